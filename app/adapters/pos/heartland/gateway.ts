import { formatMinor } from '~/domain/money/format';
import { ok } from '~/domain/result';
import type { Credentials, PosDocumentReading, PosGateway } from '~/ports/pos-gateway';
import { createProduct, findProduct, prepareAccount } from './account';
import { heartlandApi } from './api';
import { baseUrl } from './credentials';
import { findCustomers } from './customers';
import { asPerson, readFacts } from './facts';
import { findItems } from './items';
import { heartlandManifest } from './manifest';
import { planDocument } from './plan';
import { transport, type Transport, type TransportOptions } from './transport';
import { findByReference } from './steps/find-transaction';
import { isTicket } from './steps/ticket';
import { amount, flag, isRecord, text } from './wire';

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
  const webHost = `${credentials.subdomain ?? ''}.${credentials.domain ?? 'retail.heartland.us'}`;
  return {
    manifest: heartlandManifest,
    probe: async () => {
      const answer = await api.get('system/whoami');
      if (!answer.ok) return answer;
      const user = isRecord(answer.value.user) ? answer.value.user : answer.value;
      return ok({ account: credentials.subdomain ?? '', userName: asPerson(user).name || null, currency: null });
    },
    readFacts: (keep) => readFacts(api, clock.now(), keep),
    findItems: (skus, fields) => findItems(api, skus, fields),
    findCustomers: (number) => findCustomers(api, number),
    prepareAccount: () => prepareAccount(api),
    plan: (request) => planDocument(api, request),
    findDocument: (document, number, referenceField) =>
      findByReference(api, referenceField, isTicket(document) ? 'sales/tickets' : 'sales/orders', { key: isTicket(document) ? 'ticket' : 'order', number, reference: document.id }),
    readDocument: async (externalId, document) => {
      const ticket = isTicket(document);
      const record = await api.get(`${ticket ? 'sales/tickets' : 'sales/orders'}/${externalId}`);
      if (!record.ok) return record;
      const status = text(record.value, 'status');
      const total = amount(record.value, 'total', currency);
      return ok({
        externalId, number: text(record.value, 'public_id'), status,
        // A voided order is closed as well. A ticket that we leave unfinished is what an open order is: it waits for money.
        state: flag(record.value, 'voided', false) ? 'void' : ticket && status === 'incomplete' ? 'open' : (states[status] ?? 'open'),
        total: total === null ? text(record.value, 'total') : formatMinor(total, currency),
      });
    },
    fixes: {
      createProduct: async (product, values, startBefore) => {
        const found = await findProduct(api, product);
        if (!found.ok) return found;
        return found.value === null ? createProduct(api, product, values, startBefore) : ok(found.value);
      },
      requireField: (fieldId, required, startBefore) => api.change(`custom_fields/${fieldId}`, { required }, startBefore),
    },
    // Addresses inside the settings are not published either: the front page leads to all of them.
    linkToTask: () => `https://${webHost}/`,
    readLines: async (externalId) => {
      const rows = await api.list(`sales/orders/${externalId}/lines`);
      return rows.ok ? ok(rows.value.map((row) => ({ quantity: text(row, 'qty').replace(/\.0+$/, ''), unitPrice: amount(row, 'adjusted_unit_price', currency) ?? 0n }))) : rows;
    },
    // The path inside the POS's own screens is not published; this one was seen in a browser's address bar by others.
    linkTo: (externalId, document) => `https://${webHost}/#sales/${isTicket(document) ? 'tickets' : 'orders'}/edit/${externalId}`,
  };
}
