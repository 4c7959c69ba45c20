import type { Body } from '../body';
import type { Draft } from '../draft';
import { malformed, Refusal, rule } from '../refusal';
import type { Amount, Sale, SalePayment } from '../rows';

export function writtenPayment(draft: Draft, sale: Sale, body: Body, before: SalePayment | null): SalePayment {
  const type = body.row(draft, 'paymentTypeID', 'PaymentType') ?? (before && draft.find('PaymentType', before.paymentTypeID));
  if (!type) throw malformed('A SalePayment must have a paymentTypeID.');
  if (type.archived && draft.switches.archivedPaymentType === 'refused') throw rule(`PaymentType ${type.id} is archived.`);
  if (type.requireCustomer && sale.customerID === 0) throw rule(`PaymentType ${type.id} requires a customer on the sale.`);
  const amount = body.amount('amount') ?? before?.amount ?? null;
  if (amount === null) throw malformed('A SalePayment must have an amount.');
  const credit = body.row(draft, 'creditAccountID', 'CreditAccount')?.id ?? before?.creditAccountID ?? 0;
  if (type.type === 'gift card' && credit === 0) throw malformed('A gift card payment needs a creditAccountID.');
  const stamp = draft.stamp();
  return {
    id: before?.id ?? draft.nextId('SalePayment'),
    timeStamp: stamp,
    createTime: before?.createTime ?? stamp,
    saleID: sale.id,
    amount,
    archived: false,
    remoteReference: freeReference(draft, body.text('remoteReference') ?? before?.remoteReference ?? '', before?.id ?? 0),
    paymentTypeID: type.id,
    registerID: sale.registerID,
    employeeID: sale.employeeID,
    creditAccountID: credit,
  };
}

function freeReference(draft: Draft, reference: string, own: number): string {
  if (reference === '' || !draft.switches.remoteReferenceUnique) return reference;
  const taken = draft.all('Sale').some((sale) => sale.payments.some((one) => one.remoteReference === reference && one.id !== own));
  if (taken) throw new Refusal(409, `A SalePayment with remoteReference '${reference}' already exists.`);
  return reference;
}

/** Overpaid in cash, the till gives change and keeps what was due. */
export function withChange(draft: Draft, sale: Sale, excess: Amount): Sale | null {
  const cash = sale.payments.findIndex(
    (one) => draft.find('PaymentType', one.paymentTypeID)?.type === 'cash' && one.amount >= excess,
  );
  if (excess <= 0 || cash < 0) return null;
  const payments = sale.payments.map((one, at) => (at === cash ? { ...one, amount: one.amount - excess } : one));
  return { ...sale, payments, change: excess };
}

/** Paying takes from an account, a negative payment puts money on it; `direction` −1 undoes either. */
export function moveCredit(draft: Draft, sale: Sale, direction: 1 | -1): void {
  for (const payment of sale.payments) {
    if (payment.creditAccountID === 0) continue;
    const account = draft.find('CreditAccount', payment.creditAccountID);
    if (!account) continue;
    const balance = account.balance - direction * payment.amount;
    if (balance < 0 && account.giftCard) throw rule('The gift card has not enough on it.');
    draft.update('CreditAccount', account, { balance });
  }
}
