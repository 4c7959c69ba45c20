import type { Order } from '~/domain/order/order';
import type { PosError } from '~/domain/posting/pos-error';
import { ok, type Result } from '~/domain/result';
import type { GateRule } from '~/domain/settings/gate-types';
import { lookInPos, saleOf } from './as-frozen';
import { wantedNumber } from './freeze-document';
import { isOlder } from './whole-journal';
import { saleIn } from './carry-sale';
import type { Judged } from './judge-order';
import type { OrderJob } from './order-job';
import type { PosAccess } from './pos-access';

/** Rules that a sale in the POS does not overrule, or that ask the POS by themselves. */
const final: ReadonlySet<GateRule> = new Set<GateRule>(['decision', 'origin', 'deleted', 'test', 'start-date']);

/**
 * An order from before the journal that does not go today: a cancellation, a tag or a switch counts only until its sale was begun, and
 * a lost journal may have begun it. The POS is asked once for each reading.
 */
export function mayHaveBegun(job: OrderJob, order: Order, hash: string, { judgement: { outcome } }: Judged): boolean {
  const { row, connection } = job;
  if (outcome.kind === 'download' || (outcome.kind === 'skip' && final.has(outcome.rule))) return false;
  if (!connection || !isOlder(order.createdAt, connection) || row.begun) return false;
  const told = row.verdict.status === 'skipped' || row.verdict.cause?.code === 'W-PAYMENT';
  return row.hash !== hash || !told;
}

export async function begunBefore(job: OrderJob, access: PosAccess, order: Order): Promise<Result<boolean, PosError>> {
  const sale = saleOf(order);
  if (!sale) return ok(false);
  const found = await lookInPos(job, access, sale, saleIn(job.documents)?.number ?? wantedNumber(job, access, order));
  // Under its number alone it may be somebody else's: whoever goes on from here gives that to a person.
  return found.ok ? ok(found.value.kind !== 'none') : found;
}
