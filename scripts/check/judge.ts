import type { FeedOrder } from '../lib/shop';
import { add, decimal, millionths, placesOf } from './decimal';
import type { FileOrder } from './folder';
import type { PosDocument } from './pos/document';

const verdicts = ['in_pos', 'partly', 'pending_pos', 'waiting', 'confirming', 'blocked', 'skipped', 'reconcile', 'handled'];

export interface CheckedOrder {
  readonly file: string;
  readonly name: string;
  readonly verdict: string | null;
  readonly cause: string | null;
  readonly purchaseTotal: string;
  readonly currentTotal: string;
  readonly posTotal: string | null;
  readonly documents: readonly (Omit<PosDocument, 'posId' | 'reference' | 'part'> & { readonly kind: string })[];
}

export interface Report {
  readonly orders: readonly CheckedOrder[];
  /** Why each lost order counts as lost, one line each. */
  readonly losses: readonly string[];
  readonly doubles: readonly string[];
  /** Orders in the POS whose total there is not the one that the file asks for. */
  readonly mismatches: readonly string[];
}

/** Verdicts come from the app; everything that they are held against comes from the files and from the POS. */
export function judge(files: readonly FileOrder[], feed: readonly FeedOrder[], pos: readonly PosDocument[], currency: string): Report {
  const told = new Map(feed.map((order) => [order.id, order]));
  const losses: string[] = [];
  const mismatches: string[] = [];
  const orders = files.map((file): CheckedOrder => {
    const order = told.get(file.id) ?? null;
    const documents = documentsOf(order, pos);
    const loss = lossOf(file, order, documents, currency);
    if (loss) losses.push(`${file.name}: ${loss}`);
    const wrong = order && (order.status === 'in_pos' || order.status === 'partly') ? wrongTotal(file, order, documents) : null;
    if (wrong) mismatches.push(`${file.name}: ${wrong}`);
    const places = placesOf(file.currency);
    return {
      file: file.file, name: file.name, verdict: order?.status ?? null, cause: order?.cause ?? null,
      purchaseTotal: decimal(file.purchaseTotal, places), currentTotal: decimal(file.currentTotal, places),
      posTotal: documents.length === 0 ? null : decimal(totalOf(documents), places),
      documents: documents.map(({ posId: _posId, reference: _reference, part: _part, ...document }) => document),
    };
  });
  return { orders, losses, doubles: doublesIn(pos), mismatches };
}

type Found = PosDocument & { readonly kind: string };

/** What the POS holds of this order: by Shopify's agreement id, or by the number that the app names. */
function documentsOf(order: FeedOrder | null, pos: readonly PosDocument[]): readonly Found[] {
  return (order?.documents ?? []).flatMap((known) => {
    const referred = pos.filter((one) => one.reference === known.id);
    const found = referred.length > 0 ? referred : pos.filter((one) => one.reference === '' && one.posNumber === known.number).slice(0, 1);
    return found.map((one) => ({ ...one, kind: known.kind }));
  });
}

const totalOf = (documents: readonly Found[]): bigint => add(documents.map((document) => millionths(document.total)));

function lossOf(file: FileOrder, order: FeedOrder | null, documents: readonly Found[], currency: string): string | null {
  if (!order || !verdicts.includes(order.status)) return 'it has no verdict';
  switch (order.status) {
    case 'waiting':
      return order.cause === 'W-PAYMENT' ? null : `it waits for ${order.cause ?? 'nothing'}, which no rule of the gate holds it for`;
    case 'blocked':
      return bearsOut(file, order.cause, currency) ? null : `it is blocked for ${order.cause ?? 'nothing'}, which its file does not bear out`;
    case 'skipped':
    case 'handled':
      return null;
    default:
      return documents.length > 0 ? null : `it is ${order.status}, and the POS does not have it`;
  }
}

/** Only three causes can stand in a file: its currency, its sums, and SKUs that nobody has. */
function bearsOut(file: FileOrder, cause: string | null, currency: string): boolean {
  if (cause === 'E-CURRENCY') return file.currency !== currency;
  if (cause === 'E-IDENTITY' || cause === 'E-SUM-MISMATCH') return file.broken.length > 0;
  if (cause === 'E-SKU-UNKNOWN') return file.skus.some((sku) => sku.startsWith('UNKNOWN'));
  return false;
}

/** What is In POS comes to Shopify's total of today (or to what was paid, where the shop owes), and holds every payment and refund of the file. */
function wrongTotal(file: FileOrder, order: FeedOrder, documents: readonly Found[]): string | null {
  const theirs = totalOf(documents);
  const places = placesOf(file.currency);
  const shopOwes = file.netPayment !== null && file.netPayment > file.currentTotal;
  const due = order.status === 'partly' ? [file.purchaseTotal, file.currentTotal] : [shopOwes ? file.netPayment : file.currentTotal];
  if (!due.includes(theirs)) return `the POS has ${decimal(theirs, places)}, the file ${decimal(file.currentTotal, places)}`;
  const paid = add(documents.flatMap((document) => document.payments.map((payment) => millionths(payment.amount))));
  if (order.status === 'partly' || file.netPayment === null || paid === file.netPayment) return null;
  return `the POS was paid ${decimal(paid, places)}, the file says ${decimal(file.netPayment, places)}`;
}

/** Agreement ids or numbers that two documents hold; the sales of several shops that carry one document are told apart by their part. */
function doublesIn(pos: readonly PosDocument[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { reference, posNumber, part } of pos) {
    for (const name of [reference, posNumber].filter((one) => one !== '')) seen.set(name + part, (seen.get(name + part) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count > 1).map(([name]) => name);
}

export const passes = (report: Report): boolean => report.losses.length === 0 && report.doubles.length === 0 && report.mismatches.length === 0;
