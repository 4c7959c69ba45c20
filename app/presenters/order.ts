import type { Order } from '~/domain/order/order';
import { overridableCodes } from '~/domain/verdict/verdict-of-gate';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow, TimelineEntry } from '~/ports/order-store';
import { fixOf, type OrderIntent } from './fix';
import { fixPanel, type FixGround } from './fix-panel';
import { sumsOf } from './stopped-sums';
import { presentMoney } from './money-sides';
import { orderNumber } from './order-number';
import type { ReadStores } from './read-stores';
import { unmatchedOf } from './unmatched';

export interface OrderSight {
  readonly installation: Installation;
  /** Numeric order id. */
  readonly id: string;
  /** Shopify's own reading of this moment, or null when it could not be had in time. */
  readonly read: Order | null;
  /** Address of a document in the POS's own screens. */
  readonly linkTo: (posId: string, document: JournalDocument['document']) => string | null;
  /** What fixes in place are chosen from; without it the page has its buttons alone. */
  readonly ground?: FixGround | null;
  readonly adminOrigin: string;
  readonly now: Instant;
}

/** Why did this order not download, what do I do, what happens next? Null = not an order of this installation. */
export async function presentOrder(stores: ReadStores, sight: OrderSight) {
  const { installation, id, now } = sight;
  const key = `${installation.id}/${id}`;
  const row = await stores.orders.get(key);
  if (!row) return null;
  const [documents, entries, problems] = await Promise.all([
    stores.journal.documents(key),
    stores.orders.timeline(key),
    stores.problems.open(installation.id),
  ]);
  const { verdict } = row;
  const panelOf = (cause: Cause) => (sight.ground ? fixPanel(cause, sight.ground) : null);
  const heldBy = (cause: Cause): number =>
    problems
      .filter((problem) => problem.cause.code === cause.code && sameParams(problem.cause, cause))
      .reduce((sum, problem) => sum + problem.orders, 0);
  return {
    now,
    id: orderNumber(row),
    name: row.name ?? orderNumber(row),
    status: verdict.status,
    shopifyLink: `${sight.adminOrigin}/store/${installation.shop.replace(/\.myshopify\.com$/, '')}/orders/${orderNumber(row)}`,
    posLink: posLinkOf(documents, sight.linkTo),
    cause: verdict.cause && { ...verdict.cause, fix: fixOf(verdict.cause), panel: panelOf(verdict.cause), held: heldBy(verdict.cause) },
    alsoNeeded: verdict.alsoNeeded.map((cause) => ({ ...cause, fix: fixOf(cause), panel: panelOf(cause) })),
    unmatched: unmatchedOf([...(verdict.cause ? [verdict.cause] : []), ...verdict.alsoNeeded]),
    nextTryAt: verdict.nextTryAt,
    decision:
      row.decision.kind === 'none'
        ? null
        : { kind: row.decision.kind, by: row.decision.by, at: row.decision.at, note: row.decision.note },
    intents: intentsOf(row),
    trace: row.trace,
    judgedVersion: row.judgedVersion,
    documents: documents.map((one) => presentDocument(one, sight)),
    money: moneyOf(sight.read, documents, row, entries),
    timeline: [...entries].reverse().map(({ id: entryId, at, code, params }) => ({ id: entryId, at, code, params })),
    facts: {
      orderId: row.orderId,
      placedAt: row.placedAt,
      firstSeenAt: row.firstSeenAt,
      lastTriedAt: row.lastTriedAt,
      attempts: row.attempts,
      posNumber: row.posNumber,
      posIds: documents.flatMap((one) => (one.posId === null ? [] : [one.posId])),
    },
  };
}

export const posLinkOf = (documents: readonly JournalDocument[], linkTo: OrderSight['linkTo']): string | null =>
  documents.map((one) => (one.posId === null ? null : linkTo(one.posId, one.document))).find((link) => link !== null) ?? null;

function moneyOf(read: Order | null, documents: readonly JournalDocument[], row: OrderRow, entries: readonly TimelineEntry[]) {
  const sides = presentMoney(read, documents, { purchase: row.purchaseTotal, current: row.currentTotal, currency: row.currency });
  return sides && { ...sides, calculation: calculationOf(row.verdict), tolerated: entries.findLast((entry) => entry.code === 'notice.tolerance')?.params ?? null };
}

/** The sums that stopped it, as they were reckoned then. */
function calculationOf({ cause, alsoNeeded }: OrderRow['verdict']) {
  const sums = sumsOf([...(cause ? [cause] : []), ...alsoNeeded]);
  return sums && { code: sums.code, left: sums.left, right: sums.right, diff: sums.diff };
}

/** What a person may say about the order as it stands; the page offers nothing that would be refused. */
export function intentsOf(row: OrderRow): readonly OrderIntent[] {
  const { kind } = row.decision;
  const { status, cause } = row.verdict;
  // Changed since it was handled: it can be closed again, which covers the change as well.
  if (kind === 'handled' && status === 'reconcile') return ['handle', 'undo'];
  if (kind === 'handled' || kind === 'left-out') return ['undo'];
  const open: OrderIntent[] = status === 'skipped' && !row.begun && kind !== 'included' && cause && overridableCodes.has(cause.code) ? ['include'] : [];
  const retries: OrderIntent[] = status === 'skipped' || status === 'in_pos' ? [] : ['retry'];
  const closes: OrderIntent[] =
    status === 'in_pos' || (status === 'skipped' && cause?.code !== 'S-TOO-OLD') ? [] : row.begun || status === 'skipped' ? ['handle'] : ['handle', 'leave-out'];
  return [...open, ...retries, ...closes, ...(kind === 'included' && !row.begun ? ['undo' as const] : [])];
}

const presentDocument = (one: JournalDocument, sight: OrderSight) => ({
  id: one.document.id,
  kind: one.document.kind,
  number: one.number,
  state: one.state,
  posStatus: one.posStatus,
  posId: one.posId,
  posTotal: one.posTotal,
  currency: one.document.currency,
  link: one.posId === null ? null : sight.linkTo(one.posId, one.document),
});

/** The same question about the same subject: parameters that name the order itself do not count. */
const sameParams = (problem: Cause, cause: Cause): boolean =>
  Object.entries(problem.params).every(
    ([name, value]) => ['order', 'time', 'since', 'posno', 'n'].includes(name) || cause.params[name] === value,
  );
