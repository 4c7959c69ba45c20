import type { Buyer } from '~/domain/order/buyer';
import type { Order } from '~/domain/order/order';
import type { PosMapping } from '~/domain/posting/mapping';
import { posNumber } from '~/domain/posting/pos-number';
import { formatMinor } from '~/domain/money/format';
import type { PosDocument } from '~/domain/translation/document';
import type { JournalDocument, PlannedStep } from '~/ports/journal-store';
import { note } from './order-job';
import type { Posting } from './posting';

/** Number, lines, taxes, tenders, mapped ids and every step's key and hash, in one transaction, before anything is sent. */
export async function freezeSale(posting: Posting, order: Order, document: PosDocument, mapping: PosMapping, buyer: Buyer | null): Promise<JournalDocument | null> {
  const { job, access } = posting;
  const { journal } = job.deps.stores;
  const accountId = access.connection.account.id;
  const base = posNumber(job.settings.settings.pos.numberPrefix, order.name, access.gateway.manifest.numberMaxLength);
  const number = await journal.takeNumber(accountId, job.row.key, base);
  const frozen = await journal.freeze(job.row.key, job.lease, {
    document, number, accountId, mapping,
    steps: planOf(posting, document, number, mapping, buyer),
    // The journal may be younger than the POS: a reinstall or a restored database forgets what an earlier one posted.
    looksFirst: order.createdAt < access.connection.connectedAt,
    at: job.deps.clock.now(),
  });
  if (!frozen) return null;
  note(job, 'document.frozen', { number, kind: document.kind, total: formatMinor(document.total, document.currency) });
  return findDocument(posting, document.id);
}

/** The same amounts with today's mapping, for the steps that have not been made yet. */
export async function amendSale(posting: Posting, frozen: JournalDocument, mapping: PosMapping, buyer: Buyer | null): Promise<JournalDocument | null> {
  const { job } = posting;
  const steps = planOf(posting, frozen.document, frozen.number, mapping, buyer);
  const written = await job.deps.stores.journal.amend(job.row.key, job.lease, frozen.document.id, { mapping, steps, at: job.deps.clock.now() });
  if (!written) return null;
  note(job, 'document.amended', { number: frozen.number });
  return findDocument(posting, frozen.document.id);
}

function planOf(posting: Posting, document: PosDocument, number: string, mapping: PosMapping, buyer: Buyer | null): readonly PlannedStep[] {
  return posting.access.gateway
    .plan({ document, number, mapping, buyer })
    .map(({ key, kind, bodyHash, isDocument, prepares }) => ({ key, kind, bodyHash, isDocument, prepares }));
}

async function findDocument(posting: Posting, id: string): Promise<JournalDocument | null> {
  const documents = await posting.job.deps.stores.journal.documents(posting.job.row.key);
  return documents.find((one) => one.document.id === id && one.state !== 'thawed') ?? null;
}
