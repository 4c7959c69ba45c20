import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import type { DocumentLine, PosDocument } from '~/domain/translation/document';
import { productLine } from '~/domain/translation/document-lines';
import { amount, rawAmount, rawId, rawNumber, text } from '../wire';
import { findByReference } from './find-transaction';
import { itemIdFor } from './line';
import { readBack } from './status';
import { base, cannotTell, created, done, failed, need, none, one, type StepContext } from './shared';
import { ticketValueSteps } from './values';

/**
 * What takes goods back cannot stand on a sales order, whose quantities are positive: it goes as a ticket, which the POS makes in one
 * request. The vendor's own importer (springboardretail/springboard-data-migrations) posts returns so.
 */
export const isTicket = (document: PosDocument): boolean =>
  document.kind === 'return' || (document.kind === 'edit' && (document.lines.length === 0 || document.lines.some((line) => line.quantity < 0) || document.shipping.some((one) => one.amount < 0n)));

/** A ticket moves stock at one location; goods put back at another stand on a ticket of their own, balanced by Shopify Refund on both. */
export interface TicketPart {
  readonly key: string;
  readonly locationId: string | null;
  readonly lines: readonly DocumentLine[];
}

export function ticketParts({ request: { document, mapping } }: StepContext): readonly TicketPart[] {
  const shipping = document.shipping.map((one) => productLine(`shipping.${one.key}`, 'shipping', one.title, one.amount));
  const goods = document.lines.filter((line) => line.target.kind === 'item');
  const home = goods[0] ? (mapping.shipFrom[goods[0].key] ?? null) : mapping.sourceLocationId;
  const away = new Map<string, DocumentLine[]>();
  for (const line of goods) {
    const location = mapping.shipFrom[line.key] ?? null;
    if (location !== null && location !== home) away.set(location, [...(away.get(location) ?? []), line]);
  }
  const moved = [...away.values()].flat();
  const offset = (key: string, value: bigint) => (value === 0n ? [] : [productLine(key, 'refund', 'Restocked at another location', value)]);
  return [
    { key: 'ticket', locationId: home, lines: [...document.lines.filter((line) => !moved.includes(line)), ...shipping, ...offset('away', sumOf(moved, (line) => line.total))] },
    ...[...away].map(([locationId, lines], index) => ({ key: `ticket-${index + 2}`, locationId, lines: [...lines, ...offset('home', -sumOf(lines, (line) => line.total))] })),
  ];
}

export function ticketSteps(context: StepContext): readonly PosStep[] {
  const parts = ticketParts(context);
  const { document } = context.request;
  return [
    ...parts.map((part) => ticketStep(context, part, parts.length === 1)),
    ...parts.flatMap((part) => ticketValueSteps(context, part.key)),
    ticketTotalStep(context, parts),
    // What the customer still owes on it keeps it unfinished.
    ...(document.owed > 0n ? [] : parts.map((part) => completeTicketStep(context, part))),
  ];
}

