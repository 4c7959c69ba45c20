import { acceptCustom, customView, fieldsOfGroup, missingFields, requireCustom } from '../custom-values';
import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { invalid } from '../refusal';
import type { Entry, JsonObject, Line } from '../rows';
import { lineValue } from '../totals';
import { amount } from '../views';
import { itemOfLine } from './items';

const GROUP = 'sales.transaction.line_item';

/** Reads a line of an order or ticket; on an update, what is not sent stays. */
export function readLine(draft: Draft, fields: Fields, before: Line | null, mayBeNegative: boolean): Line {
  const named = fields.has('item_id') || fields.has('item_lookup') || !before;
  const item = named ? itemOfLine(draft, fields) : draft.find('items', before.item_id);
  const qty = fields.number('qty') ?? before?.qty ?? fields.fault('qty', "can't be blank") ?? 0;
  if (qty === 0 && fields.has('qty')) fields.fault('qty', 'must not be zero');
  if (qty < 0 && !mayBeNegative) fields.fault('qty', 'must be greater than 0');
  const price = fields.amount('adjusted_unit_price') ?? fields.amount('unit_price') ?? before?.unit_price ?? item?.price ?? 0;
  const original = fields.amount('original_unit_price') ?? before?.original_unit_price ?? item?.price ?? price;
  const from = fields.has('ship_from_location_id')
    ? fields.ref('ship_from_location_id', 'locations')
    : (before?.ship_from_location_id ?? null);
  const description = fields.text('description') ?? before?.description ?? item?.description ?? '';
  const created_at = fields.stamp('created_at') ?? before?.created_at ?? draft.stamp();
  fields.check();
  const custom = acceptCustom(draft, GROUP, fields.custom() ?? {}, before?.custom);
  if (draft.switches.requiredBlocksAt[GROUP] === 'create') requireCustom(draft, GROUP, custom);
  return {
    id: before?.id ?? draft.nextId('lines'),
    item_id: item?.id ?? 0,
    description,
    qty,
    unit_price: price,
    original_unit_price: original,
    ship_from_location_id: from,
    order_line_id: before?.order_line_id ?? null,
    custom,
    created_at,
  };
}

/** Stops a sale whose lines still miss required values. */
export function requireLines(draft: Draft, lines: readonly Line[]): void {
  if (lines.length === 0) throw invalid({ lines: "can't be empty" });
  for (const line of lines) requireCustom(draft, GROUP, line.custom);
}

export function lineView(draft: Draft, line: Line, owner: JsonObject): JsonObject {
  const item = draft.find('items', line.item_id);
  const price = amount(draft, line.unit_price);
  return {
    id: line.id,
    type: 'ItemLine',
    ...owner,
    item_id: line.item_id,
    item_public_id: item?.public_id ?? null,
    description: line.description,
    qty: line.qty,
    unit_price: price,
    adjusted_unit_price: price,
    current_unit_price: price,
    final_unit_price: price,
    original_unit_price: amount(draft, line.original_unit_price),
    value: amount(draft, lineValue(line)),
    ship_from_location_id: line.ship_from_location_id,
    order_line_id: line.order_line_id,
    custom: customView(draft, GROUP, line.custom),
    allowable_custom_field_keys: fieldsOfGroup(draft, GROUP).map((field) => field.key),
    prompt_for: { missing_fields: missingFields(draft, GROUP, line.custom), missing_reason_codes: [] },
    created_at: line.created_at,
  };
}

export function entryView(draft: Draft, entry: Entry, owner: JsonObject): JsonObject {
  return { id: entry.id, ...owner, description: entry.description, value: amount(draft, entry.value) };
}

/** A tax, shipping or discount entry that a client sends. */
export function readEntry(draft: Draft, fields: Fields, name: 'value' | 'amount'): Entry {
  const description = fields.text('description') ?? '';
  const value = fields.amount(name) ?? fields.fault(name, "can't be blank") ?? 0;
  fields.check();
  return { id: draft.nextId('lines'), description, value, automatic: false, order_entry_id: null };
}
