import { isPayment, received, refunded } from '../order/payments';
import type { GateOrder } from './gate-facts';
import type { HoldReason } from './gate-types';
import type { DownloadSettings } from './settings';

/** Gateways that a person settles by hand; Shopify marks their transactions, and names them so on unpaid orders. */
const awaitsManual = (order: GateOrder): boolean =>
  order.transactions.some((transaction) => transaction.manual && transaction.status === 'PENDING') ||
  (order.financialStatus === 'PENDING' && order.gateways.some((gateway) => /manual|cash on delivery|bank|money order|cod\b/i.test(gateway)));

/** Why the order still waits for money; null = it may go. */
export function paymentHold(order: GateOrder, settings: DownloadSettings): HoldReason | null {
  if (settings.moment === 'placed') return null;
  const { currentTotal, originalTotal, total } = order.totals;
  if (total === 0n || (originalTotal === 0n && currentTotal === 0n)) return null;
  const came = received(order);
  if (came > 0n && (came - refunded(order) >= currentTotal || came >= originalTotal)) return null;
  if (came > 0n) return settings.partiallyPaid ? null : 'partially-paid';
  if (order.transactions.some((transaction) => transaction.kind === 'AUTHORIZATION' && transaction.status === 'SUCCESS')) return 'authorized';
  if (awaitsManual(order)) return settings.pendingManual ? null : 'pending-manual';
  return unpaid(order, settings);
}

function unpaid(order: GateOrder, settings: DownloadSettings): HoldReason | null {
  switch (order.financialStatus) {
    case 'PAID':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return settings.paidWithoutTransactions ? null : 'paid-without-transactions';
    case 'AUTHORIZED':
      return 'authorized';
    case 'PARTIALLY_PAID':
      return settings.partiallyPaid ? null : 'partially-paid';
    case 'PENDING':
      return 'pending';
    default:
      return 'unpaid';
  }
}

/** A cancelled order whose money was kept is an ordinary order with returns; without any it never was a sale. */
export const moneyKept = (order: GateOrder): boolean =>
  order.transactions.some(isPayment) ? received(order) - refunded(order) > 0n : order.totals.netPayment > 0n;