/** `alone`: it carries all of the document; how much each of several carries is the POS's to tell. */
function ticketStep(context: StepContext, part: TicketPart, alone: boolean): PosStep {
  const { api, request: { document, number, mapping, sale } } = context;
  const first = part.key === 'ticket';
  const suffix = first ? '' : part.key.slice('ticket'.length);
  const station = mapping.stationAt[part.locationId ?? ''] ?? mapping.stationId;
  const at = new Date(document.happenedAt).toISOString();
  const money = (value: bigint) => rawAmount(value, document.currency);
  const fixed = {
    public_id: `${number}${suffix}`,
    status: 'incomplete',
    // Shopify's amounts stand as they are: no tax, price or promotion of the POS's own.
    recalculate: false,
    ...(station ? { station_id: rawId(station) } : {}),
    ...(part.locationId ? { source_location_id: rawId(part.locationId) } : {}),
    ...(mapping.salesRep ? { sales_rep: mapping.salesRep } : {}),
    created_at: at,
    completed_at: at,
    custom: { ...mapping.customValues.transaction, ...(mapping.referenceField ? { [mapping.referenceField]: `${document.id}${suffix}` } : {}) },
    ...(first ? {
      tax_lines: document.taxes.map((tax) => ({ type: 'TaxLine', description: tax.title, value: money(tax.amount) })),
      payments: document.tenders.map((tender) => ({
        type: 'Payments::ExternalPayment', description: 'Shopify', deposit: false, payment_type_id: rawId(mapping.paymentTypes[tender.key] ?? ''), amount: money(tender.amount),
        completed_at: new Date(tender.at).toISOString(), updated_at: new Date(tender.at).toISOString(),
      })),
    } : {}),
  };
  const lines = (facts: StepFacts) => part.lines.map((line) => ({
    type: 'ItemLine', item_id: rawId(itemIdFor(context, line, facts)), qty: rawNumber(String(line.quantity)), unit_price: money(line.unitPrice), original_unit_price: money(line.originalUnitPrice),
    ...(line.target.kind === 'product' && line.description !== '' ? { description: line.description } : {}),
    ...(mapping.customValues.line ? { custom: mapping.customValues.line } : {}),
  }));
  const parent = sale?.facts['invoice.id'];
  const linked = parent && part.lines.every((line) => line.quantity < 0) ? { type: 'Return', parent_transaction_id: rawId(parent) } : null;
  return {
    ...base(part.key, 'create', [part.lines, fixed], { isDocument: first, ...(alone ? { matter: { kind: 'whole' } } : {}) }),
    send: async (facts, startBefore) => {
      const body = { ...fixed, customer_id: rawId(need(facts, 'customer.id')), item_lines: lines(facts) };
      const post = (more: object) => api.create('sales/tickets', { ...body, ...more }, startBefore);
      const made = linked ? await post(linked) : await post({});
      if (!linked || !isLinkRefused(made)) return created(part.key, made);
      // Whether the account links returns over the API is unknown; where it does not, negative quantities make the return.
      const there = await api.get(`sales/invoices/${parent ?? ''}`);
      if (!there.ok && there.error.kind === 'missing-reference') return failed({ kind: 'missing-reference', externalId: null, what: 'sale' });
      const bare = created(part.key, await post({}));
      return bare.kind === 'done' ? { ...bare, facts: { ...bare.facts, 'ticket.unlinked': sale?.number ?? '' } } : bare;
    },
    find: () => findByReference(context.api, context.request.mapping.referenceField, 'sales/tickets', { key: part.key, number: `${number}${suffix}`, reference: `${document.id}${suffix}` }),
  };
}

const isLinkRefused = (made: Result<string, PosError>): boolean =>
  !made.ok && ((made.error.kind === 'rejected' && (made.error.field === 'type' || made.error.field === 'parent_transaction_id')) || made.error.kind === 'missing-reference');

function ticketTotalStep({ api, request: { document } }: StepContext, parts: readonly TicketPart[]): PosStep {
  const ours = formatMinor(document.total, document.currency);
  return {
    ...base('ticket-total', 'verify', ours, { matter: { kind: 'whole' } }),
    send: async (facts) => {
      let theirs = 0n;
      for (const part of parts) {
        const ticket = await api.get(`sales/tickets/${need(facts, `${part.key}.id`)}`);
        if (!ticket.ok) return failed(ticket.error);
        theirs += amount(ticket.value, 'total', document.currency) ?? 0n;
      }
      return theirs === document.total ? done(null) : { kind: 'differs', ours, theirs: formatMinor(theirs, document.currency) };
    },
    find: () => Promise.resolve(none),
  };
}

/** Stock and sums move here; it is the last thing sent. */
function completeTicketStep({ api, request: { mapping } }: StepContext, part: TicketPart): PosStep {
  const key = `complete:${part.key}`;
  // A ticket made before an employee was assigned may be refused for the lack of one; it is told now.
  const body = { status: 'complete', ...(mapping.salesRep ? { sales_rep: mapping.salesRep } : {}) };
  const path = (facts: StepFacts): string => `sales/tickets/${need(facts, `${part.key}.id`)}`;
  return {
    ...base(key, 'change', mapping.salesRep ? body : 'complete'),
    send: async (facts, startBefore) => {
      const changed = await api.change(path(facts), body, startBefore);
      return changed.ok ? readBack(api, path(facts), ['complete']) : failed(changed.error);
    },
    find: async (facts) => {
      const ticket = await api.get(path(facts));
      if (!ticket.ok) return cannotTell(ticket.error);
      return text(ticket.value, 'status') === 'complete' ? one(need(facts, `${part.key}.id`)) : none;
    },
  };
}
