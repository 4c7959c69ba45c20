import { idParam, value } from '../context';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { listPage, shown } from '../listing';
import type { Listing } from '../listing';
import { notFound } from '../refusal';
import type { PaymentType, ShippingMethod } from '../rows';
import { predicates, times } from '../views';

/** The API's name of the "accept on sales order" switch is not published; this spelling is the simulator's own. */
function types(draft: Draft): Listing<PaymentType> {
  return {
    rows: draft.all('payment_types'),
    view: (type) => ({
      id: type.id,
      name: type.name,
      ...predicates(draft, { active: type.active, accept_on_sales_orders: type.accept_on_orders }),
      ...times(type),
    }),
  };
}

function methods(draft: Draft): Listing<ShippingMethod> {
  return {
    rows: draft.all('shipping_methods'),
    view: (method) => ({ id: method.id, name: method.name, ...predicates(draft, { active: method.active }), ...times(method) }),
  };
}

function typeOf(context: Context): PaymentType {
  const type = context.draft.find('payment_types', idParam(context));
  if (!type) throw notFound();
  return type;
}

export const paymentTypeEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/payment_types', run: ({ draft, query }) => value(listPage(draft, query, types(draft))) },
  {
    method: 'GET',
    path: '/payment_types/:id',
    run: (context) => value(shown(typeOf(context), types(context.draft), context.query)),
  },
  {
    method: 'POST',
    path: '/payment_types',
    run: ({ draft, fields }) => {
      const name = fields.required('name').trim();
      const active = fields.flag('active') ?? true;
      const accepted = fields.flag('accept_on_sales_orders') ?? draft.switches.newPaymentTypesOnOrders;
      if (draft.all('payment_types').some((type) => type.name === name)) fields.fault('name', 'has already been taken');
      fields.check();
      const type = draft.insert('payment_types', { name, active, accept_on_orders: accepted });
      return { kind: 'created', id: type.id, path: `/payment_types/${type.id}`, value: types(draft).view(type) };
    },
  },
  {
    method: 'PUT',
    path: '/payment_types/:id',
    run: (context) => {
      const { draft, fields } = context;
      const type = typeOf(context);
      const next = {
        name: fields.has('name') ? fields.required('name') : type.name,
        active: fields.flag('active') ?? type.active,
        accept_on_orders: fields.flag('accept_on_sales_orders') ?? type.accept_on_orders,
      };
      fields.check();
      return { kind: 'updated', value: types(draft).view(draft.update('payment_types', type, next)) };
    },
  },
  { method: 'GET', path: '/shipping_methods', run: ({ draft, query }) => value(listPage(draft, query, methods(draft))) },
];
