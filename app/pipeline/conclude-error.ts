import { accountBlockers } from '~/domain/checks/account-blockers';
import { adviceFor } from '~/domain/posting/retry';
import type { PosError } from '~/domain/posting/pos-error';
import type { Order } from '~/domain/order/order';
import type { JournalDocument } from '~/ports/journal-store';
import { factReader } from './chosen-products';
import { concludeBlockers } from './conclude-blockers';
import { blockedBy, toReconcile, waiting, type Conclusion } from './conclusion';
import type { Deps } from './deps';
import { askAll, refreshFacts, rereadFacts } from './gather-facts';
import type { OrderJob } from './order-job';
import { accessRefused, type PosAccess } from './pos-access';

/** A POS error of one step (or of the reading before the first) as a verdict. */
export async function concludeError(job: OrderJob, access: PosAccess, order: Order, document: JournalDocument | null, step: string | null, error: PosError): Promise<Conclusion | null> {
  const { deps, row } = job;
  const now = deps.clock.now();
  switch (error.kind) {
    case 'unauthorised':
      return accessRefused({ ...access.connection, stoppedFor: 'unauthorised', stoppedAt: now });
    case 'forbidden':
      return blockedBy('E-POS-RIGHT', error.right, { permission: error.right, code: '403' });
    case 'throttled':
      return waiting('W-POS-LIMIT', {}, error.until);
    case 'rejected':
      return rejected(job, access, order, document, step, error);
    case 'missing-reference':
      if (error.what === 'sale') return toReconcile({ order: order.name, reason: 'deleted', posno: document?.number ?? '' });
      return missing(job, access, document, error);
    case 'already-exists':
      return toReconcile({ order: order.name, reason: 'number-taken', posno: document?.number ?? '' });
    case 'unreachable':
    case 'in-doubt': {
      const advice = adviceFor(error, { attempts: row.attempts, troubleSince: row.troubleSince, now });
      if (advice.kind !== 'later') return blockedBy('E-GAVE-UP', '', { order: order.name, since: new Date(row.troubleSince ?? now).toISOString() });
      return waiting('W-RETRY', { system: access.gateway.manifest.name }, advice.at, { countsAsTry: true });
    }
  }
}

/** The facts are read afresh before the order is tried again, because the refusal shows that they have changed. */
async function rejected(job: OrderJob, access: PosAccess, order: Order, document: JournalDocument | null, step: string | null, error: Extract<PosError, { kind: 'rejected' }>): Promise<Conclusion> {
  const accountId = access.connection.account.id;
  const facts = await refreshFacts(job.deps, accountId, await job.deps.stores.connections.facts(accountId), askAll, factReader(job.deps, accountId, access.gateway));
  const fields = facts.customFields.kind === 'known' ? facts.customFields.value : [];
  const field = fields.find((one) => one.key === error.field || one.name === error.field);
  if (field || (error.customField && error.field !== null)) {
    const key = field?.key ?? error.field ?? '';
    return blockedBy('E-REQ-FIELD', field ? `${field.group}.${key}` : key, { field: field?.name ?? key, key, group: field?.group ?? '', order: order.name });
  }
  const asked = facts.switches?.kind === 'known' ? facts.switches.value.find((one) => one.on && one.field === error.field) : undefined;
  if (asked) return blockedBy('E-REQ-SWITCH', asked.name, { order: order.name, reason: asked.name, field: asked.field });
  if (error.payment) return blockedBy('E-PAY-REFUSED', error.field ?? '', { order: order.name, message: error.message });
  // What changed since the facts were read explains it better than the POS's sentence, and is one problem for all orders that meet it.
  const causes = document ? accountBlockers(document.document, job.settings.settings, facts, access.gateway.manifest) : [];
  if (causes.length > 0) return concludeBlockers(causes);
  return blockedBy('E-POS-REJECTED', error.field ?? step ?? '', { order: order.name, field: error.field ?? '', message: error.message, step: step ?? '' });
}

/** Whether a SKU or a required product led to it. Products are read anew, so that the plan does not choose it again. */
async function forgetItem(deps: Deps, { connection, gateway }: PosAccess, externalId: string): Promise<void> {
  const accountId = connection.account.id;
  await deps.stores.records.forget(accountId, 'item', externalId);
  const chosen = await deps.stores.records.links(accountId, 'product');
  if (!chosen.some((link) => link.externalId === externalId)) return;
  await deps.stores.records.forget(accountId, 'product', externalId);
  await rereadFacts(deps, accountId, gateway, ['products']);
}

/** Something that we made for the document itself. It may only be slow to appear; made once more it might be there twice. */
const isOwn = (document: JournalDocument | null, externalId: string | null): boolean =>
  externalId !== null && (document?.steps.some((step) => !step.prepares && step.state === 'done' && step.externalId === externalId) ?? false);

/** What was recorded is gone from the POS: its id is forgotten, and the find-or-create that led to it runs once more. */
async function missing(job: OrderJob, access: PosAccess, document: JournalDocument | null, error: Extract<PosError, { kind: 'missing-reference' }>): Promise<Conclusion | null> {
  const { stores, clock } = job.deps;
  const again = job.row.attempts >= 3;
  if (error.externalId !== null) {
    if (error.what === 'item') await forgetItem(job.deps, access, error.externalId);
    if (document && !(await stores.journal.voidRecord(job.row.key, job.lease, document.document.id, error.externalId))) return null;
  }
  if (again && isOwn(document, error.externalId)) return toReconcile({ order: document?.document.orderName ?? '', reason: 'deleted', posno: document?.number ?? '' });
  if (again) return blockedBy('E-POS-REJECTED', error.what, { field: error.what, message: error.externalId ?? '', order: document?.document.orderName ?? '', step: '' });
  return waiting('W-RETRY', { system: access.gateway.manifest.name }, clock.now() + 1_000, { countsAsTry: true });
}
