/** Duties and additional fees as rows of the ledger. */
import { negative, NOTHING, plus, readMoney } from '../rest/money';
import { listOf, textOf, wordsOf } from '../rest/read';
import type { Line } from './lines';
import { orderId, taxesIncluded, type OrderRecord } from './record';
import type { Sale } from './sale';
import { taxesOf, taxTotal } from './taxes';

export function duties(record: OrderRecord, lines: readonly Line[]): Sale[] {
  return lines.flatMap((line) =>
    listOf(line.rest, 'duties').map((duty) => extraSale(record, 'DutySale', 'DUTY', textOf(duty, 'id') ?? `${line.id}6`, duty)),
  );
}

export function fees(record: OrderRecord): Sale[] {
  return listOf(record.order, 'additional_fees').map((fee, at) =>
    extraSale(record, 'AdditionalFeeSale', 'ADDITIONAL_FEE', textOf(fee, 'id') ?? `${orderId(record)}65${at}`, fee),
  );
}

function extraSale(record: OrderRecord, type: string, lineType: string, of: string, rest: OrderRecord['order']): Sale {
  const taxes = taxesOf(rest);
  const tax = taxTotal(taxes);
  const price = readMoney(rest, 'price') ?? NOTHING;
  const amount = taxesIncluded(record) ? price : plus(price, tax);
  const extra = { name: wordsOf(rest, 'name') ?? wordsOf(rest, 'title') ?? '', price, taxes };
  return { type, action: 'ORDER', lineType, quantity: null, amount, tax, discount: NOTHING, taxes, of, extra };
}

/** Duties that a refund gave back. */
export function dutiesBack(record: OrderRecord, refund: OrderRecord['order']): Sale[] {
  return listOf(refund, 'duties').map((row, at) => {
    const price = negative(readMoney(row, 'amount') ?? NOTHING);
    const of = textOf(row, 'duty_id') ?? `${orderId(record)}66${at}`;
    const extra = { name: '', price, taxes: [] };
    return { type: 'DutySale', action: 'RETURN', lineType: 'DUTY', quantity: null, amount: price, tax: NOTHING, discount: NOTHING, taxes: [], of, extra };
  });
}
