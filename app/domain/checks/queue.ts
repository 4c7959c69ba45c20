import type { CheckInput } from './check-input';
import { iso, row } from './check-rows';
import type { CheckResult } from './check';
import { atStake } from './seen-orders';

/** Older than this, due work is a sign that nothing takes it. */
const stuckMs = 10 * 60_000;

/** Is anything left lying? */
export const queueChecks = (input: CheckInput): readonly CheckResult[] => [line(input), inDoubt(input)];

function line({ backlog, now }: CheckInput): CheckResult {
  const stuck = backlog.oldestDueAt !== null && now - backlog.oldestDueAt > stuckMs;
  return row('queue', stuck ? 'failed' : 'passed', { due: String(backlog.due), planned: String(backlog.planned), since: backlog.oldestDueAt === null ? '' : iso(backlog.oldestDueAt) });
}

/** The POS is being asked by itself; said because nothing more of these orders is sent until it has answered. */
const inDoubt = ({ confirming, seen, shop }: CheckInput): CheckResult =>
  confirming > 0 ? row('in-doubt', 'failed', { n: String(confirming) }, { keeps: atStake(seen.filter(({ verdict }) => verdict.status === 'confirming'), shop.currency) }) : row('in-doubt', 'passed');
