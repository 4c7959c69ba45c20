import type { Order } from '~/domain/order/order';
import { posNumber } from '~/domain/posting/pos-number';
import type { PosError } from '~/domain/posting/pos-error';
import { ok, type Result } from '~/domain/result';
import type { GateRule } from '~/domain/settings/gate-types';
import { laterNumberLength } from '~/domain/translation/later-number';
import { findInPos, saleOf } from './as-frozen';
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
  const { row, connection, documents } = job;
  if (outcome.kind === 'download' || (outcome.kind === 'skip' && final.has(outcome.rule))) return false;
  if (!connection || !isOlder(order.createdAt, connection) || row.begun || row.decision.kind !== 'none') return false;
  // A sale that was frozen before the journal was whole may have gone on without it.
  const sale = saleIn(documents);
  if (sale && !isOlder(sale.frozenAt, connection)) return false;
  const told = row.verdict.status === 'skipped' || row.verdict.cause?.code === 'W-PAYMENT';
  return row.hash !== hash || !told;
}

export async function begunBefore(job: OrderJob, access: PosAccess, order: Order): Promise<Result<boolean, PosError>> {
  const sale = saleOf(order);
  if (!sale) return ok(false);
  const number = posNumber(job.settings.settings.pos.numberPrefix, order.name, access.gateway.manifest.numberMaxLength - laterNumberLength);
  const found = await findInPos(job, access, sale, number);
  return found.ok ? ok(found.value !== null) : found;
}
