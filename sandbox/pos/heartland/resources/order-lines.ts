import { idParam, value } from '../context';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { invoicedQty } from '../inventory';
import { listPage } from '../listing';
import type { Listing } from '../listing';
import { invalid, methodNotAllowed, notFound } from '../refusal';
import type { Entry, JsonObject, Line, Order, Payment, Row } from '../rows';
import { entryView, lineView, readEntry, readLine } from './lines';
import { orderOf, setLines } from './orders';
import { paymentView, readPayment } from './payments';

/** Children have no times of their own on the wire that filters would need; the order's stand in for them. */
type Child<C> = C & Row;

function children<C extends { id: number }>(order: Order, rows: readonly C[], view: (row: C) => JsonObject): Listing<Child<C>> {
  return { rows: rows.map((row) => ({ created_at: order.created_at, updated_at: order.updated_at, ...row })), view };
}

function editable(context: Context): Order {
  const order = orderOf(context);
  if (order.status === 'closed') throw invalid({ status: 'is closed' });
  return order;
}

function lineOf(context: Context, order: Order): Line {
  const line = order.lines.find((one) => one.id === idParam(context, 'line_id'));
  if (!line) throw notFound();
  return line;
}

function negativeAllowed(draft: Draft): boolean {
  return draft.switches.negativeOrderQty === 'accepted';
}

function view(draft: Draft, order: Order) {
  return (line: Line) => lineView(draft, line, { order_id: order.id });
}

export const orderLineEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/sales/orders/:id/lines',
    run: (context) => {
      const order = orderOf(context);
      return value(listPage(context.draft, context.query, children(order, order.lines, view(context.draft, order))));
    },
  },
  {
    method: 'GET',
    path: '/sales/orders/:id/lines/:line_id',
    run: (context) => {
      const order = orderOf(context);
      return value(view(context.draft, order)(lineOf(context, order)));
    },
  },
  {
    method: 'POST',
    path: '/sales/orders/:id/lines',
    run: (context) => {
      const { draft, fields } = context;
      const order = editable(context);
      const line = readLine(draft, fields, null, negativeAllowed(draft));
      setLines(draft, order, [...order.lines, line]);
      return {
        kind: 'created',
        id: line.id,
        path: `/sales/orders/${order.id}/lines/${line.id}`,
        value: view(draft, order)(line),
      };
    },
  },
  {
    method: 'PUT',
    path: '/sales/orders/:id/lines/:line_id',
    run: (context) => {
      const { draft, fields } = context;
      const order = editable(context);
      const before = lineOf(context, order);
      const line = readLine(draft, fields, before, negativeAllowed(draft));
      if (line.qty < invoicedQty(draft, order.id, line.id, 'any')) throw invalid({ qty: 'is less than what is invoiced' });
      setLines(
        draft,
        order,
        order.lines.map((one) => (one === before ? line : one)),
      );
      return { kind: 'updated', value: view(draft, order)(line) };
    },
  },
  {
    method: 'DELETE',
    path: '/sales/orders/:id/lines/:line_id',
    run: (context) => {
      const { draft } = context;
      if (draft.switches.lineDelete === '405') throw methodNotAllowed();
      const order = editable(context);
      const line = lineOf(context, order);
      if (invoicedQty(draft, order.id, line.id, 'any') > 0) throw invalid({ qty: 'is invoiced' });
      setLines(
        draft,
        order,
        order.lines.filter((one) => one !== line),
      );
      return { kind: 'deleted' };
    },
  },
];

function entries(name: 'taxes' | 'discounts', amountName: 'value' | 'amount'): readonly Endpoint[] {
  const path = `/sales/orders/:id/${name}` as const;
  const shape = (draft: Draft, order: Order) => (entry: Entry) => {
    const { value: sum, ...rest } = entryView(draft, entry, { order_id: order.id });
    return { ...rest, [amountName]: sum ?? null };
  };
  return [
    {
      method: 'GET',
      path,
      run: (context) => {
        const order = orderOf(context);
        return value(listPage(context.draft, context.query, children(order, order[name], shape(context.draft, order))));
      },
    },
    {
      method: 'POST',
      path,
      run: (context) => {
        const { draft, fields } = context;
        const order = editable(context);
        const entry = readEntry(draft, fields, amountName);
        draft.update('orders', order, { [name]: [...order[name], entry] });
        return {
          kind: 'created',
          id: entry.id,
          path: `/sales/orders/${order.id}/${name}/${entry.id}`,
          value: shape(draft, order)(entry),
        };
      },
    },
  ];
}

function payment(draft: Draft, order: Order) {
  return (one: Payment) => paymentView(draft, one, { order_id: order.id });
}

/** Taxes, discounts and payments of an order. */
export const orderMoneyEndpoints: readonly Endpoint[] = [
  ...entries('taxes', 'value'),
  ...entries('discounts', 'amount'),
  {
    method: 'GET',
    path: '/sales/orders/:id/payments',
    run: (context) => {
      const order = orderOf(context);
      return value(listPage(context.draft, context.query, { rows: order.payments, view: payment(context.draft, order) }));
    },
  },
  {
    method: 'GET',
    path: '/sales/orders/:id/payments/:payment_id',
    run: (context) => {
      const order = orderOf(context);
      const found = order.payments.find((one) => one.id === idParam(context, 'payment_id'));
      if (!found) throw notFound();
      return value(payment(context.draft, order)(found));
    },
  },
  {
    method: 'POST',
    path: '/sales/orders/:id/payments',
    run: (context) => {
      const { draft, fields } = context;
      const order = editable(context);
      const paid = readPayment(draft, fields, 'order');
      draft.update('orders', order, { payments: [...order.payments, paid] });
      return {
        kind: 'created',
        id: paid.id,
        path: `/sales/orders/${order.id}/payments/${paid.id}`,
        value: payment(draft, order)(paid),
      };
    },
  },
];
