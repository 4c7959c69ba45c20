import { numeral, type JsonObject } from '../rest/json';
import { minus, writeMoney, type Money } from '../rest/money';
import { flagOf, textsOf } from '../rest/read';
import { paymentsOf, paymentSums } from '../order/payments';
import { currenciesOf, orderId, type OrderRecord } from '../order/record';
import { changedAt, idIn, Refused, touched, updated, type Outcome, type Tools } from './command';
import { currentTotal, settle } from './settle';

export interface PayForm {
  /** Null: what is left. */
  readonly amount: Money | null;
  /** Null: the gateway that authorised, or else manual. */
  readonly gateway: string | null;
}

/** Captures what was authorised, marks what was pending as received, or takes a further payment. */
export function payOrder(record: OrderRecord, form: PayForm, tools: Tools): Outcome {
  const payments = paymentsOf(record);
  const left = minus(currentTotal(record), paymentSums(payments).net);
  const amount = form.amount ?? left;
  if (amount.shop <= 0n) throw new Refused('nothing is left to pay');
  const order = touched(record, tools);
  const authorised = payments.find((payment) => payment.kind === 'AUTHORIZATION' && payment.status === 'SUCCESS');
  const pending = payments.find(
    (payment) => payment.kind === 'SALE' && payment.status === 'PENDING' && payment.amount.shop === amount.shop,
  );
  const gateway = form.gateway ?? authorised?.gateway ?? pending?.gateway ?? 'manual';
  const parent = authorised ?? pending;
  const kind = parent?.kind === 'AUTHORIZATION' ? 'capture' : 'sale';
  const transaction = movement(record, { kind, amount, gateway, parentId: parent?.id ?? null, at: changedAt(order) }, tools);
  // The pending row stays as Shopify keeps it; the success that follows names it as its parent.
  const transactions = [...record.transactions, transaction];
  const gateways = textsOf(order, 'payment_gateway_names');
  if (!gateways.includes(gateway)) order.payment_gateway_names = [...gateways, gateway];
  settle(order, transactions, record);
  return updated({ ...record, order, transactions });
}

export interface Movement {
  readonly kind: 'sale' | 'capture' | 'refund' | 'void';
  readonly amount: Money;
  readonly gateway: string;
  readonly parentId: string | null;
  readonly at: string;
}

/** A transaction that succeeded, as REST writes it. */
export function movement(record: OrderRecord, of: Movement, tools: Tools): JsonObject {
  const rest: JsonObject = {
    order_id: numeral(orderId(record)),
    kind: of.kind,
    status: 'success',
    gateway: of.gateway,
    parent_id: of.parentId === null ? null : numeral(of.parentId),
    currency: currenciesOf(record).shop,
    created_at: of.at,
    processed_at: of.at,
    test: flagOf(record.order, 'test'),
  };
  idIn(rest, 'OrderTransaction', tools.nextId());
  writeMoney(rest, 'amount', of.amount, currenciesOf(record));
  return rest;
}
