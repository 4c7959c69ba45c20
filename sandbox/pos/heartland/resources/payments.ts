import { value } from '../context';
import type { Endpoint } from '../context';
import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { listPage } from '../listing';
import type { Listing } from '../listing';
import { notFound, paymentRefused } from '../refusal';
import type { JsonObject, Payment } from '../rows';
import { amount, predicates, times } from '../views';

const TYPES = ['CashPayment', 'CreditCardPayment', 'CheckPayment', 'CustomPayment', 'ExternalPayment'];

/** Reads a payment of an order or ticket. A type may carry the long form's prefix, `Payments::`. */
export function readPayment(draft: Draft, fields: Fields, on: 'order' | 'ticket'): Payment {
  const type = fields.required('type').replace(/^Payments::/, '');
  if (type !== '' && !TYPES.includes(type)) fields.fault('type', 'is not included in the list');
  const typeId =
    type === 'CustomPayment'
      ? fields.requiredRef('payment_type_id', 'payment_types')
      : fields.ref('payment_type_id', 'payment_types');
  const paid = fields.amount('amount') ?? fields.fault('amount', "can't be blank") ?? 0;
  const deposit = fields.flag('deposit') ?? false;
  const completed_at = fields.stamp('completed_at') ?? draft.stamp();
  const created_at = fields.stamp('created_at') ?? draft.stamp();
  const description = fields.text('description') ?? '';
  fields.check();
  const paymentType = typeId === null ? null : draft.find('payment_types', typeId);
  if (paymentType && !paymentType.active)
    throw paymentRefused('The payment type is not active', { payment_type_id: 'is not active' });
  if (on === 'order' && paymentType && !paymentType.accept_on_orders) {
    throw paymentRefused('The payment type is not accepted on sales orders', {
      payment_type_id: 'is not accepted on sales orders',
    });
  }
  if (paid < 0 && draft.switches.negativePayments === 'refused') {
    throw paymentRefused('The amount must not be negative', { amount: 'must be greater than or equal to 0' });
  }
  return {
    id: draft.nextId('payments'),
    type,
    payment_type_id: typeId,
    description: description || (paymentType?.name ?? type.replace(/Payment$/, '')),
    amount: paid,
    deposit,
    status: 'complete',
    completed_at,
    created_at,
    updated_at: created_at,
  };
}

export function paymentView(draft: Draft, payment: Payment, owner: JsonObject): JsonObject {
  return {
    id: payment.id,
    type: payment.type,
    ...owner,
    status: payment.status,
    payment_type_id: payment.payment_type_id,
    description: payment.description,
    amount: amount(draft, payment.amount),
    amount_tendered: amount(draft, payment.amount),
    deposit: payment.deposit,
    completed_at: payment.completed_at,
    local_completed_at: payment.completed_at,
    ...predicates(draft, { completed: payment.status === 'complete', voided: payment.status === 'voided' }),
    ...times(payment),
  };
}

type Owned = Payment & { readonly owner: JsonObject };

function payments(draft: Draft): Listing<Owned> {
  const rows = [
    ...draft.all('orders').flatMap((order) => order.payments.map((payment) => ({ ...payment, owner: { order_id: order.id } }))),
    ...draft
      .all('transactions')
      .flatMap((one) => one.payments.map((payment) => ({ ...payment, owner: { sales_transaction_id: one.id } }))),
  ].sort((a, b) => a.id - b.id);
  return { rows, view: (payment) => paymentView(draft, payment, payment.owner) };
}

export const paymentEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/payments', run: ({ draft, query }) => value(listPage(draft, query, payments(draft))) },
  {
    method: 'GET',
    path: '/payments/:id',
    run: ({ draft, params }) => {
      const listing = payments(draft);
      const payment = listing.rows.find((row) => row.id === Number(params.id));
      if (!payment) throw notFound();
      return value(listing.view(payment));
    },
  },
];
