import { idParam, requireLocation, value } from '../context';
import type { Context, Endpoint } from '../context';
import { requireCustom } from '../custom-values';
import type { Draft } from '../draft';
import { Fields } from '../fields';
import { listPage, shown } from '../listing';
import { invalid, notFound } from '../refusal';
import type { Transaction } from '../rows';
import { readEntry, readLine } from './lines';
import { paymentView, readPayment } from './payments';
import { automatic, complete, kindOf } from './ticket-rules';
import { numberFor, readPlace, readSaleCustom } from './sale';
import { transactionLines, transactions, transactionView } from './transactions';

const KINDS: readonly Transaction['type'][] = ['Ticket', 'Return'];
const GROUP = 'sales.transaction';

function ticketOf(context: Context): Transaction {
  const ticket = context.draft.find('transactions', idParam(context));
  if (!ticket || !KINDS.includes(ticket.type)) throw notFound();
  requireLocation(context, ticket.source_location_id);
  return ticket;
}

function incomplete(context: Context): Transaction {
  const ticket = ticketOf(context);
  if (ticket.status !== 'incomplete') throw invalid({ status: `is ${ticket.status}` });
  return ticket;
}

function askedType(draft: Draft, fields: Fields): Transaction['type'] | null {
  const type = fields.text('type');
  if (type === 'Return' && draft.switches.returnByType) return type;
  return type === null || type === 'Ticket' ? null : fields.fault('type', 'is not included in the list');
}

function create(context: Context): Transaction {
  const { draft, fields, user } = context;
  const type = askedType(draft, fields);
  const parent = fields.ref('parent_transaction_id', 'transactions');
  const customer = fields.ref('customer_id', 'customers');
  const created_at = fields.stamp('created_at') ?? draft.stamp();
  const completed_at = fields.stamp('completed_at');
  const status = fields.text('status') ?? 'incomplete';
  if (status !== 'incomplete' && status !== 'complete') fields.fault('status', 'is not included in the list');
  const own = (name: string) => fields.list(name).map((part) => new Fields(draft, part));
  const station = draft.find('stations', fields.ref('station_id', 'stations') ?? 0);
  const place = readPlace(context, fields.has('source_location_id') ? null : (station?.location_id ?? 0));
  const custom = readSaleCustom(draft, fields.custom() ?? {}, {}, null);
  if (draft.switches.requiredBlocksAt[GROUP] === 'create') requireCustom(draft, GROUP, custom);
  const lines = [...own('item_lines'), ...own('lines')].map((line) => readLine(draft, line, null, true));
  const ticket = draft.insert('transactions', {
    ...place,
    type: kindOf(lines, type),
    status: 'incomplete',
    public_id: numberFor(draft, 'ticket', fields.text('public_id'), null),
    order_id: null,
    parent_transaction_id: parent,
    customer_id: customer,
    sales_rep: fields.text('sales_rep'),
    custom,
    created_by_user_id: user.id,
    updated_by_user_id: user.id,
    created_at,
    completed_at,
    lines,
    taxes: own('tax_lines').map((tax) => readEntry(draft, tax, 'value')),
    shipping: own('shipping_lines').map((line) => readEntry(draft, line, 'value')),
    discounts: [],
    payments: own('payments').map((payment) => readPayment(draft, payment, 'ticket')),
    affect_inventory: fields.flag('affect_inventory') ?? true,
    recalculate: fields.flag('recalculate') ?? true,
    reason_codes: Array.isArray(fields.body.reason_codes) ? fields.body.reason_codes : [],
  });
  fields.check();
  const taxed = draft.update('transactions', ticket, { taxes: automatic(draft, ticket) });
  return status === 'complete' ? complete(draft, taxed) : taxed;
}

