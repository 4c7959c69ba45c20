import type { Order } from '~/domain/order/order';
import { formatMinor } from '~/domain/money/format';
import type { PosDocument } from '~/domain/translation/document';
import { laterAgreements } from '~/domain/translation/later-agreements';
import { laterNumber } from '~/domain/translation/later-number';
import { translateOrder } from '~/domain/translation/translate-order';
import type { PosDocumentReading } from '~/ports/pos-gateway';
import { asOf } from './as-frozen';
import { saleIn } from './carry-sale';
import { concludeError } from './conclude-error';
import { toReconcile, type Conclusion } from './conclusion';
import type { Judged } from './judge-order';
import { wantedNumber } from './freeze-document';
import { note, type OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import { recordAnswer } from './pos-trouble';

/**
 * A sale from before the start date that changed after it: a reinstall may have lost the journal of what an earlier installation
 * posted, so the POS is asked for it before the change is given to a person.
 */
export function changedAfterStart(job: OrderJob, order: Order, judged: Judged): boolean {
  const { outcome } = judged.judgement;
  if (outcome.kind !== 'skip' || outcome.rule !== 'start-date' || saleIn(job.documents)) return false;
  return laterOf(order).some((agreement) => agreement.happenedAt >= startOf(job));
}

interface Adopted {
  readonly document: PosDocument;
  readonly number: string;
  readonly reading: PosDocumentReading;
}

/** Takes over what the POS holds under our references, as it was at the start date. Anything but that, whole and equal, is for a person. Null = lease lost. */
export async function adoptSale(job: OrderJob, access: PosAccess, order: Order): Promise<Conclusion | 'adopted' | null> {
  const change = laterOf(order).find((agreement) => agreement.happenedAt >= startOf(job));
  const unclear = toReconcile({ order: order.name, reason: 'before-start', date: new Date(change?.happenedAt ?? order.updatedAt).toISOString(), posno: '' });
  const translated = translateOrder(asOf(order, startOf(job)));
  if (!translated.ok) return unclear;
  const found: Adopted[] = [];
  for (const document of translated.value.documents) {
    const one = await lookUp(job, access, order, document, found[0] ?? null);
    if (one === null) return unclear;
    if ('verdict' in one) return one;
    found.push(one);
  }
  const [sale] = found;
  const { account } = access.connection;
  if (!sale || (await job.deps.stores.journal.takeNumber(account.id, job.row.key, sale.number)) !== sale.number) return unclear;
  return (await keep(job, account.id, found)) ? 'adopted' : null;
}

async function lookUp(job: OrderJob, access: PosAccess, order: Order, document: PosDocument, sale: Adopted | null): Promise<Adopted | Conclusion | null> {
  const { gateway, connection } = access;
  const number = sale ? laterNumber(sale.number, order, sale.document, document.id) : wantedNumber(job, access, order);
  const answer = await gateway.findDocument(document, number, connection.referenceField);
  if (answer.kind === 'cannot-tell' && answer.error) {
    const error = await recordAnswer(job.deps, access, answer.error);
    return concludeError(job, access, order, null, null, error ?? answer.error);
  }
  if (answer.kind !== 'one') return null;
  const reading = await gateway.readDocument(answer.externalId, document);
  const error = await recordAnswer(job.deps, access, reading.ok ? null : reading.error);
  if (!reading.ok) return concludeError(job, access, order, null, null, error ?? reading.error);
  const same = reading.value.state === 'final' && reading.value.total === formatMinor(document.total, document.currency);
  return same ? { document, number: reading.value.number, reading: reading.value } : null;
}

async function keep(job: OrderJob, accountId: string, found: readonly Adopted[]): Promise<boolean> {
  const { journal } = job.deps.stores;
  const key = job.row.key;
  for (const { document, number, reading } of found) {
    const at = job.deps.clock.now();
    const { externalId: posId, status: posStatus, total: posTotal } = reading;
    const written = (await journal.freeze(key, job.lease, { document, number, accountId, mapping: nothingMapped, steps: [], looksFirst: true, at })) &&
      (await journal.finish(key, job.lease, document.id, { state: 'posted', posId, posStatus, posTotal, at }));
    if (!written) return false;
    note(job, 'document.adopted', { number, posId });
  }
  return true;
}

/** What was posted elsewhere has no plan of ours. */
const nothingMapped = {
  stationId: null, sourceLocationId: null, stationAt: {}, itemIds: {}, shipFrom: {}, paymentTypes: {}, salesRep: null, referenceField: null, customValues: {}, autoInvoice: true,
};

const startOf = (job: OrderJob): number => job.settings.settings.download.startDate ?? 0;
const laterOf = (order: Order) => laterAgreements(order, new Set(order.agreements.filter((agreement) => agreement.kind === 'order').map((agreement) => agreement.id)));
