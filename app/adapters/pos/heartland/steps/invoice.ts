import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { DocumentLine } from '~/domain/translation/document';
import { amount, rawId, rawNumber, text } from '../wire';
import { giveUpUnique } from '../account';
import type { HeartlandApi } from '../api';
import { itemIdFor, sameCount } from './line';
import { readBack } from './status';
import { base, cannotTell, created, failed, need, none, one, pick, done, type StepContext } from './shared';

/** One invoice for each ship-from location: invoiced elsewhere, the sale would count and move stock in the wrong place. */
export interface InvoicePart {
  readonly key: string;
  readonly locationId: string | null;
  readonly lines: readonly DocumentLine[];
}

export function invoiceParts({ request: { document, mapping } }: StepContext): readonly InvoicePart[] {
  const groups = new Map<string, DocumentLine[]>();
  for (const line of document.lines.filter((one) => one.quantity !== 0)) {
    const location = mapping.shipFrom[line.key] ?? '';
    groups.set(location, [...(groups.get(location) ?? []), line]);
  }
  if (groups.size === 0) groups.set('', []);
  return [...groups].map(([location, lines], index) => ({ key: index === 0 ? 'invoice' : `invoice-${index + 1}`, locationId: location || mapping.sourceLocationId, lines }));
}

export function invoiceSteps(context: StepContext): readonly PosStep[] {
  const parts = invoiceParts(context);
  return [
    ...parts.flatMap((part) => [invoiceStep(context, part), ...part.lines.map((line) => invoiceLineStep(context, part, line))]),
    invoiceTotalStep(context, parts),
    ...parts.map((part) => completeStep(context, part)),
  ];
}

function invoiceStep({ api, request: { mapping } }: StepContext, part: InvoicePart): PosStep {
  const station = mapping.stationAt[part.locationId ?? ''] ?? mapping.stationId;
  const fixed = { ...(station ? { station_id: rawId(station) } : {}), ...(part.locationId ? { source_location_id: rawId(part.locationId) } : {}) };
  return {
    ...base(part.key, 'create', fixed),
    send: async (facts, startBefore) => {
      const body = { order_id: rawId(need(facts, 'order.id')), customer_id: rawId(need(facts, 'customer.id')), ...fixed };
      return created(part.key, await despiteUnique(api, mapping, startBefore, () => api.create('sales/invoices', body, startBefore)));
    },
    find: async (facts, taken) => {
      const orderId = need(facts, 'order.id');
      const rows = await api.list('sales/invoices', { order_id: rawId(orderId) });
      return pick(part.key, rows, taken, (row) => text(row, 'order_id') === orderId && (part.locationId === null || text(row, 'source_location_id') === part.locationId));
    },
  };
}

/**
 * Whether an account copies the order's reference to its invoice, and then refuses it there as taken, is unknown.
 * Where it does, the reference stays and *unique* is given up.
 */
async function despiteUnique<T>(api: HeartlandApi, mapping: PosMapping, startBefore: number, send: () => Promise<Result<T, PosError>>): Promise<Result<T, PosError>> {
  const made = await send();
  const key = mapping.referenceField;
  if (made.ok || key === null || !('field' in made.error) || made.error.field !== key) return made;
  const given = await giveUpUnique(api, key, startBefore);
  return given.ok ? send() : given;
}

/** The price comes from the order's line, which is named because the same item may stand on two. */
function invoiceLineStep(context: StepContext, part: InvoicePart, line: DocumentLine): PosStep {
  const key = `${part.key}-line:${line.key}`;
  const path = (facts: StepFacts): string => `sales/invoices/${need(facts, `${part.key}.id`)}/lines`;
  const orderLine = (facts: StepFacts): string => need(facts, `line:${line.key}.id`);
  return {
    ...base(key, 'create', [line.key, line.quantity]),
    send: async (facts, startBefore) => {
      const body = { type: 'ItemLine', item_id: rawId(itemIdFor(context, line, facts)), qty: rawNumber(String(line.quantity)), order_line_id: rawId(orderLine(facts)) };
      return created(key, await context.api.create(path(facts), body, startBefore));
    },
    find: async (facts, taken) =>
      pick(key, await context.api.list(path(facts)), taken, (row) =>
        text(row, 'order_line_id') === orderLine(facts) || (text(row, 'order_line_id') === '' && text(row, 'item_id') === itemIdFor(context, line, facts) && sameCount(text(row, 'qty'), line.quantity))),
  };
}

/** Whether invoices take the order's tax entries or reckon anew is unknown, so what they come to is compared before they are final. */
function invoiceTotalStep({ api, request: { document } }: StepContext, parts: readonly InvoicePart[]): PosStep {
  const ours = formatMinor(document.total, document.currency);
  return {
    ...base('invoice-total', 'verify', ours, { matter: { kind: 'whole' } }),
    send: async (facts) => {
      const totals: bigint[] = [];
      for (const part of parts) {
        const invoice = await api.get(`sales/invoices/${need(facts, `${part.key}.id`)}`);
        if (!invoice.ok) return failed(invoice.error);
        totals.push(amount(invoice.value, 'total', document.currency) ?? 0n);
      }
      const theirs = sumOf(totals, (total) => total);
      return theirs === document.total ? done(null) : { kind: 'differs', ours, theirs: formatMinor(theirs, document.currency) };
    },
    find: () => Promise.resolve(none),
  };
}

/** The sale counts and stock leaves here; it is the last thing sent. */
function completeStep({ api, request: { mapping } }: StepContext, part: InvoicePart): PosStep {
  const key = `complete:${part.key}`;
  const path = (facts: StepFacts): string => `sales/invoices/${need(facts, `${part.key}.id`)}`;
  return {
    ...base(key, 'change', 'complete'),
    send: async (facts, startBefore) => {
      const changed = await despiteUnique(api, mapping, startBefore, () => api.change(path(facts), { status: 'complete' }, startBefore));
      return changed.ok ? readBack(api, path(facts), ['complete']) : failed(changed.error);
    },
    find: async (facts) => {
      const invoice = await api.get(path(facts));
      if (!invoice.ok) return cannotTell(invoice.error);
      return text(invoice.value, 'status') === 'complete' ? one(need(facts, `${part.key}.id`)) : none;
    },
  };
}
