import type { Order } from '~/domain/order/order';
import { formatMinor } from '~/domain/money/format';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome } from '~/domain/posting/step';
import { fail, ok, type Result } from '~/domain/result';
import type { PosDocument, RequiredProduct } from '~/domain/translation/document';
import { byTime } from '~/domain/translation/later-agreements';
import { translateOrder } from '~/domain/translation/translate-order';
import type { PosDocumentReading, PosLineReading } from '~/ports/pos-gateway';
import type { OrderCase } from './order-job';
import type { PosReach } from './pos-access';
import { recordAnswer } from './pos-trouble';
import { isOlder } from './whole-journal';

/** The order as it stood then: what was agreed and paid since follows as documents of its own. */
export const asOf = (order: Order, at: number): Order => ({
  ...order,
  agreements: order.agreements.filter((agreement) => agreement.kind === 'order' || agreement.happenedAt < at),
  transactions: order.transactions.filter((transaction) => transaction.processedAt < at),
});

/**
 * Edits fold into a sale that is not frozen yet. Where a lost journal may have frozen it before them, the POS tells: an edit that stands
 * there by itself was not folded, and otherwise the sale's lines and total say with which edits it was made.
 */
export async function asOnceFrozen(job: OrderCase, access: PosReach, order: Order, number: string): Promise<Result<Order, PosError>> {
  const edits = order.agreements.filter((agreement) => agreement.kind === 'edit').sort(byTime);
  const sale = saleOf(order);
  if (edits.length === 0 || sale === null || !isOlder(order.createdAt, access.connection)) return ok(order);
  const found = await findInPos(job, access, sale, number);
  if (!found.ok || found.value === null) return found.ok ? ok(order) : found;
  for (const edit of edits) {
    const alone = await findInPos(job, access, { ...sale, id: edit.id, kind: 'edit' }, number);
    if (!alone.ok) return alone;
    if (alone.value !== null) return ok(asOf(order, edit.happenedAt));
  }
  const { gateway } = access;
  const reading = await gateway.readDocument(found.value, sale);
  const lines = reading.ok && gateway.readLines ? await gateway.readLines(found.value) : null;
  const trouble = !reading.ok ? reading.error : lines && !lines.ok ? lines.error : null;
  const error = await recordAnswer(job.deps, access, trouble);
  if (trouble || !reading.ok) return fail(error ?? trouble ?? { kind: 'unreachable', detail: '' });
  const cuts = [order, ...edits.reverse().map((edit) => asOf(order, edit.happenedAt))];
  return ok(cuts[bestOf(cuts.map((cut) => fits(saleOf(cut), reading.value, lines?.ok ? lines.value : null)))] ?? order);
}

/**
 * How well the POS's sale fits: 2 = it is that one, 1 = it is a beginning of it, 0 = it is another. Preparing it was cut short where it is pending.
 * What the shop owes may cost what goods or a gift card did that an edit took away or added: of two that fit, the one whose lines are of the same products fits better.
 */
const fits = (sale: PosDocument | null, reading: PosDocumentReading, lines: readonly PosLineReading[] | null): number =>
  2 * fitsBy(plainLine, sale, reading, lines) + (lines?.every((line) => line.product !== undefined) && fitsBy(tellingLine, sale, reading, lines) > 0 ? 1 : 0);

type LineName = (quantity: string, unitPrice: bigint, product: RequiredProduct | null | undefined) => string;
const plainLine: LineName = (quantity, unitPrice) => `${quantity} at ${unitPrice}`;
const tellingLine: LineName = (quantity, unitPrice, product) => `${plainLine(quantity, unitPrice, product)} of ${product ?? 'goods'}`;

function fitsBy(nameOf: LineName, sale: PosDocument | null, reading: PosDocumentReading, lines: readonly PosLineReading[] | null): number {
  if (!sale) return 0;
  const unfinished = reading.state === 'pending';
  if (!unfinished && formatMinor(sale.total, sale.currency) !== reading.total) return 0;
  if (!lines) return unfinished ? 1 : 2;
  const rest = sale.lines.filter((line) => line.quantity !== 0).map((line) => nameOf(String(line.quantity), line.unitPrice, line.target.kind === 'product' ? line.target.product : null));
  for (const line of lines.filter((one) => one.quantity !== '0').map((one) => nameOf(one.quantity, one.unitPrice, one.product))) {
    const place = rest.indexOf(line);
    if (place < 0) return 0;
    rest.splice(place, 1);
  }
  return rest.length === 0 ? 2 : unfinished ? 1 : 0;
}

/** The first of the best: an edit is folded unless something speaks against it. */
const bestOf = (scores: readonly number[]): number => scores.indexOf(Math.max(...scores));

/** The POS's id of what it holds under the document's reference. A POS may keep goods that an edit takes off among its returns, and the others among its sales. */
async function findInPos(job: OrderCase, access: PosReach, document: PosDocument, number: string): Promise<Result<string | null, PosError>> {
  const kinds: readonly PosDocument['kind'][] = document.kind === 'sale' ? ['sale'] : ['edit', 'return'];
  for (const kind of kinds) {
    const answer = await lookInPos(job, access, { ...document, kind }, number);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'one') return ok(answer.value.externalId);
  }
  return ok(null);
}

/** What the POS says of the document; a question that it did not answer is an error. */
export async function lookInPos(job: OrderCase, access: PosReach, document: PosDocument, number: string): Promise<Result<FindOutcome, PosError>> {
  const answer = await access.gateway.findDocument(document, number, access.connection.referenceField);
  return answer.kind === 'cannot-tell' && answer.error ? fail((await recordAnswer(job.deps, access, answer.error)) ?? answer.error) : ok(answer);
}

export function saleOf(order: Order): PosDocument | null {
  const translated = translateOrder(order);
  return translated.ok ? (translated.value.documents[0] ?? null) : null;
}
