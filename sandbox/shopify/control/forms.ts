/** Reads the small JSON forms of the control API. Amounts may be text or JSON numbers; both are read digit by digit. */
import { parseAmount, type Amount } from '../rest/amount';
import { isObject, parseJson, type Json, type JsonObject } from '../rest/json';
import { flagOf, listOf, textOf, wordsOf } from '../rest/read';
import { Refused } from '../commands/command';
import type { BuildLine } from '../commands/build-lines';
import type { BuildForm } from '../commands/build';
import type { PaymentForm } from '../commands/build-payments';
import type { EditForm } from '../commands/edit';
import type { RefundForm } from '../commands/refund';
import { linesOf } from '../order/lines';
import { digitsOf, type OrderRecord } from '../order/record';

export function formIn(text: string): JsonObject {
  const value: Json = text.trim() === '' ? {} : parseJson(text);
  if (!isObject(value)) throw new Refused('the body has to be a JSON object');
  return value;
}

export function amountOf(form: JsonObject, key: string): Amount | null {
  const text = wordsOf(form, key);
  if (text === null) return null;
  const amount = parseAmount(text);
  if (amount === null || amount < 0n) throw new Refused(`${key} is not an amount: ${text}`);
  return amount;
}

export function wholeOf(form: JsonObject, key: string, otherwise: number): number {
  const text = wordsOf(form, key);
  if (text === null) return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw new Refused(`${key} is not a whole number: ${text}`);
  return Number(text);
}

export function buildLines(form: JsonObject, key: string): BuildLine[] {
  return listOf(form, key).map((line) => {
    const sku = wordsOf(line, 'sku');
    const price = amountOf(line, 'price');
    if (price === null) throw new Refused('every line needs a price');
    const quantity = wholeOf(line, 'quantity', 1);
    if (quantity < 1) throw new Refused('every line needs a quantity of at least 1');
    return {
      sku,
      title: wordsOf(line, 'title') ?? sku ?? 'Custom item',
      price,
      quantity,
      giftCard: flagOf(line, 'giftCard'),
      taxable: line.taxable !== false,
      locationId: digitsOf(textOf(line, 'locationId') ?? '') || null,
    };
  });
}

export function buildForm(form: JsonObject, currency: string): BuildForm {
  const kind = textOf(form, 'customer');
  const rate = wordsOf(form, 'taxRate');
  const taxes = listOf(form, 'taxes').map((tax) => ({
    title: textOf(tax, 'title') ?? 'Sales tax',
    rate: textOf(tax, 'rate') ?? '0',
  }));
  const rates = taxes.length > 0 ? taxes : rate === null ? [] : [{ title: 'Sales tax', rate }];
  for (const tax of rates) if (parseAmount(tax.rate) === null) throw new Refused(`not a tax rate: ${tax.rate}`);
  const createdAt = textOf(form, 'createdAt');
  if (createdAt !== null && Number.isNaN(Date.parse(createdAt))) throw new Refused(`createdAt is not a time: ${createdAt}`);
  return {
    lines: buildLines(form, 'lines'),
    discountPercent: wordsOf(form, 'discountPercent'),
    discountAmount: amountOf(form, 'discountAmount'),
    discountCode: wordsOf(form, 'discountCode'),
    shipping: amountOf(form, 'shipping'),
    shippingDiscount: amountOf(form, 'shippingDiscount'),
    tip: amountOf(form, 'tip') || null,
    rates,
    taxesIncluded: flagOf(form, 'taxesIncluded'),
    archived: flagOf(form, 'archived'),
    fulfilled: flagOf(form, 'fulfilled'),
    test: flagOf(form, 'test'),
    payment: paymentForm(form),
    buyer: {
      kind: form.customer === false || kind === 'none' ? 'none' : kind === 'guest' ? 'guest' : 'account',
      firstName: wordsOf(form, 'firstName') ?? 'Maya',
      lastName: wordsOf(form, 'lastName') ?? 'Lindqvist',
      email: wordsOf(form, 'email') ?? 'maya.lindqvist@example.com',
    },
    currency: wordsOf(form, 'currency') ?? currency,
    sourceName: wordsOf(form, 'sourceName') ?? 'web',
    note: wordsOf(form, 'note'),
    tags: textOf(form, 'tags') ?? '',
    createdAt: createdAt === null ? null : Date.parse(createdAt),
  };
}

function paymentForm(form: JsonObject): PaymentForm {
  const word = textOf(form, 'paid');
  const state =
    form.paid === false || word === 'pending'
      ? 'pending'
      : word === 'authorized' || word === 'partially_paid' || word === 'none'
        ? word
        : 'paid';
  const tenders = listOf(form, 'tenders').map((tender) => ({
    gateway: wordsOf(tender, 'gateway') ?? 'shopify_payments',
    amount: amountOf(tender, 'amount'),
  }));
  const gateway = wordsOf(form, 'gateway');
  return {
    state,
    giftCard: amountOf(form, 'giftCard'),
    tenders: tenders.length === 0 && gateway ? [{ gateway, amount: null }] : tenders,
  };
}

export function refundForm(form: JsonObject, record: OrderRecord): RefundForm {
  const both = (amount: Amount | null) => (amount === null ? null : { shop: amount, presentment: amount });
  const amount = both(amountOf(form, 'amount'));
  const nothingSaid = !Array.isArray(form.lines) && form.shipping === undefined && amount === null;
  return {
    lines: nothingSaid
      ? linesOf(record)
          .filter((line) => line.currentQuantity > 0)
          .map((line) => ({ lineId: line.id, quantity: line.currentQuantity }))
      : chosenLines(form, record),
    shipping:
      form.shipping === true || (nothingSaid && listOf(record.order, 'shipping_lines').length > 0)
        ? 'all'
        : both(amountOf(form, 'shipping')),
    amount,
    restock: flagOf(form, 'restock'),
    note: wordsOf(form, 'note'),
  };
}

export function editForm(form: JsonObject, record: OrderRecord): EditForm {
  return { add: buildLines(form, 'add'), change: chosenLines(form, record, 'change'), note: wordsOf(form, 'note') };
}

/** Lines named by `lineId`, `sku`, or, where the order has only one, by nothing. */
export function chosenLines(form: JsonObject, record: OrderRecord, key = 'lines'): { lineId: string; quantity: number }[] {
  const lines = linesOf(record);
  return listOf(form, key).map((row) => {
    const id = digitsOf(textOf(row, 'lineId') ?? textOf(row, 'id') ?? '');
    const sku = wordsOf(row, 'sku');
    const line = lines.find((candidate) =>
      id ? candidate.id === id : sku ? textOf(candidate.rest, 'sku') === sku : lines.length === 1,
    );
    if (!line) throw new Refused(`the order has no line ${id || sku || ''}`.trim());
    return { lineId: line.id, quantity: wholeOf(row, 'quantity', line.currentQuantity) };
  });
}
