/** The order's transactions, those of its refunds among them, and the sums Shopify makes of them. */
import { numeral, type JsonObject } from '../rest/json';
import { minus, NOTHING, readMoney, total, type Money } from '../rest/money';
import { listOf, momentOf, textOf, textsOf } from '../rest/read';
import { orderId, type OrderRecord } from './record';

export interface Payment {
  readonly rest: JsonObject;
  readonly id: string;
  /** Upper case, Shopify's own words. */
  readonly kind: string;
  readonly status: string;
  readonly gateway: string;
  readonly amount: Money;
  readonly rounding: Money | null;
  readonly parentId: string | null;
  readonly refundId: string | null;
  readonly at: string;
}

export function paymentsOf(record: OrderRecord): Payment[] {
  const seen = new Set<string>();
  const own = record.transactions.map((rest) => ({ rest, refundId: null as string | null }));
  const back = listOf(record.order, 'refunds').flatMap((refund) =>
    listOf(refund, 'transactions').map((rest) => ({ rest, refundId: textOf(refund, 'id') })),
  );
  // A refund's transaction may stand in the order's own list as well; the refund's copy tells which refund it belongs to.
  return [...back, ...own]
    .map(({ rest, refundId }, at) => ({
      rest,
      refundId,
      id: textOf(rest, 'id') ?? `${orderId(record)}7${String(at).padStart(2, '0')}`,
      kind: (textOf(rest, 'kind') ?? 'sale').toUpperCase(),
      status: (textOf(rest, 'status') ?? 'success').toUpperCase(),
      gateway: textOf(rest, 'gateway') ?? '',
      amount: readMoney(rest, 'amount') ?? NOTHING,
      rounding: readMoney(rest, 'amount_rounding'),
      parentId: textOf(rest, 'parent_id'),
      at: momentOf(rest, 'processed_at') ?? momentOf(rest, 'created_at') ?? momentOf(record.order, 'processed_at') ?? '',
    }))
    .filter((payment) => !seen.has(payment.id) && seen.add(payment.id))
    .sort((one, other) => one.at.localeCompare(other.at) || Number(one.kind === 'REFUND') - Number(other.kind === 'REFUND'));
}

const sum = (payments: readonly Payment[], ...kinds: readonly string[]): Money =>
  total(
    payments.filter((payment) => payment.status === 'SUCCESS' && kinds.includes(payment.kind)).map((payment) => payment.amount),
  );

export interface PaymentSums {
  readonly received: Money;
  readonly refunded: Money;
  readonly net: Money;
  readonly capturable: Money;
}

export function paymentSums(payments: readonly Payment[]): PaymentSums {
  const received = minus(sum(payments, 'SALE', 'CAPTURE'), sum(payments, 'CHANGE'));
  const refunded = sum(payments, 'REFUND');
  const open = minus(minus(sum(payments, 'AUTHORIZATION'), sum(payments, 'CAPTURE')), sum(payments, 'VOID'));
  return { received, refunded, net: minus(received, refunded), capturable: open.shop > 0n ? open : NOTHING };
}

/**
 * Webhook bodies carry no payments. Where a file has none either: an order that is paid, partially refunded or refunded and has
 * nothing outstanding was paid by one tender of its total, of the first gateway named, even an empty one; otherwise nothing was paid.
 */
export function assumedPayments(order: JsonObject): JsonObject[] {
  const settled = ['paid', 'partially_refunded', 'refunded'].includes(textOf(order, 'financial_status') ?? '');
  const outstanding = readMoney(order, 'total_outstanding');
  const price = readMoney(order, 'total_price');
  if (!settled || (outstanding && outstanding.shop !== 0n) || !price || price.shop === 0n) return [];
  const at = order.processed_at ?? order.created_at ?? null;
  const gateway = textsOf(order, 'payment_gateway_names')[0] ?? textOf(order, 'gateway') ?? '';
  const id = `${textOf(order, 'id') ?? '0'}701`;
  return [
    {
      id: numeral(id),
      admin_graphql_api_id: `gid://shopify/OrderTransaction/${id}`,
      kind: 'sale',
      status: 'success',
      gateway,
      amount: textOf(order, 'total_price') ?? '0',
      amount_set: order.total_price_set ?? null,
      currency: order.currency ?? null,
      created_at: at,
      processed_at: at,
      test: order.test ?? false,
    },
  ];
}
