import type { CauseCode } from '../verdict/cause';
import type { CheckInput } from './check-input';
import { row } from './check-rows';
import type { CheckCode, CheckResult } from './check';
import { atStake, keptBy, placedAt, seenBy, type SeenOrder } from './seen-orders';

/** One or two may be a person's doing; from the third on it is how the shop works. */
const fewest = 3;
const dayMs = 86_400_000;
/** Nobody archives an order by hand within minutes of its placing. */
const atOnceMs = 10 * 60_000;

/** Something else in the shop acts first, and a setting then keeps the orders back. Read off real orders, never asked of anybody. */
export const patternChecks = (input: CheckInput): readonly CheckResult[] => [archivesFirst(input), fulfilsFirst(input), nobodyCaptures(input)];

function archivesFirst(input: CheckInput): CheckResult {
  if (input.settings.download.archived) return row('archives-first', 'not-applicable');
  const atOnce = keptBy(input.seen, 'download-archived').filter((order) => Date.parse(seenBy(order, 'download-archived').archivedAt ?? '') - placedAt(order) <= atOnceMs);
  return pattern(input, 'archives-first', 'E-ARCHIVED-FIRST', atOnce, lately(atOnce, input.now));
}

/** What is not fulfilled yet goes at once; a fulfilled one was so before we could take it. */
function fulfilsFirst(input: CheckInput): CheckResult {
  const { fulfilled, unfulfilled } = input.settings.download;
  if (fulfilled || !unfulfilled) return row('fulfils-first', 'not-applicable', fulfilled ? {} : { reason: 'neither' });
  const kept = keptBy(input.seen, 'download-fulfilled');
  return pattern(input, 'fulfils-first', 'E-FULFILLED-FIRST', kept, lately(kept, input.now));
}

function nobodyCaptures(input: CheckInput): CheckResult {
  if (input.settings.download.moment === 'placed') return row('nobody-captures', 'not-applicable');
  const held = input.seen.filter(({ outcome, verdict }) => outcome?.kind === 'hold' && outcome.reason === 'authorized' && verdict.status === 'waiting');
  const long = held.filter((order) => input.now - placedAt(order) > dayMs);
  return pattern(input, 'nobody-captures', 'E-NOT-CAPTURED', long, long);
}

const lately = (orders: readonly SeenOrder[], now: number): readonly SeenOrder[] => orders.filter((order) => now - placedAt(order) <= dayMs);

/** `proof`: the orders that show it; `kept`: all that the other setting would let go. */
function pattern({ shop }: CheckInput, code: CheckCode, cause: CauseCode, kept: readonly SeenOrder[], proof: readonly SeenOrder[]): CheckResult {
  if (proof.length < fewest) return row(code, 'passed', { n: String(proof.length) });
  const params = { n: String(kept.length) };
  return row(code, 'failed', params, { cause: { code: cause, params }, keeps: atStake(kept, shop.currency) });
}
