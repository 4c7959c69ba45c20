import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow } from '~/ports/order-store';
import { orderNumber } from './order-number';
import type { ReadStores } from './read-stores';
import { sumsOf } from './stopped-sums';

const pageSize = 100;

/** Every order with its verdict and documents, page by page, for tools that compare. Times are milliseconds since 1970, amounts decimal texts. */
export async function presentOrdersFeed(stores: ReadStores, installationId: string, cursor: string | null) {
  const page = await stores.orders.list({ installationId, cursor, limit: pageSize });
  const orders = await Promise.all(page.rows.map(async (row) => feedRow(row, await stores.journal.documents(row.key))));
  return { orders, next: page.next };
}

const feedRow = (row: OrderRow, documents: readonly JournalDocument[]) => ({
  id: orderNumber(row),
  name: row.name,
  status: row.verdict.status,
  cause: row.verdict.cause?.code ?? null,
  causeParams: row.verdict.cause?.params ?? {},
  alsoNeeded: row.verdict.alsoNeeded.map((cause) => cause.code),
  sums: sumsOf([...(row.verdict.cause ? [row.verdict.cause] : []), ...row.verdict.alsoNeeded]),
  nextTryAt: row.verdict.nextTryAt,
  posNumber: row.posNumber,
  purchaseTotal: row.purchaseTotal,
  currentTotal: row.currentTotal,
  documents: documents
    .filter((one) => one.state !== 'thawed')
    .map((one) => ({
      id: one.document.id,
      kind: one.document.kind,
      number: one.number,
      posId: one.posId,
      state: one.state,
      posTotal: one.posTotal,
    })),
});
