import { chanceFrom } from '../world/chance';

export const hour = 3_600_000;
export const start = Date.UTC(2026, 10, 20, 9);
/** The POS stops answering at `silentAt` and answers again at `backAt`, in milliseconds of virtual time. */
export const silentAt = hour;
export const backAt = silentAt + 24 * hour;

export interface PlannedShop {
  readonly index: number;
  readonly name: string;
  readonly account: string;
  /** Orders that are placed before the outage, while it lasts, and while the backlog drains. */
  readonly before: number;
  readonly waiting: number;
  readonly after: number;
}

const floodShare = 0.8;

/** One flood and several small shops; each has a POS account of its own, but for the last two, which share one. */
export function planShops(orders: number, count: number): readonly PlannedShop[] {
  const shares = Array.from({ length: count - 1 }, (_, index) => 1 / (index + 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const small = shares.map((share) => Math.max(1, Math.round((orders * (1 - floodShare) * share) / whole)));
  const flood = orders - small.reduce((sum, waiting) => sum + waiting, 0);
  return [flood, ...small].map((waiting, index) => ({
    index, name: `shop-${index + 1}.myshopify.com`, account: `till${Math.min(index, count - 2) + 1}`, before: Math.max(6, Math.ceil(waiting / 200)), waiting, after: Math.max(3, Math.ceil(waiting / 50)),
  }));
}

export const ordersOf = ({ before, waiting, after }: PlannedShop): number => before + waiting + after;
export const isWaiting = ({ before, waiting }: PlannedShop, number: number): boolean => number >= before && number < before + waiting;

/** The same chance for the same order, asked again as often as one likes: nothing has to be remembered of any. */
export const chanceOf = ({ index }: PlannedShop, number: number) => chanceFrom(index * 10_000_000 + number);

/** When the shop's order of that number is placed, in virtual time: evenly over each of its three phases, and later ones always later. */
export function placedAt(shop: PlannedShop, number: number): number {
  const within = (from: number, until: number, place: number, count: number): number => Math.floor(from + ((place + chanceOf(shop, number).next()) * (until - from)) / count);
  if (number < shop.before) return within(0, silentAt, number, shop.before);
  if (number < shop.before + shop.waiting) return within(silentAt, backAt, number - shop.before, shop.waiting);
  return within(backAt, backAt + 2 * hour, number - shop.before - shop.waiting, shop.after);
}

/** How many of the shop's orders are placed by then. */
export function placedBy(shop: PlannedShop, now: number): number {
  let [low, high] = [0, ordersOf(shop)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placedAt(shop, middle) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
