import type { Order } from '~/domain/order/order';
import type { JournalDocument } from '~/ports/journal-store';
import { toReconcile, waiting, type Conclusion } from './conclusion';
import { concludeError } from './conclude-error';
import type { OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import { recordAnswer } from './pos-trouble';

/** Whether a document that we left open is open still: a person at the till may have finished, voided or deleted it. */
export async function readStanding(job: OrderJob, access: PosAccess, order: Order, document: JournalDocument): Promise<Conclusion | 'open' | 'stands' | null> {
  const { posId, number } = document;
  if (posId === null) throw new Error(`${number} stands without an id of the POS`);
  const reading = await access.gateway.readDocument(posId, document.document);
  const error = await recordAnswer(job.deps, access, reading.ok ? null : reading.error);
  if (!reading.ok) {
    if (reading.error.kind === 'missing-reference') return toReconcile({ order: order.name, reason: 'deleted', posno: number });
    return concludeError(job, access, order, null, 'read-back', error ?? reading.error);
  }
  const { state, status: posStatus, total: posTotal } = reading.value;
  if (state === 'open' || state === 'pending') return 'open';
  if (state === 'void') return toReconcile({ order: order.name, reason: 'void', posno: number });
  const finished = await job.deps.stores.journal.finish(job.row.key, job.lease, document.document.id, { state: 'posted', posId, posStatus, posTotal, at: job.deps.clock.now() });
  return finished ? 'stands' : waiting('W-QUEUED', {}, job.deps.clock.now());
}
