import { routesOf } from '../shared/routes';
import { accountEndpoints } from './resources/account';
import { customFieldEndpoints } from './resources/custom-fields';
import { customerEndpoints } from './resources/customers';
import { giftCardEndpoints } from './resources/gift-cards';
import { invoiceEndpoints } from './resources/invoices';
import { itemEndpoints } from './resources/items';
import { orderLineEndpoints, orderMoneyEndpoints } from './resources/order-lines';
import { orderEndpoints } from './resources/orders';
import { paymentTypeEndpoints } from './resources/payment-types';
import { paymentEndpoints } from './resources/payments';
import { placeEndpoints } from './resources/places';
import { stockEndpoints } from './resources/stock';
import { ticketEndpoints } from './resources/tickets';
import { webhookEndpoints } from './resources/webhooks';

export const routeFor = routesOf([
  ...accountEndpoints,
  ...placeEndpoints,
  ...paymentTypeEndpoints,
  ...customFieldEndpoints,
  ...itemEndpoints,
  ...customerEndpoints,
  ...orderEndpoints,
  ...orderLineEndpoints,
  ...orderMoneyEndpoints,
  ...invoiceEndpoints,
  ...ticketEndpoints,
  ...paymentEndpoints,
  ...giftCardEndpoints,
  ...stockEndpoints,
  ...webhookEndpoints,
]);
