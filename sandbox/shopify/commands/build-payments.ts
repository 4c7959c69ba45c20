import { allocate, type Amount } from '../rest/amount';
import type { JsonObject } from '../rest/json';
import { writeMoney } from '../rest/money';
import { both, currenciesBoth } from './build-lines';
import { idIn, Refused, type Tools } from './command';

export interface PaymentForm {
  readonly state: 'paid' | 'pending' | 'authorized' | 'partially_paid' | 'none';
  /** First tender, up to the total; the rest goes to the gateways below. */
  readonly giftCard: Amount | null;
  /** Given amounts, then one that takes the rest. */
  readonly tenders: readonly { readonly gateway: string; readonly amount: Amount | null }[];
}

interface Terms {
  readonly currency: string;
  readonly at: string;
  readonly test: boolean;
}

export function payments(
  form: PaymentForm,
  total: Amount,
  terms: Terms,
  tools: Pick<Tools, 'nextId'>,
): { rows: JsonObject[]; status: string; left: Amount } {
  if (form.state === 'none') return { rows: [], status: total === 0n ? 'paid' : 'pending', left: total };
  const wanted = form.state === 'partially_paid' ? (allocate(total, [1n, 1n], terms.currency)[0] ?? total) : total;
  const rows: JsonObject[] = [];
  let left = wanted;
  const add = (gateway: string, amount: Amount) => {
    if (amount <= 0n) return;
    left -= amount;
    rows.push(transaction(form.state, gateway, amount, terms, tools));
  };
  if (form.giftCard) add('gift_card', form.giftCard < left ? form.giftCard : left);
  const tenders =
    form.tenders.length > 0
      ? form.tenders
      : [{ gateway: form.state === 'pending' ? 'manual' : 'shopify_payments', amount: null }];
  for (const tender of tenders) add(tender.gateway, tender.amount === null ? left : tender.amount < left ? tender.amount : left);
  if (left > 0n) throw new Refused('the tenders do not cover what is to be paid');
  const received = form.state === 'paid' || form.state === 'partially_paid' ? wanted : 0n;
  return { rows, status: total === 0n ? 'paid' : form.state, left: total - received };
}

function transaction(
  state: PaymentForm['state'],
  gateway: string,
  amount: Amount,
  terms: Terms,
  tools: Pick<Tools, 'nextId'>,
): JsonObject {
  const rest: JsonObject = {
    kind: state === 'authorized' ? 'authorization' : 'sale',
    status: state === 'pending' ? 'pending' : 'success',
    gateway,
    parent_id: null,
    currency: terms.currency,
    created_at: terms.at,
    processed_at: terms.at,
    test: terms.test,
    manual_payment_gateway: gateway === 'manual',
  };
  idIn(rest, 'OrderTransaction', tools.nextId());
  writeMoney(rest, 'amount', both(amount), currenciesBoth(terms.currency));
  return rest;
}
