import type { Endpoint } from './context';
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

interface Route {
  readonly endpoint: Endpoint;
  readonly parts: readonly string[];
}

export interface Match {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

const ROUTES: readonly Route[] = [
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
].map((endpoint) => ({ endpoint, parts: endpoint.path.slice(1).split('/') }));

/** `method` when the path is known and only the method is not. */
export function routeFor(method: string, path: string): Match | 'method' | null {
  const actual = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const wanted = method === 'HEAD' ? 'GET' : method;
  let other = false;
  for (const { endpoint, parts } of ROUTES) {
    const params = fit(parts, actual);
    if (!params) continue;
    if (endpoint.method === wanted) return { endpoint, params };
    other = true;
  }
  return other ? 'method' : null;
}

function fit(parts: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (parts.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = actual[at] ?? '';
    if (!part.startsWith(':')) {
      if (part !== given) return null;
      continue;
    }
    if (part.endsWith('id') && !/^\d+$/.test(given)) return null;
    params[part.slice(1)] = given;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
