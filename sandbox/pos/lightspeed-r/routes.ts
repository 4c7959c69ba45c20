import { routesOf } from '../shared/routes';
import { creditAccountEndpoints } from './resources/credit-accounts';
import { customerEndpoints } from './resources/customers';
import { employeeEndpoints } from './resources/employees';
import { itemEndpoints } from './resources/items';
import { paymentTypeEndpoints } from './resources/payment-types';
import { placeEndpoints } from './resources/places';
import { saleEndpoints } from './resources/sales';
import { taxEndpoints } from './resources/taxes';

export const routeFor = routesOf([
  ...employeeEndpoints,
  ...placeEndpoints,
  ...itemEndpoints,
  ...customerEndpoints,
  ...paymentTypeEndpoints,
  ...taxEndpoints,
  ...saleEndpoints,
  ...creditAccountEndpoints,
]);
