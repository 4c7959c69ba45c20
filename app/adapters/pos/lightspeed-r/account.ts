import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { PosGateway } from '~/ports/pos-gateway';
import type { LightspeedApi } from './api';
import { flag, text } from './wire';

const paymentTypeName = 'Shopify';

/** Sales have two fields for references of other systems; the number stands in the first, which people search by, the agreement's id in the second. */
export const referenceField = 'referenceNumberSource';

/** Finds or creates the payment type. References need no preparation here. */
export async function prepareAccount(api: LightspeedApi): ReturnType<PosGateway['prepareAccount']> {
  const payment = await findOrCreatePaymentType(api);
  if (payment.ok) return ok({ paymentTypeId: payment.value, referenceField, refused: [] });
  const refused = payment.error.kind === 'rejected' || payment.error.kind === 'forbidden' || payment.error.kind === 'already-exists';
  return refused ? ok({ paymentTypeId: null, referenceField, refused: [payment.error] }) : fail(payment.error);
}

async function findOrCreatePaymentType(api: LightspeedApi): Promise<Result<string, PosError>> {
  const known = await api.list('PaymentType');
  if (!known.ok) return known;
  const found = known.value.find((row) => text(row, 'name') === paymentTypeName && !flag(row, 'archived'));
  if (found) return ok(text(found, 'paymentTypeID'));
  const made = await api.create('PaymentType', { name: paymentTypeName, requireCustomer: false, type: 'user defined' });
  return made.ok ? ok(text(made.value, 'paymentTypeID')) : made;
}
