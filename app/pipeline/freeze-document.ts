import { laterValues } from '~/domain/checks/field-defaults';
import type { Order } from '~/domain/order/order';
import type { PosMapping } from '~/domain/posting/mapping';
import { posNumber } from '~/domain/posting/pos-number';
import { formatMinor } from '~/domain/money/format';
import type { PosDocument } from '~/domain/translation/document';
import type { FieldDefaults } from '~/domain/settings/settings';
import { laterNumberLength } from '~/domain/translation/later-number';
import { remarksOf } from '~/domain/translation/remarks';
import type { JournalDocument, PlannedStep } from '~/ports/journal-store';
import { note } from './order-job';
import type { Posting } from './posting';
import { isOlder } from './whole-journal';

/** The order's own number in the account: prefix and order name, with room for what later documents append. */
export async function saleNumber({ job, access }: Posting, order: Order): Promise<string> {
  const base = posNumber(job.settings.settings.pos.numberPrefix, order.name, access.gateway.manifest.numberMaxLength - laterNumberLength);
  return job.deps.stores.journal.takeNumber(access.connection.account.id, job.row.key, base);
}

/** Number, lines, taxes, tenders, mapped ids and every step's key and hash, in one transaction, before anything is sent. */
export async function freezeDocument(posting: Posting, order: Order, number: string, document: PosDocument, mapping: PosMapping): Promise<JournalDocument | null> {
  const { job, access } = posting;
  const { connection } = access;
  const frozen = await job.deps.stores.journal.freeze(job.row.key, job.lease, {
    document, number, accountId: connection.account.id, mapping,
    steps: planOf(posting, order, document, number, mapping),
    looksFirst: isOlder(document.kind === 'sale' ? order.createdAt : document.happenedAt, connection),
    at: job.deps.clock.now(),
  });
  if (!frozen) return null;
  note(job, 'document.frozen', { number, kind: document.kind, total: formatMinor(document.total, document.currency) });
  return findDocument(posting, document.id);
}

/** The same amounts with today's mapping, for the steps that have not been made yet; or, with `revised`, an open document changed in place. */
export async function amendDocument(posting: Posting, order: Order, frozen: JournalDocument, mapping: PosMapping, revised: PosDocument | null = null): Promise<JournalDocument | null> {
  const { job } = posting;
  const document = revised ?? frozen.document;
  const amended = withLateValues(mapping, frozen);
  const steps = planOf(posting, order, document, frozen.number, amended);
  const written = await job.deps.stores.journal.amend(job.row.key, job.lease, frozen.document.id, { ...(revised ? { document: revised } : {}), mapping: amended, steps, at: job.deps.clock.now() });
  if (!written) return null;
  note(job, revised ? 'document.revised' : 'document.amended', { number: frozen.number, total: formatMinor(document.total, document.currency) });
  return findDocument(posting, frozen.document.id);
}

/** Custom values that the POS's transaction was made without. */
function withLateValues(mapping: PosMapping, { steps, mapping: before }: JournalDocument): PosMapping {
  const late = laterValues(mapping.customValues, before.customValues);
  const known = before.lateValues ?? {};
  const groups = [...new Set([...Object.keys(known), ...Object.keys(late)])] as (keyof FieldDefaults)[];
  if (groups.length === 0 || !steps.some((step) => step.isDocument && step.state === 'done')) return mapping;
  return { ...mapping, lateValues: Object.fromEntries(groups.map((group) => [group, { ...known[group], ...late[group] }])) };
}

function planOf({ access, sale }: Posting, order: Order, document: PosDocument, number: string, mapping: PosMapping): readonly PlannedStep[] {
  return access.gateway
    .plan({ document, number, mapping, buyer: order.buyer, remarks: remarksOf(order), sale })
    .map(({ key, kind, bodyHash, isDocument, prepares }) => ({ key, kind, bodyHash, isDocument, prepares }));
}

async function findDocument(posting: Posting, id: string): Promise<JournalDocument | null> {
  const documents = await posting.job.deps.stores.journal.documents(posting.job.row.key);
  return documents.find((one) => one.document.id === id && one.state !== 'thawed') ?? null;
}