function change(context: Context): Transaction {
  const { draft, fields, user } = context;
  const current = ticketOf(context);
  const status = fields.text('status');
  if (current.status !== 'incomplete' && status === current.status && draft.switches.sameStatus === 'accepted') return current;
  const before = incomplete(context);
  const customer = fields.has('customer_id') ? fields.ref('customer_id', 'customers') : before.customer_id;
  const sales_rep = fields.text('sales_rep') ?? before.sales_rep;
  const completed_at = fields.stamp('completed_at') ?? before.completed_at;
  if (status !== null && status !== 'complete') fields.fault('status', `can't change from ${before.status} to ${status}`);
  fields.check();
  const custom = readSaleCustom(draft, fields.custom() ?? {}, before.custom, before);
  const next = draft.update('transactions', before, {
    customer_id: customer,
    sales_rep,
    completed_at,
    custom,
    updated_by_user_id: user.id,
  });
  return status === 'complete' ? complete(draft, next) : next;
}

function addLine(context: Context): { ticket: Transaction; id: number } {
  const { draft, fields } = context;
  const before = incomplete(context);
  const type = fields.text('type') ?? 'ItemLine';
  if (type === 'ItemLine') {
    const line = readLine(draft, fields, null, true);
    const lines = [...before.lines, line];
    const ticket = draft.update('transactions', before, {
      lines,
      type: kindOf(lines, before.lines.length > 0 ? null : before.type),
    });
    return { ticket: draft.update('transactions', ticket, { taxes: automatic(draft, ticket) }), id: line.id };
  }
  if (type !== 'TaxLine' && type !== 'ShippingLine') throw invalid({ type: 'is not included in the list' });
  const entry = readEntry(draft, fields, 'value');
  const next = type === 'TaxLine' ? { taxes: [...before.taxes, entry] } : { shipping: [...before.shipping, entry] };
  return { ticket: draft.update('transactions', before, next), id: entry.id };
}

export const ticketEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/sales/tickets',
    run: (context) => value(listPage(context.draft, context.query, transactions(context, KINDS))),
  },
  {
    method: 'GET',
    path: '/sales/tickets/:id',
    run: (context) => value(shown(ticketOf(context), transactions(context, KINDS), context.query)),
  },
  {
    method: 'POST',
    path: '/sales/tickets',
    run: (context) => {
      const ticket = create(context);
      return {
        kind: 'created',
        id: ticket.id,
        path: `/sales/tickets/${ticket.id}`,
        value: transactionView(context.draft, ticket),
      };
    },
  },
  {
    method: 'PUT',
    path: '/sales/tickets/:id',
    run: (context) => ({ kind: 'updated', value: transactionView(context.draft, change(context)) }),
  },
  {
    method: 'GET',
    path: '/sales/tickets/:id/lines',
    run: (context) => value(listPage(context.draft, context.query, transactionLines(context.draft, ticketOf(context)))),
  },
  {
    method: 'POST',
    path: '/sales/tickets/:id/lines',
    run: (context) => {
      const { ticket, id } = addLine(context);
      const line = transactionLines(context.draft, ticket).rows.find((row) => row.id === id);
      return { kind: 'created', id, path: `/sales/tickets/${ticket.id}/lines/${id}`, value: line?.shown ?? null };
    },
  },
  {
    method: 'GET',
    path: '/sales/tickets/:id/payments',
    run: (context) => {
      const { draft, query } = context;
      const ticket = ticketOf(context);
      return value(
        listPage(draft, query, {
          rows: ticket.payments,
          view: (one) => paymentView(draft, one, { sales_transaction_id: ticket.id }),
        }),
      );
    },
  },
  {
    method: 'POST',
    path: '/sales/tickets/:id/payments',
    run: (context) => {
      const { draft, fields } = context;
      const ticket = incomplete(context);
      const payment = readPayment(draft, fields, 'ticket');
      draft.update('transactions', ticket, { payments: [...ticket.payments, payment] });
      const view = paymentView(draft, payment, { sales_transaction_id: ticket.id });
      return { kind: 'created', id: payment.id, path: `/sales/tickets/${ticket.id}/payments/${payment.id}`, value: view };
    },
  },
];
