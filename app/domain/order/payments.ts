import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import type { Transaction } from './transaction';

/** What of a transaction says how much money moved, and which way. */
export type Movement = Pick<Transaction, 'kind' | 'status' | 'amount' | 'rounding'>;

const succeeded = (transaction: Movement): boolean => transaction.status === 'SUCCESS';

/** Money that came in: an authorisation is not money until it is captured. */
export const isPayment = (transaction: Movement): boolean => succeeded(transaction) && (transaction.kind === 'SALE' || transaction.kind === 'CAPTURE');
export const isChange = (transaction: Movement): boolean => succeeded(transaction) && transaction.kind === 'CHANGE';
export const isRefund = (transaction: Movement): boolean => succeeded(transaction) && transaction.kind === 'REFUND';

/** Money on its way back: its return waits until it has arrived or failed. */
export const isPendingRefund = (transaction: Movement): boolean => transaction.kind === 'REFUND' && transaction.status === 'PENDING';

/** Without cash rounding, which is no part of what is owed. */
export const tendered = (transaction: Movement): Minor => transaction.amount - transaction.rounding;

/** Successful sales and captures less the change given on them. */
export const received = (order: { readonly transactions: readonly Movement[] }): Minor =>
  sumOf(order.transactions.filter(isPayment), tendered) - sumOf(order.transactions.filter(isChange), tendered);

export const refunded = (order: { readonly transactions: readonly Movement[] }): Minor => sumOf(order.transactions.filter(isRefund), tendered);
