import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import type { Order } from './order';
import type { Transaction } from './transaction';

const succeeded = (transaction: Transaction): boolean => transaction.status === 'SUCCESS';

/** Money that came in: an authorisation is not money until it is captured. */
export const isPayment = (transaction: Transaction): boolean => succeeded(transaction) && (transaction.kind === 'SALE' || transaction.kind === 'CAPTURE');
export const isChange = (transaction: Transaction): boolean => succeeded(transaction) && transaction.kind === 'CHANGE';
export const isRefund = (transaction: Transaction): boolean => succeeded(transaction) && transaction.kind === 'REFUND';

/** Money on its way back: its return waits until it has arrived or failed. */
export const isPendingRefund = (transaction: Transaction): boolean => transaction.kind === 'REFUND' && transaction.status === 'PENDING';

/** Without cash rounding, which is no part of what is owed. */
export const tendered = (transaction: Transaction): Minor => transaction.amount - transaction.rounding;

/** Successful sales and captures less the change given on them. */
export const received = (order: Order): Minor =>
  sumOf(order.transactions.filter(isPayment), tendered) - sumOf(order.transactions.filter(isChange), tendered);

export const refunded = (order: Order): Minor => sumOf(order.transactions.filter(isRefund), tendered);
