import type { Circuit } from '../health/circuit';
import type { PosCall } from '../health/speed';
import type { Repair } from '../posting/repair';
import type { Settings } from '../settings/settings';
import type { Instant } from '../time';
import type { Cause } from '../verdict/verdict';
import type { AccountDemands } from './account-blockers';
import type { Closed } from './check-rows';
import type { PosFacts } from './pos-facts';
import type { SeenOrder } from './seen-orders';
import type { ShopifySide } from './shopify';

export interface CheckInput {
  readonly now: Instant;
  readonly settings: Settings;
  /** Null while the POS may not be asked; the checks that need it then say that they could not check. */
  readonly facts: PosFacts | null;
  /** Why it may not, where that is known. */
  readonly closed: Closed | null;
  /** Rights that we need and were not granted; empty where the POS does not tell. */
  readonly missingRights: readonly string[];
  readonly manifest: ({ readonly name: string } & AccountDemands) | null;
  readonly connection: {
    readonly state: 'connected' | 'stopped' | 'disconnected';
    readonly stoppedFor: 'unauthorised' | 'forbidden' | null;
    readonly stoppedAt: Instant | null;
    readonly lastAnswerMs: number | null;
    readonly referenceField: string | null;
    readonly account: { readonly currency: string; readonly circuit: Circuit; readonly calls: readonly PosCall[] };
  } | null;
  readonly shop: { readonly currency: string | null; readonly scopes: readonly string[]; readonly wantedScopes: readonly string[] };
  /** Deliveries and the comparison with Shopify, as the stores know them. */
  readonly shopify: Pick<ShopifySide, 'sweep' | 'lastNews' | 'sweepMs'>;
  readonly backlog: { readonly due: number; readonly planned: number; readonly oldestDueAt: Instant | null };
  /** Orders whose step was sent and not answered. */
  readonly confirming: number;
  /** What a fix has begun in the account and not ended. */
  readonly repair: Pick<Repair, 'steps' | 'startedAt'> | null;
  /** Problems that are open, with the orders tied to them. */
  readonly problems: readonly { readonly cause: Cause; readonly subject: string; readonly orders: number }[];
  /** The orders of the last days, the newest first. */
  readonly seen: readonly SeenOrder[];
}
