import { printAmount } from '../rest/amount';
import { bag, NOTHING, readMoney, type Currencies } from '../rest/money';
import { flagOf, momentOf, objectOf, wordsOf } from '../rest/read';
import type { Payment } from '../order/payments';
import { gid } from '../order/record';
import { gatewayLabel, isManual } from './words';

const KINDS = ['AUTHORIZATION', 'CAPTURE', 'CHANGE', 'EMV_AUTHORIZATION', 'REFUND', 'SALE', 'SUGGESTED_REFUND', 'VOID'];
const STATUSES = ['AWAITING_RESPONSE', 'ERROR', 'FAILURE', 'PENDING', 'SUCCESS', 'UNKNOWN'];

export function paymentGraph(payment: Payment, all: readonly Payment[], currencies: Currencies, order: () => unknown): object {
  const { rest } = payment;
  const parent = all.find((candidate) => candidate.id === payment.parentId && candidate.id !== payment.id);
  const manual = rest.manual_payment_gateway === undefined ? isManual(payment.gateway) : flagOf(rest, 'manual_payment_gateway');
  const capturable = payment.kind === 'AUTHORIZATION' && payment.status === 'SUCCESS' && !captured(payment, all);
  const refundable = ['SALE', 'CAPTURE'].includes(payment.kind) && payment.status === 'SUCCESS';
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', payment.id),
    kind: KINDS.includes(payment.kind) ? payment.kind : 'SALE',
    status: STATUSES.includes(payment.status) ? payment.status : 'UNKNOWN',
    gateway: payment.gateway,
    formattedGateway: gatewayLabel(payment.gateway),
    manualPaymentGateway: manual,
    manuallyCapturable: capturable,
    multiCapturable: false,
    accountNumber: wordsOf(objectOf(rest, 'payment_details'), 'credit_card_number'),
    authorizationExpiresAt: momentOf(rest, 'authorization_expires_at'),
    errorCode: null,
    paymentId: wordsOf(rest, 'payment_id'),
    receiptJson: '{}',
    settlementCurrency: currencies.shop,
    settlementCurrencyRate: null,
    test: flagOf(rest, 'test'),
    createdAt: momentOf(rest, 'created_at') ?? payment.at,
    processedAt: payment.at,
    amountSet: bag(payment.amount, currencies),
    amountRoundingSet: payment.rounding && bag(payment.rounding, currencies),
    totalUnsettledSet: bag(readMoney(rest, 'total_unsettled_set') ?? NOTHING, currencies),
    maximumRefundableV2: refundable ? { amount: printAmount(payment.amount.shop), currencyCode: currencies.shop } : null,
    parentTransaction: parent ? () => paymentGraph(parent, all, currencies, order) : null,
    order,
  };
}

function captured(authorization: Payment, all: readonly Payment[]): boolean {
  return all.some(
    (payment) =>
      payment.parentId === authorization.id && ['CAPTURE', 'VOID'].includes(payment.kind) && payment.status === 'SUCCESS',
  );
}
