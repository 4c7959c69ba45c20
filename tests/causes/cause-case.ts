import type { Order } from '~/domain/order/order';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Params, Status } from '~/domain/verdict/verdict';
import type { PosKind } from './place';
import type { Stand } from './stand';

/** One way in which a cause comes about, what is then said of it, and how it ends. */
export interface CauseCase {
  readonly code: CauseCode;
  /** Completes "E-REQ-FIELD: …". */
  readonly how: string;
  readonly pos?: PosKind;
  /** False: nothing is connected before the case itself does it. */
  readonly connected?: false;
  /** Where it is told; on each order's own page where it is not given. `home`: as a problem that stops nothing. */
  readonly on?: 'checks' | 'home';
  /** Why nothing brings it about; its texts are read all the same, with these values. */
  readonly cannot?: { readonly why: string; readonly params: Params };
  /** Makes it so; the orders that meet it, all of them. */
  readonly strike?: (stand: Stand) => Promise<readonly Order[]>;
  /** Status of those orders, where their pages tell of it. */
  readonly status?: Status;
  /** What title and body name in both languages, or in each. */
  readonly names?: readonly string[] | { readonly en: readonly string[]; readonly fr: readonly string[] };
  /** How many orders the page says wait on it; all of them where it is not given and they are blocked. */
  readonly held?: number;
  /** The button, as a person presses it; absent where it goes by itself or nothing is to be done. */
  readonly fix?: (stand: Stand, orders: readonly Order[]) => Promise<void>;
  /** Why there is no fix. */
  readonly noFix?: string;
  /** Why the check goes on failing though the orders went. */
  readonly lasts?: string;
  /** What becomes of the orders: In POS at Shopify's total where it is not given. */
  readonly then?: Status;
  /** What the POS then holds of each, where that is not Shopify's total. */
  readonly total?: string;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_none, index) => index + 1);

/** Two orders of one belt each, unless more is said. */
export const twoBelts = (stand: Stand, more: (number: number) => Partial<Order> = () => ({}), count = 2): readonly Order[] => numbers(count).map((number) => stand.order(number, more(number)));

/** The first of them; there is one. */
export const first = (orders: readonly Order[]): Order => {
  const [one] = orders;
  if (!one) throw new Error('no order');
  return one;
};

/** The same button on each order's page. */
export const pressed = (which: 'first' | 'second') => async (stand: Stand, orders: readonly Order[]): Promise<void> => {
  for (const order of orders) await stand.press(order, which);
};
