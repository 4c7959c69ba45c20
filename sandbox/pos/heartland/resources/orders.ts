import { idParam, requireLocation, value } from '../context';
import type { Context, Endpoint } from '../context';
import { missingFields, requireCustom } from '../custom-values';
import type { Draft } from '../draft';
import { Fields } from '../fields';
import { commit } from '../inventory';
import { listPage, shown } from '../listing';
import { sum } from '../money';
import { invalid, methodNotAllowed, notFound, paymentRefused } from '../refusal';
import type { Line, Order } from '../rows';
import { lineValue, orderTotals, taxAt } from '../totals';
import { readLine, requireLines } from './lines';
import { orders, orderView } from './order-view';
import { numberFor, readPlace, readSaleCustom } from './sale';

export function orderOf(context: Context): Order {
  const order = context.draft.find('orders', idParam(context));
  if (!order) throw notFound();
  requireLocation(context, order.source_location_id);
  return order;
}

/** Puts new lines on an order: automatic tax follows them, and on an open order so does the commitment of stock. */
export function setLines(draft: Draft, order: Order, lines: readonly Line[]): Order {
  if (order.status === 'open') commit(draft, order, order.lines, -1);
  const next = draft.update('orders', order, { lines, taxes: withAutomaticTax(draft, order, lines) });
  if (next.status === 'open') commit(draft, next, next.lines, 1);
  return next;
}

function withAutomaticTax(draft: Draft, order: Order, lines: readonly Line[]): Order['taxes'] {
  const rate = draft.find('locations', order.source_location_id)?.tax_rate ?? 0;
  const present = order.taxes.find((tax) => tax.automatic);
  const tax = taxAt(rate, sum(lines.map(lineValue)));
  if (present) return order.taxes.map((one) => (one === present ? { ...one, value: tax } : one));
  if (rate === 0) return order.taxes;
  return [
    ...order.taxes,
    { id: draft.nextId('lines'), description: 'Sales Tax', value: tax, automatic: true, order_entry_id: null },
  ];
}

function writtenParts(context: Context, before: Order | null) {
  const { draft, fields } = context;
  const optional = <K extends keyof Order>(name: K, read: () => Order[K] | null, otherwise: Order[K]): Order[K] =>
    fields.has(name) ? (read() as Order[K]) : (before?.[name] ?? otherwise);
  const parts = {
    customer_id: optional('customer_id', () => fields.ref('customer_id', 'customers'), null),
    billing_address_id: optional('billing_address_id', () => fields.ref('billing_address_id', 'addresses'), null),
    shipping_address_id: optional('shipping_address_id', () => fields.ref('shipping_address_id', 'addresses'), null),
    shipping_method_id: optional('shipping_method_id', () => fields.ref('shipping_method_id', 'shipping_methods'), null),
    shipping_charge: fields.amount('shipping_charge') ?? before?.shipping_charge ?? 0,
    sales_rep: optional('sales_rep', () => fields.text('sales_rep'), null),
    created_at: fields.stamp('created_at') ?? before?.created_at ?? draft.stamp(),
  };
  if (parts.customer_id === null && draft.switches.customerRequired) fields.fault('customer_id', "can't be blank");
  for (const name of ['billing_address_id', 'shipping_address_id'] as const) {
    const address = parts[name] === null ? null : draft.find('addresses', parts[name]);
    if (address && address.customer_id !== parts.customer_id) fields.fault(name, 'does not belong to the customer');
  }
  return parts;
}

function create(context: Context): Order {
  const { draft, fields, user } = context;
  const status = fields.text('status');
  if (status !== null && status !== 'pending') fields.fault('status', 'must be pending on a new order');
  const parts = writtenParts(context, null);
  const nested = draft.switches.nestedOrderLines ? fields.list('lines') : [];
  const place = readPlace(context, null);
  const custom = readSaleCustom(draft, fields.custom() ?? {}, {}, null);
  if (draft.switches.requiredBlocksAt['sales.transaction'] === 'create') requireCustom(draft, 'sales.transaction', custom);
  const order = draft.insert('orders', {
    ...parts,
    ...place,
    public_id: numberFor(draft, 'order', fields.text('public_id'), null),
    status: 'pending',
    voided: false,
    custom,
    created_by_user_id: user.id,
    updated_by_user_id: user.id,
    lines: [],
    taxes: [],
    discounts: [],
    payments: [],
  });
  if (nested.length === 0) return order;
  const negative = draft.switches.negativeOrderQty === 'accepted';
  return setLines(
    draft,
    order,
    nested.map((line) => readLine(draft, new Fields(draft, line), null, negative)),
  );
}

