import { formatMinor } from '~/domain/money/format';
import { ok } from '~/domain/result';
import type { Credentials, PosDocumentReading, PosGateway } from '~/ports/pos-gateway';
import { prepareAccount } from './account';
import { heartlandApi } from './api';
import { baseUrl } from './credentials';
import { asPerson, readFacts } from './facts';
import { findItems } from './items';
import { heartlandManifest } from './manifest';
import { planSale } from './plan';
import { transport, type Transport, type TransportOptions } from './transport';
import { amount, isRecord, text } from './wire';

const states: Readonly<Record<string, PosDocumentReading['state']>> = { pending: 'pending', incomplete: 'pending', open: 'open', closed: 'final', complete: 'final', void: 'void', voided: 'void', canceled: 'void', cancelled: 'void' };

export interface GatewayOptions extends Omit<TransportOptions, 'baseUrl' | 'token'> {
  readonly credentials: Credentials;
  readonly template: string | null;
  readonly currency: string;
  /** Lines calls up: one in flight per account and process. */
  readonly inTurn: <T>(call: () => Promise<T>) => Promise<T>;
}

export function heartlandGateway(options: GatewayOptions): PosGateway {
  const { credentials, template, clock, currency, inTurn } = options;
  const one = transport({ ...options, baseUrl: baseUrl(credentials, template), token: credentials.token ?? '' });
  const send: Transport = (call) => inTurn(() => one(call));
  const api = heartlandApi(send);
  return {
    manifest: heartlandManifest,
    probe: async () => {
      const answer = await api.get('system/whoami');
      if (!answer.ok) return answer;
      const user = isRecord(answer.value.user) ? answer.value.user : answer.value;
      return ok({ account: credentials.subdomain ?? '', userName: asPerson(user).name || null, currency: null });
    },
    readFacts: (keep) => readFacts(api, clock.now(), keep),
    findItems: (skus) => findItems(api, skus),
    prepareAccount: () => prepareAccount(api),
    plan: (request) => planSale(api, request),
    readDocument: async (externalId) => {
      const order = await api.get(`sales/orders/${externalId}`);
      if (!order.ok) return order;
      const status = text(order.value, 'status');
      const total = amount(order.value, 'total', currency);
      return ok({ externalId, number: text(order.value, 'public_id'), status, state: states[status] ?? 'open', total: total === null ? text(order.value, 'total') : formatMinor(total, currency) });
    },
    // The path inside the POS's own screens is not published; this one was seen in a browser's address bar by others.
    linkTo: (externalId) => `https://${credentials.subdomain ?? ''}.${credentials.domain ?? 'retail.heartland.us'}/#sales/orders/edit/${externalId}`,
  };
}
