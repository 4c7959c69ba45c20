import type { Blocker } from '~/domain/checks/check';
import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { Order } from '~/domain/order/order';
import { explainedParams } from '~/domain/translation/explain';
import type { JournalDocument } from '~/ports/journal-store';
import type { PosDocumentReading } from '~/ports/pos-gateway';
import { rereadFacts } from './gather-facts';
import { toReconcile, waiting, type Conclusion } from './conclusion';
import { concludeError } from './conclude-error';
import { concludeBlockers } from './conclude-blockers';
import { note, type OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import type { PostResult } from './post-document';
import type { Carried } from './carry-document';

/** What the run made of one document: it stands in the POS, or a verdict says why not. */
export async function concludePosting(job: OrderJob, access: PosAccess, order: Order, carried: Carried): Promise<Conclusion | 'stands' | null> {
  switch (carried.kind) {
    case 'blocked':
      return concludeBlockers(carried.blockers);
    case 'pos-error':
      return concludeError(job, access, order, carried.document, null, carried.error);
    case 'other-account':
      return toReconcile({ order: order.name, reason: 'other-account', posno: carried.document.number });
    case 'owed':
      return waiting('W-PAYMENT', { order: order.name, reason: 'must-balance', owed: formatMinor(carried.owed, order.currency), currency: order.currency }, null);
    case 'tried':
      return concludeTry(job, access, order, carried.document, carried.result);
  }
}

async function concludeTry(job: OrderJob, access: PosAccess, order: Order, document: JournalDocument, result: Exclude<PostResult, { kind: 'lease-lost' }>): Promise<Conclusion | 'stands' | null> {
  switch (result.kind) {
    case 'posted':
      return concludeReading(job, order, document, result.reading);
    case 'error': {
      const conclusion = await concludeError(job, access, order, document, result.step, result.error);
      if (conclusion?.verdict.status === 'blocked') await finish(job, document, { state: 'stopped', posId: result.posId });
      return conclusion;
    }
    case 'doubt': {
      const cause = { code: 'W-IN-DOUBT' as const, params: { order: order.name, posno: document.number } };
      return { verdict: { status: 'confirming', cause, alsoNeeded: [], nextTryAt: result.lookAt }, blockers: [], dueAt: result.lookAt };
    }
    case 'waits':
      return waiting('W-QUEUED', {}, result.until);
    case 'many':
      note(job, 'document.reconcile', { number: document.number, reason: result.externalIds.join(', ') });
      await finish(job, document, { state: 'reconcile', posId: result.posId });
      return toReconcile({ order: order.name, reason: 'many', posno: document.number, a: result.externalIds[0] ?? '', b: result.externalIds[1] ?? '' });
    case 'differs': {
      note(job, 'document.stopped', { number: document.number, ours: result.ours, theirs: result.theirs });
      await finish(job, document, { state: 'stopped', posId: result.posId, posTotal: result.theirs });
      return concludeBlockers([totalsDiffer(order, document, result.ours, result.theirs)]);
    }
    case 'left-pending':
      return leftPending(job, order, document, result.posId, result.reason, await namesOf(job, access, result.fields));
  }
}

async function concludeReading(job: OrderJob, order: Order, document: JournalDocument, reading: PosDocumentReading): Promise<Conclusion | 'stands' | null> {
  const { externalId: posId, status: posStatus, total: posTotal } = reading;
  const ours = formatMinor(document.document.total, document.document.currency);
  const mayStayOpen = !document.mapping.autoInvoice || document.document.owed > 0n;
  if (reading.state === 'void') {
    await finish(job, document, { state: 'reconcile', posId, posStatus, posTotal });
    return toReconcile({ order: order.name, reason: 'void', posno: document.number });
  }
  if (reading.state === 'pending' || (reading.state === 'open' && !mayStayOpen)) return leftPending(job, order, document, posId, posStatus, []);
  if (posTotal !== ours) {
    await finish(job, document, { state: 'stopped', posId, posStatus, posTotal });
    return concludeBlockers([totalsDiffer(order, document, ours, posTotal)]);
  }
  const state = reading.state === 'final' ? 'posted' : 'open';
  return (await finish(job, document, { state, posId, posStatus, posTotal })) ? 'stands' : null;
}

/** The POS names what it misses by key; people know the name. Read now, for the field may be younger than what is known of the account. */
async function namesOf({ deps }: OrderJob, { connection, gateway }: PosAccess, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return keys;
  const { customFields } = await rereadFacts(deps, connection.account.id, gateway, ['customFields']);
  return customFields.kind === 'known' ? keys.map((key) => customFields.value.find((field) => field.key === key && (field.group === 'transaction' || field.group === 'line'))?.name ?? key) : keys;
}

/** Created but not finished: stock is not moved yet, and that is said with the POS's own reason. */
async function leftPending(job: OrderJob, order: Order, document: JournalDocument, posId: string | null, reason: string, fields: readonly string[]): Promise<Conclusion> {
  note(job, 'document.left-pending', { number: document.number, reason });
  await finish(job, document, { state: 'left-pending', posId });
  const units = document.document.lines.reduce((sum, line) => sum + (line.target.kind === 'item' ? line.quantity : 0), 0);
  const params = { order: order.name, posno: document.number, reason, fields: fields.join(', '), n: String(units) };
  const cause = { code: 'E-POS-PENDING' as const, params };
  return {
    verdict: { status: 'pending_pos', cause, alsoNeeded: [], nextTryAt: null },
    blockers: [{ cause, subject: fields.join(',') || reason }],
    dueAt: null,
    patch: { posNumber: document.number },
  };
}

function totalsDiffer(order: Order, { document, number }: JournalDocument, ours: string, theirs: string): Blocker {
  const { currency } = document;
  const told = parseMinor(theirs, currency);
  const difference = told.ok ? told.value - document.total : 0n;
  const explained = explainedParams(order, difference);
  // The POS wants its payments to the cent, so no tolerance of ours closes a difference there.
  const closes = explained.closes === 'tolerance' ? '' : explained.closes;
  const params = { order: order.name, posno: number, ours, theirs, currency, diff: formatMinor(difference, currency), ...explained, closes };
  return { cause: { code: 'E-POS-TOTAL', params }, subject: order.id };
}

async function finish(job: OrderJob, document: JournalDocument, input: { state: JournalDocument['state']; posId?: string | null; posStatus?: string | null; posTotal?: string | null }): Promise<boolean> {
  return job.deps.stores.journal.finish(job.row.key, job.lease, document.document.id, { ...input, at: job.deps.clock.now() });
}
