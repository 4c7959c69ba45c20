import { formatMinor } from '../money/format';
import { parseMinor } from '../money/parse';
import type { GateOutcome, GateRule, RuleTrace } from '../settings/gate-types';
import type { Instant } from '../time';
import type { CauseCode } from '../verdict/cause';
import type { Verdict } from '../verdict/verdict';
import type { OrdersAtStake } from './check';

/** An order of the last days, as its row tells it: real orders show what settings keep back and what will be met. */
export interface SeenOrder {
  readonly placedAt: Instant | null;
  readonly firstSeenAt: Instant;
  readonly outcome: GateOutcome | null;
  readonly trace: readonly RuleTrace[];
  readonly verdict: Pick<Verdict, 'status' | 'cause'>;
  readonly needs: readonly string[];
  readonly currentTotal: string | null;
  readonly currency: string | null;
}

/** What "the last days" are: long enough for every weekday, short enough to be like today. */
export const seenDays = 7;
/** Beyond so many the newest are taken, and the figures say "at least". */
export const mostSeen = 2_000;

export const placedAt = (order: SeenOrder): Instant => order.placedAt ?? order.firstSeenAt;

/** Orders that go, or go once they are paid. */
const goes = ({ outcome }: SeenOrder): boolean => outcome !== null && outcome.kind !== 'skip';

/** How many would have met it, had it been so all along. */
export const expected = (orders: readonly SeenOrder[], meets: (needs: readonly string[]) => boolean = () => true): number => orders.filter((order) => goes(order) && meets(order.needs)).length;

/** Orders that this rule alone keeps back: without it they would go. */
export const keptBy = (orders: readonly SeenOrder[], rule: GateRule): readonly SeenOrder[] =>
  orders.filter(({ outcome, trace }) => outcome?.kind === 'skip' && outcome.rule === rule && trace.every((line) => line.rule === rule || (line.result !== 'skips' && line.result !== 'holds')));

/** Orders that wait for this and nothing else. */
export const waitingFor = (orders: readonly SeenOrder[], code: CauseCode): readonly SeenOrder[] => orders.filter(({ verdict }) => verdict.status === 'waiting' && verdict.cause?.code === code);

export const seenBy = ({ trace }: SeenOrder, rule: GateRule): Readonly<Record<string, string>> => trace.find((line) => line.rule === rule)?.seen ?? {};

/** Orders in another currency than the shop's are counted, not added. */
export function atStake(orders: readonly SeenOrder[], shopCurrency: string | null): OrdersAtStake {
  const currency = shopCurrency ?? 'USD';
  const amounts = orders.filter((order) => order.currency === currency).map((order) => parseMinor(order.currentTotal ?? '0', currency));
  return { orders: orders.length, amount: formatMinor(amounts.reduce((sum, amount) => sum + (amount.ok ? amount.value : 0n), 0n), currency) };
}
