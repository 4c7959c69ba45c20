import { copyOf, numeral, type JsonObject } from '../rest/json';
import { listOf, textOf } from '../rest/read';
import { agreementsOf } from '../order/agreements';
import { linesOf } from '../order/lines';
import { currenciesOf, orderId, type OrderEdit, type OrderRecord } from '../order/record';
import { taxesOf } from '../order/taxes';
import { announce, changedAt, Refused, touched, updated, type Outcome, type Tools } from './command';
import { builtLine, type BuildLine } from './build-lines';
import { moveTotals, settle } from './settle';

export interface EditForm {
  readonly add: readonly BuildLine[];
  /** New quantities. More units become a line of their own, as a further sale; fewer are removed from the line. */
  readonly change: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly note: string | null;
}

export function editOrder(record: OrderRecord, form: EditForm, tools: Tools): Outcome {
  const lines = linesOf(record);
  const removed: { lineId: string; quantity: number }[] = [];
  const more: BuildLine[] = [...form.add];
  for (const change of form.change) {
    const line = lines.find((candidate) => candidate.id === change.lineId);
    if (!line) throw new Refused(`the order has no line ${change.lineId}`);
    const delta = change.quantity - line.currentQuantity;
    if (delta < 0) removed.push({ lineId: line.id, quantity: -delta });
    if (delta > 0) {
      more.push({
        sku: textOf(line.rest, 'sku'),
        title: textOf(line.rest, 'title') ?? '',
        price: line.unit.shop,
        quantity: delta,
        giftCard: line.kind === 'GIFT_CARD',
        taxable: line.taxes.length > 0,
        locationId: null,
      });
    }
  }
  if (removed.length === 0 && more.length === 0) throw new Refused('the edit changes nothing');
  const rates = ratesOf(record);
  const added = more.map((line) =>
    builtLine(
      line,
      { currency: currenciesOf(record).shop, included: record.order.taxes_included === true, rates, discounts: [] },
      tools,
    ),
  );
  const order = touched(record, tools);
  const rows = listOf(order, 'line_items');
  for (const row of removed) {
    const rest = rows.find((line) => textOf(line, 'id') === row.lineId);
    const line = lines.find((candidate) => candidate.id === row.lineId);
    if (!rest || !line) continue;
    const left = line.currentQuantity - row.quantity;
    rest.current_quantity = numeral(left);
    rest.fulfillable_quantity = numeral(Math.min(left, Number(textOf(rest, 'fulfillable_quantity') ?? left)));
  }
  order.line_items = [...rows, ...added];
  if (added.length > 0 && order.fulfillment_status === 'fulfilled') order.fulfillment_status = 'partial';
  const edit: OrderEdit = {
    id: tools.nextId(),
    at: changedAt(order),
    note: form.note,
    added: added.map((line) => textOf(line, 'id') ?? ''),
    removed,
  };
  const next = { ...record, order, edits: [...record.edits, edit] };
  const sales = agreementsOf(next).find((agreement) => agreement.id.endsWith(`/${edit.id}`))?.sales ?? [];
  moveTotals(order, record, sales);
  settle(order, record.transactions, record);
  return updated(next, announce('orders/edited', next, bodyOf(next, edit)));
}

function ratesOf(record: OrderRecord): { title: string; rate: string }[] {
  const own = [record.order, ...listOf(record.order, 'line_items')]
    .flatMap((source) => taxesOf(source))
    .filter((tax) => tax.rate !== null);
  return [...new Map(own.map((tax) => [tax.title, { title: tax.title, rate: tax.rate ?? '0' }])).values()];
}

/** `orders/edited` says which lines changed, not the order. */
function bodyOf(record: OrderRecord, edit: OrderEdit): JsonObject {
  const quantityOf = (id: string) =>
    textOf(listOf(record.order, 'line_items').find((line) => textOf(line, 'id') === id) ?? null, 'quantity') ?? '0';
  const none = { additions: [], removals: [] };
  return {
    order_edit: {
      id: numeral(edit.id),
      app_id: null,
      created_at: edit.at,
      notify_customer: false,
      order_id: numeral(orderId(record)),
      staff_note: edit.note ?? '',
      user_id: null,
      line_items: {
        additions: edit.added.map((id) => ({ id: numeral(id), delta: numeral(quantityOf(id)) })),
        removals: edit.removed.map((row) => ({ id: numeral(row.lineId), delta: numeral(row.quantity) })),
      },
      discounts: { line_item: copyOf(none) },
      shipping_lines: { additions: [] },
    },
  };
}
