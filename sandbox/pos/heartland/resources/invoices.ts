import { idParam, requireLocation, value } from '../context';
import type { Context, Endpoint } from '../context';
import { requireCustom } from '../custom-values';
import type { Draft } from '../draft';
import { Fields } from '../fields';
import { fullyInvoiced, shipInvoice } from '../inventory';
import { listPage, shown } from '../listing';
import { invalid, notFound, paymentRefused } from '../refusal';
import type { Custom, Order, Transaction } from '../rows';
import { carry } from '../invoice-shares';
import { transactionTotals } from '../totals';
import { addLine, orderOfInvoice } from './invoice-lines';
import { requireLines } from './lines';
import { close } from './orders';
import { numberFor, readPlace, readSaleCustom, requireUniqueSale } from './sale';
import { announce } from './webhooks';
import { transactionLines, transactions, transactionView } from './transactions';

const GROUP = 'sales.transaction';

function invoiceOf(context: Context): Transaction {
  const invoice = context.draft.find('transactions', idParam(context));
  if (!invoice || invoice.type !== 'Invoice') throw notFound();
  requireLocation(context, invoice.source_location_id);
  return invoice;
}

function invoiceCustom(draft: Draft, fields: Fields, order: Order): Custom {
  const own = fields.custom() ?? {};
  const mode = draft.switches.invoiceCustom;
  const custom = mode === 'not-copied' ? readSaleCustom(draft, own, {}, null) : { ...order.custom, ...own };
  if (mode === 'checked') requireUniqueSale(draft, custom, null);
  // A value that stands on the order counts for its invoice, copied or not.
  requireCustom(draft, GROUP, { ...order.custom, ...custom });
  return custom;
}

function create(context: Context): Transaction {
  const { draft, fields, user } = context;
  const order = draft.find('orders', fields.requiredRef('order_id', 'orders'));
  const type = fields.text('type');
  if (type !== null && type !== 'Invoice') fields.fault('type', 'must be Invoice');
  if (order && order.status !== 'open') fields.fault('order_id', 'must be an open order');
  const customer = fields.ref('customer_id', 'customers') ?? order?.customer_id ?? null;
  const created_at = fields.stamp('created_at') ?? draft.stamp();
  const completed_at = fields.stamp('completed_at');
  const lines = [...fields.list('item_lines'), ...fields.list('lines')];
  const status = fields.text('status');
  if (status !== null && status !== 'incomplete' && status !== 'complete') fields.fault('status', 'is not included in the list');
  const place = readPlace(context, null);
  if (!order) throw invalid({ order_id: 'does not exist' });
  const custom = invoiceCustom(draft, fields, order);
  let invoice = draft.insert('transactions', {
    ...place,
    type: 'Invoice',
    status: 'incomplete',
    public_id: numberFor(draft, 'invoice', fields.text('public_id'), null),
    order_id: order.id,
    parent_transaction_id: null,
    customer_id: customer,
    sales_rep: order.sales_rep,
    custom,
    created_by_user_id: user.id,
    updated_by_user_id: user.id,
    created_at,
    completed_at,
    lines: [],
    taxes: [],
    shipping: [],
    discounts: [],
    payments: [],
    affect_inventory: true,
    recalculate: true,
    reason_codes: [],
  });
  invoice = carry(draft, order, invoice);
  for (const line of lines) invoice = addLine(draft, invoice, new Fields(draft, line)).invoice;
  const completes = status === 'complete' || draft.switches.invoiceCompletesItself;
  return completes && invoice.lines.length > 0 ? complete(draft, invoice) : invoice;
}

function complete(draft: Draft, before: Transaction): Transaction {
  const order = orderOfInvoice(draft, before);
  requireCustom(draft, GROUP, { ...order.custom, ...before.custom });
  requireLines(draft, before.lines);
  const carried = carry(draft, order, before);
  const totals = transactionTotals(draft, carried);
  if (draft.switches.completeNeedsPaid && totals.paid < totals.total) {
    throw paymentRefused('The invoice is not fully paid', { balance: 'must be zero' });
  }
  shipInvoice(draft, order, carried);
  const invoice = draft.update('transactions', carried, {
    status: 'complete',
    completed_at: carried.completed_at ?? draft.stamp(),
  });
  if (fullyInvoiced(draft, order, 'complete')) close(draft, order, false);
  announce(draft, 'sales_transaction_completed', transactionView(draft, invoice));
  return invoice;
}

function change(context: Context): Transaction {
  const { draft, fields, user } = context;
  const before = invoiceOf(context);
  const status = fields.text('status');
  if (before.status !== 'incomplete') {
    if (status === before.status && draft.switches.sameStatus === 'accepted') return before;
    throw invalid({ status: `is ${before.status}` });
  }
  const completed_at = fields.stamp('completed_at') ?? before.completed_at;
  const custom = readSaleCustom(draft, fields.custom() ?? {}, before.custom, before);
  if (status !== null && status !== 'complete') fields.fault('status', `can't change from ${before.status} to ${status}`);
  fields.check();
  const number = fields.has('public_id') ? numberFor(draft, 'invoice', fields.text('public_id'), before.id) : before.public_id;
  const next = draft.update('transactions', before, { completed_at, custom, public_id: number, updated_by_user_id: user.id });
  return status === 'complete' ? complete(draft, next) : next;
}

export const invoiceEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/sales/invoices',
    run: (context) => value(listPage(context.draft, context.query, transactions(context, ['Invoice']))),
  },
  {
    method: 'GET',
    path: '/sales/invoices/:id',
    run: (context) => value(shown(invoiceOf(context), transactions(context, ['Invoice']), context.query)),
  },
  {
    method: 'POST',
    path: '/sales/invoices',
    run: (context) => {
      const invoice = create(context);
      return {
        kind: 'created',
        id: invoice.id,
        path: `/sales/invoices/${invoice.id}`,
        value: transactionView(context.draft, invoice),
      };
    },
  },
  {
    method: 'PUT',
    path: '/sales/invoices/:id',
    run: (context) => ({ kind: 'updated', value: transactionView(context.draft, change(context)) }),
  },
  {
    method: 'GET',
    path: '/sales/invoices/:id/lines',
    run: (context) => value(listPage(context.draft, context.query, transactionLines(context.draft, invoiceOf(context)))),
  },
  {
    method: 'POST',
    path: '/sales/invoices/:id/lines',
    run: (context) => {
      const { invoice, line } = addLine(context.draft, invoiceOf(context), context.fields);
      const shownLine = transactionLines(context.draft, invoice).rows.find((row) => row.id === line.id);
      return {
        kind: 'created',
        id: line.id,
        path: `/sales/invoices/${invoice.id}/lines/${line.id}`,
        value: shownLine?.shown ?? null,
      };
    },
  },
];
