import { formatMinor } from '~/domain/money/format';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { requiredProducts, type PosDocument, type RequiredProduct } from '~/domain/translation/document';
import type { Credentials, PosDocumentReading, PosGateway, PosLineReading } from '~/ports/pos-gateway';
import { prepareAccount } from './account';
import { lightspeedApi, type LightspeedApi } from './api';
import { apiAddress } from './address';
import { missingScopes } from './access/grant';
import { findCustomers } from './customers';
import { findOrCreateEmployee } from './employees';
import { nameOf, readFacts } from './facts';
import { findItems } from './items';
import { lightspeedManifest } from './manifest';
import { planDocument } from './plan';
import { createProduct, findProducts, isArchived } from './products';
import { findSale, isOf } from './steps/find-sale';
import { one } from './steps/shared';
import { transport, type Transport, type TransportOptions } from './transport';
import { amount, flag, isRecord, relation, text, type WireRecord } from './wire';

export interface GatewayOptions extends Omit<TransportOptions, 'baseUrl'> {
  readonly credentials: Credentials;
  readonly template: string | null;
  readonly currency: string;
  /** Lines calls up, so that each knows what the one before it left of the allowance. */
  readonly inTurn: <T>(call: () => Promise<T>) => Promise<T>;
}

export function lightspeedGateway(options: GatewayOptions): PosGateway {
  const { credentials, template, clock, currency, inTurn } = options;
  const plain = transport({ ...options, baseUrl: apiAddress(credentials, template) });
  const send: Transport = (call) => inTurn(() => plain(call));
  const api = lightspeedApi(send);
  const account = credentials.accountId ?? '';
  return {
    manifest: lightspeedManifest,
    probe: async () => {
      const missing = missingScopes(credentials.scope ?? '');
      const identity = { account, currency: null, ...(missing === null ? {} : { missingRights: missing }) };
      const session = await api.session();
      if (!session.ok) return session;
      // Where the POS has no such page, any answer of the account's own shows that the access is good.
      if (session.value === null) {
        const shops = await api.list('Shop');
        return shops.ok ? ok({ ...identity, userName: null }) : shops;
      }
      return ok({ ...identity, userName: isRecord(session.value.Employee) ? nameOf(session.value.Employee) || null : null });
    },
    readFacts: (keep) => readFacts(api, credentials.userId ?? '', clock.now(), keep),
    findItems: (skus, fields) => findItems(api, skus, fields),
    findCustomers: (number) => findCustomers(api, number),
    prepareAccount: () => prepareAccount(api),
    plan: (request) => planDocument({ api, clock, request }),
    findDocument: (document, number) => findSale(api, { number, document: document.id, suffix: '' }, (row) => one(text(row, 'saleID'), { 'sale.id': text(row, 'saleID') })),
    readDocument: (externalId, document) => readDocument(api, externalId, document, currency),
    fixes: {
      createEmployee: (name) => findOrCreateEmployee(api, name),
      createProduct: async (product, _values, startBefore) => {
        const found = await findProducts(api, [product]);
        if (!found.ok) return found;
        const item = found.value.get(product);
        if (item === 'archived') return fail(isArchived(product));
        return item === undefined ? createProduct(api, product, startBefore) : ok(item.id);
      },
    },
    linkToTask: () => 'https://us.lightspeedapp.com/',
    readLines: (externalId) => readLines(api, externalId, currency),
    // Not published; seen in the address bar by others.
    linkTo: (externalId) => `https://us.lightspeedapp.com/?name=transaction.views.transaction&form_name=view&id=${externalId}&tab=details`,
  };
}

/** Goods of several shops are several sales under one number; what they come to is the document's total. */
async function readDocument(api: LightspeedApi, externalId: string, document: PosDocument, currency: string): Promise<Result<PosDocumentReading, PosError>> {
  const first = await api.get('Sale', externalId);
  if (!first.ok) return first;
  const number = text(first.value, 'referenceNumber');
  const others = maySpread(document) ? await api.list('Sale', { referenceNumber: number }, { archived: true }) : ok<readonly WireRecord[]>([]);
  if (!others.ok) return others;
  const sales = [first.value, ...others.value.filter((row) => text(row, 'saleID') !== externalId && isOf(document.id, row))];
  const totals = sales.map((sale) => amount(sale, 'total', currency));
  const known = totals.every((total) => total !== null);
  return ok({
    externalId, number,
    status: wordOf(first.value),
    state: sales.some((sale) => stateOf(sale) === 'void') ? 'void' : sales.every((sale) => stateOf(sale) === 'final') ? 'final' : 'pending',
    total: known ? formatMinor(totals.reduce<bigint>((sum, total) => sum + (total ?? 0n), 0n), currency) : text(first.value, 'total'),
  });
}

/** Goods and what stands for them, at the price after discounts; shipping and taxes are lines here and none of the document's. */
async function readLines(api: LightspeedApi, externalId: string, currency: string): Promise<Result<readonly PosLineReading[], PosError>> {
  const sale = await api.get('Sale', externalId);
  if (!sale.ok) return sale;
  const reference = text(sale.value, 'referenceNumberSource');
  const all = await api.list('Sale', { referenceNumber: text(sale.value, 'referenceNumber') }, { relations: ['SaleLines', 'SaleLines.Item'] });
  if (!all.ok) return all;
  const lines = all.value.filter((row) => isOf(reference, row)).flatMap((row) => relation(row, 'SaleLines', 'SaleLine'));
  return ok(lines.filter((line) => !isFreightOrTax(line)).map((line) => {
    const units = BigInt(Number.parseInt(text(line, 'unitQuantity'), 10) || 1);
    return { quantity: text(line, 'unitQuantity').replace(/\.0+$/, ''), unitPrice: (amount(line, 'unitPrice', currency) ?? 0n) - (amount(line, 'discountAmount', currency) ?? 0n) / units, product: productOf(line) };
  }));
}

const kinds = Object.keys(requiredProducts) as RequiredProduct[];
/** No Product Found is goods of the shop that only have no match. */
const productOf = ({ Item }: WireRecord): RequiredProduct | null => kinds.find((kind) => kind !== 'noProduct' && isRecord(Item) && text(Item, 'customSku') === requiredProducts[kind]) ?? null;
const isFreightOrTax = (line: WireRecord): boolean => ['shipping', 'tax'].includes(productOf(line) ?? '');

const maySpread = (document: PosDocument): boolean => new Set(document.lines.filter((line) => line.target.kind === 'item').map((line) => line.locationId)).size > 1;

const stateOf = (sale: WireRecord): 'final' | 'void' | 'pending' => (flag(sale, 'voided') || flag(sale, 'archived') ? 'void' : flag(sale, 'completed') ? 'final' : 'pending');
const wordOf = (sale: WireRecord): string => (flag(sale, 'voided') ? 'voided' : flag(sale, 'archived') ? 'archived' : flag(sale, 'completed') ? 'completed' : 'uncompleted');
