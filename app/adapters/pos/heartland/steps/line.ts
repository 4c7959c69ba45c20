import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { DocumentLine } from '~/domain/translation/document';
import { amount, rawAmount, rawId, rawNumber, text, type WireRecord } from '../wire';
import { lineText } from './remark';
import { base, created, failed, need, pick, type StepContext } from './shared';

export const itemIdFor = ({ request }: StepContext, line: DocumentLine, facts: StepFacts): string =>
  line.target.kind === 'item' ? (request.mapping.itemIds[line.key] ?? '') : need(facts, `product:${line.target.product}.id`);

/** Net of tax and discounts; the list price beside it shows the mark-down in the POS's reports. */
export function lineStep(context: StepContext, line: DocumentLine): PosStep {
  const { document, mapping } = context.request;
  const key = `line:${line.key}`;
  const shipFrom = mapping.shipFrom[line.key];
  const fixed = {
    qty: rawNumber(String(line.quantity)),
    adjusted_unit_price: rawAmount(line.unitPrice, document.currency),
    original_unit_price: rawAmount(line.originalUnitPrice, document.currency),
    ...(shipFrom ? { ship_from_location_id: rawId(shipFrom) } : {}),
    ...(line.target.kind === 'product' && line.description !== '' ? { description: line.description } : {}),
    ...(mapping.customValues.line ? { custom: mapping.customValues.line } : {}),
  };
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}/lines`;
  const fits = (row: WireRecord, itemId: string): boolean =>
    text(row, 'item_id') === itemId && sameCount(text(row, 'qty'), line.quantity) && amount(row, 'adjusted_unit_price', document.currency) === line.unitPrice;
  return {
    ...base(key, 'create', [line.target, fixed], { matter: { kind: 'line', key: line.key } }),
    send: async (facts, startBefore) => {
      const itemId = itemIdFor(context, line, facts);
      const written = lineText(context, line);
      const made = await context.api.create(path(facts), { item_id: rawId(itemId), ...fixed, ...(written === null ? {} : { description: written }) }, startBefore);
      // The item was merged, deleted or archived since it was found: it is looked up again.
      if (!made.ok && made.error.kind === 'rejected' && (made.error.field === 'item_id' || made.error.field === 'item')) return failed({ kind: 'missing-reference', externalId: itemId, what: 'item' });
      return created(key, made);
    },
    find: async (facts, taken) => pick(key, await context.api.list(path(facts)), taken, (row) => fits(row, itemIdFor(context, line, facts))),
  };
}

/** "2", "2.0" and "2.000" are the same count. */
export const sameCount = (told: string, quantity: number): boolean => told.replace(/\.0+$/, '') === String(quantity);
