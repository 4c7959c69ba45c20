import type { Body } from '../body';
import type { Context } from '../context';
import { readRate } from '../decimals';
import type { Draft } from '../draft';
import { itemByCode } from '../resources/items';
import { ratesFor } from '../resources/taxes';
import { malformed, rule } from '../refusal';
import type { Item, Sale, SaleLine } from '../rows';

/** A line of this sale as the body describes it; `before` when it exists. */
export function writtenLine(context: Context, sale: Sale, body: Body, before: SaleLine | null): SaleLine {
  const { draft } = context;
  const item = itemOf(draft, body) ?? (before?.itemID ? draft.find('Item', before.itemID) : null);
  const parent = parentOf(context, body, before);
  const unitQuantity = body.integer('unitQuantity') ?? before?.unitQuantity ?? 1;
  if (unitQuantity < 0 && !context.may('register_refund')) throw context.forbidden('register_refund');
  if (parent && unitQuantity > 0) throw rule('A refund line must have a negative unitQuantity.');
  if (parent && item && parent.itemID !== item.id) throw rule('A refund line must be of the item of its parentSaleLineID.');
  // A sale without a tax category taxes nothing, whatever its lines ask for.
  const tax = sale.taxCategoryID !== 0 && (body.flag('tax') ?? before?.tax ?? parent?.tax ?? item?.tax ?? true);
  const taxClassID = body.row(draft, 'taxClassID', 'TaxClass')?.id ?? before?.taxClassID ?? item?.taxClassID ?? 0;
  const rates = ratesFor(draft, draft.find('TaxCategory', sale.taxCategoryID), taxClassID);
  const line = {
    saleID: sale.id,
    itemID: item?.id ?? parent?.itemID ?? 0,
    note: body.child('Note')?.text('note') ?? before?.note ?? '',
    unitQuantity,
    unitPrice: body.amount('unitPrice') ?? before?.unitPrice ?? parent?.unitPrice ?? item?.price ?? 0,
    ...discountOf(body, before),
    tax,
    taxClassID,
    ...rates,
    employeeID: body.row(draft, 'employeeID', 'Employee')?.id ?? before?.employeeID ?? sale.employeeID,
    shopID: sale.shopID,
    parentSaleLineID: parent?.id ?? 0,
  };
  const stamp = draft.stamp();
  return { ...line, id: before?.id ?? draft.nextId('SaleLine'), createTime: before?.createTime ?? stamp, timeStamp: stamp };
}

function itemOf(draft: Draft, body: Body): Item | null {
  const code = body.text('itemCode') ?? '';
  const item = body.row(draft, 'itemID', 'Item') ?? (code === '' ? null : itemByCode(draft, code));
  if (code !== '' && !item) throw malformed(`No Item matches itemCode '${code}'.`);
  if (item?.archived && draft.switches.archivedItem === 'refused') throw rule(`Item ${item.id} is archived and cannot be sold.`);
  if (item?.itemType.startsWith('serialized') && draft.switches.serializedItem === 'refused') {
    throw rule(`Item ${item.id} is serialized; a serial number is required.`);
  }
  return item;
}

function discountOf(body: Body, before: SaleLine | null) {
  const discountAmount = body.amount('discountAmount') ?? 0;
  const discountPercent = body.rate('discountPercent') ?? 0;
  if (discountAmount !== 0 && discountPercent !== 0) throw malformed('A line may have discountAmount or discountPercent, not both.');
  if (discountAmount < 0 || discountPercent < 0) throw malformed('A discount must not be negative.');
  if (discountPercent > (readRate(1) ?? 0)) throw malformed('discountPercent must be at most 1.00.');
  if (!body.has('discountAmount') && !body.has('discountPercent') && before) {
    return { discountAmount: before.discountAmount, discountPercent: before.discountPercent };
  }
  return { discountAmount, discountPercent };
}

function parentOf(context: Context, body: Body, before: SaleLine | null): SaleLine | null {
  const id = body.id('parentSaleLineID') ?? before?.parentSaleLineID ?? 0;
  if (id === 0) return null;
  const sale = context.draft.all('Sale').find((one) => one.lines.some((line) => line.id === id));
  const line = sale?.lines.find((one) => one.id === id);
  if (!sale || !line) throw malformed(`Invalid parentSaleLineID: SaleLine ${id} does not exist.`);
  if (!sale.completed || sale.voided) throw rule('Only lines of a completed sale can be refunded.');
  return line;
}

/** All refunds of a line together may not exceed what was sold. */
export function refuseOverRefund(draft: Draft, sale: Sale): void {
  const parents = new Set(sale.lines.map((line) => line.parentSaleLineID).filter((id) => id !== 0));
  if (parents.size === 0) return;
  const others = draft.all('Sale').filter((one) => one.id !== sale.id && !one.voided && !one.archived);
  for (const id of parents) {
    const refunded = [...others, sale].flatMap((one) => one.lines).filter((line) => line.parentSaleLineID === id);
    const sold = others.flatMap((one) => one.lines).find((line) => line.id === id)?.unitQuantity ?? 0;
    const units = refunded.reduce((sum, line) => sum - line.unitQuantity, 0);
    if (units > sold) throw rule(`Refunds of SaleLine ${id} exceed its quantity: ${units} of ${sold}.`);
  }
}