const orderGaps = (draft: Draft, order: Order): string[] => [
  ...missingFields(draft, 'sales.transaction', order.custom),
  ...order.lines.flatMap((line) => missingFields(draft, 'sales.transaction.line_item', line.custom)),
];

function open(draft: Draft, order: Order): Order {
  if (draft.switches.openingWithGaps === 'stays-pending' && orderGaps(draft, order).length > 0) return order;
  requireCustom(draft, 'sales.transaction', order.custom);
  requireLines(draft, order.lines);
  const totals = orderTotals(order);
  if (draft.switches.openNeedsPaid && totals.paid < totals.total)
    throw paymentRefused('The order is not fully paid', { balance: 'must be zero' });
  const again = draft.switches.autoTaxAgainAtOpen
    ? order.taxes.filter((tax) => tax.automatic).map((tax) => ({ ...tax, id: draft.nextId('lines') }))
    : [];
  const opened = draft.update('orders', order, { status: 'open', taxes: [...order.taxes, ...again] });
  commit(draft, opened, opened.lines, 1);
  return opened;
}

export function close(draft: Draft, order: Order, voided: boolean): Order {
  if (order.status === 'open') commit(draft, order, order.lines, -1);
  return draft.update('orders', order, { status: 'closed', voided });
}

function change(context: Context): Order {
  const { draft, fields, user } = context;
  const before = orderOf(context);
  if (before.status === 'closed') throw invalid({ status: 'is closed' });
  const parts = writtenParts(context, before);
  fields.check();
  const custom = readSaleCustom(draft, fields.custom() ?? {}, before.custom, before);
  if (draft.switches.requiredBlocksAt['sales.transaction'] === 'create') requireCustom(draft, 'sales.transaction', custom);
  const number = fields.has('public_id') ? numberFor(draft, 'order', fields.text('public_id'), before.id) : before.public_id;
  const order = draft.update('orders', before, { ...parts, custom, public_id: number, updated_by_user_id: user.id });
  return fields.has('status') ? moveTo(draft, order, fields.text('status')) : order;
}

function moveTo(draft: Draft, order: Order, status: string | null): Order {
  if (status === order.status && draft.switches.sameStatus === 'accepted') return order;
  if (order.status === 'pending' && status === 'open') return open(draft, order);
  if (order.status === 'open' && status === 'closed') return close(draft, order, false);
  throw invalid({ status: `can't change from ${order.status} to ${status ?? 'nothing'}` });
}

export const orderEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/sales/orders', run: (context) => value(listPage(context.draft, context.query, orders(context))) },
  { method: 'GET', path: '/sales/orders/:id', run: (context) => value(shown(orderOf(context), orders(context), context.query)) },
  {
    method: 'POST',
    path: '/sales/orders',
    run: (context) => {
      const order = create(context);
      return { kind: 'created', id: order.id, path: `/sales/orders/${order.id}`, value: orderView(context.draft, order) };
    },
  },
  {
    method: 'PUT',
    path: '/sales/orders/:id',
    run: (context) => ({ kind: 'updated', value: orderView(context.draft, change(context)) }),
  },
  {
    method: 'DELETE',
    path: '/sales/orders/:id',
    run: (context) => {
      if (context.draft.switches.orderDelete === '405') throw methodNotAllowed();
      const order = orderOf(context);
      if (order.status !== 'pending') throw invalid({ status: 'must be pending' });
      context.draft.remove('orders', order.id);
      return { kind: 'deleted' };
    },
  },
];
