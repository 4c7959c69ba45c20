import type { Body } from '../body';
import type { Context, Endpoint } from '../context';
import { single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { malformed, rule } from '../refusal';
import type { PaymentType } from '../rows';
import type { Shape } from '../shape';

export const paymentTypeShape: Shape<PaymentType> = {
  name: 'PaymentType',
  key: 'paymentTypeID',
  sortable: ['paymentTypeID'],
  view: (_draft, row) => ({
    paymentTypeID: row.id,
    name: row.name,
    requireCustomer: row.requireCustomer,
    archived: row.archived,
    internalReserved: row.internalReserved,
    type: row.type,
    refundAsPaymentTypeID: row.refundAsPaymentTypeID,
  }),
  relations: {},
};

function written(body: Body, before: PaymentType | null) {
  const name = body.text('name') ?? before?.name ?? '';
  if (name.trim() === '') throw malformed('PaymentType not created. A PaymentType must have a name.');
  return {
    name,
    requireCustomer: body.flag('requireCustomer') ?? before?.requireCustomer ?? false,
    refundAsPaymentTypeID: body.id('refundAsPaymentTypeID') ?? before?.refundAsPaymentTypeID ?? 0,
    archived: body.flag('archived') ?? before?.archived ?? false,
  };
}

/** The system's own types cannot be changed. */
function own(context: Context): PaymentType {
  const row = rowOf(context, 'PaymentType', paymentTypeShape);
  if (row.internalReserved) throw rule('A reserved PaymentType cannot be changed.');
  return row;
}

const NEEDS = ['admin_purchases'];

export const paymentTypeEndpoints: readonly Endpoint[] = [
  ...readsOf('PaymentType', paymentTypeShape),
  {
    method: 'POST',
    path: '/PaymentType',
    needs: NEEDS,
    run: (context) => {
      const fields = { ...written(context.body, null), type: 'user defined', internalReserved: false };
      return single(context, paymentTypeShape, context.draft.insert('PaymentType', fields));
    },
  },
  {
    method: 'PUT',
    path: '/PaymentType/:paymentTypeID',
    needs: NEEDS,
    run: (context) => {
      const before = own(context);
      return single(context, paymentTypeShape, context.draft.update('PaymentType', before, written(context.body, before)));
    },
  },
  {
    method: 'DELETE',
    path: '/PaymentType/:paymentTypeID',
    needs: NEEDS,
    run: (context) => single(context, paymentTypeShape, context.draft.update('PaymentType', own(context), { archived: true })),
  },
];
