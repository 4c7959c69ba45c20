import { coreFetch } from '../../../sandbox/pos/heartland/in-process';
import type { Simulator } from '../../../sandbox/pos/heartland/simulator';
import { listen } from '../../../sandbox/shared/http';
import { formatMinor } from '~/domain/money/format';
import { requiredProducts } from '~/domain/translation/document';
import type { PosOptions } from '~/ports/pos-gateway';
import type { PosDesk, Told } from './desk';
import { isPartOf, toMinor, withoutOffsets } from './read-books';

type Row = Readonly<Record<string, unknown>>;
const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function heartlandDesk(pos: Simulator): PosDesk {
  const books = () => pos.control('GET', '/documents').body as { orders: Row[]; tickets: Row[]; stock: readonly { public_id: string; location: string; on_hand: number }[] };
  const options = (fetch: PosOptions['fetch'], clock: PosOptions['clock'], template: string | null): PosOptions => ({ fetch, clock, template, requestTimeoutMs: null });
  return {
    kind: 'heartland',
    waits: false,
    credentials: { subdomain: 'demo', token: 'sandbox-token-demo' },
    signIn: () => ({ subdomain: 'demo', token: 'sandbox-token-demo' }),
    options: (clock) => options(coreFetch(pos, { after: clock.after }), clock, null),
    optionsWith: (fetch, clock) => options(fetch, clock, null),
    fetch: (how) => coreFetch(pos, how),
    listen: async () => {
      const wire = await listenAs(pos);
      return { options: (clock) => options(globalThis.fetch, clock, `${wire.url}/{subdomain}`), close: wire.close };
    },
    stock: (items) => void pos.control('POST', '/items', items.map(({ sku, qty = 1_000, duplicate = false, archived = false, fields = {} }) => ({ public_id: sku, description: sku, price: 10, qty, duplicate, active: !archived, ...fields }))),
    access: (good) => void pos.control('POST', '/tokens', { token: 'sandbox-token-demo', valid: good }),
    archivePaymentType: (name) => void pos.control('POST', `/payment-types/${name}`, { active: false }),
    fault: (fault) => void pos.control('POST', '/faults', fault),
    calls: () => (pos.control('GET', '/calls').body as { rows: { method: string; path: string; status: number }[] }).rows,
    records: (table) => pos.control('GET', `/records/${table}`).body as readonly unknown[],
    makes: { sale: 'POST /sales/orders', facts: 'GET /payment_types' },
    levels: () => Object.fromEntries(books().stock.map((row) => [`${row.public_id} at ${row.location}`, row.on_hand])),
    numbers: () => [...books().orders, ...books().tickets].map((one) => text(one.public_id)),
    book: () => [...books().orders, ...books().tickets].map((row) => ({
      number: text(row.public_id), reference: text((row.custom as Row | undefined)?.shopify_id), status: text(row.status), total: text(row.total), payments: rows(row.payments).map((payment) => text(payment.amount)),
    })),
    names: (of) => (pos.control('GET', `/records/${of}`).body as Row[]).map((row) => (of === 'customers' ? text(row.email) : '') || text(row.public_id)),
    allowTwice: () => void pos.control('POST', '/settings', { uniquePublicIds: false, uniqueCustomFields: false }),
    held: (number, currency, numbers = {}) => held(pos, number, currency, numbers),
  };
}

function held(pos: Simulator, number: string, currency: string, numbers: Readonly<Record<string, string>>): Told {
  const { orders, tickets } = pos.control('GET', '/documents').body as { orders: Row[]; tickets: Row[] };
  const own = [...orders, ...tickets].filter((one) => isPartOf(number, text(one.public_id)));
  if (own.length === 0) throw new Error(`the POS has no ${number}`);
  const items = new Map(rows(pos.control('GET', '/items').body).map((item) => [text(item.id), text(item.public_id)]));
  const minor = (value: unknown): bigint => toMinor(text(value) || '0', currency);
  const money = (amount: bigint): string => formatMinor(amount, currency);
  // On a ticket everything is a line; on an order taxes and the shipping charge stand apart.
  const goods = own.flatMap((one) => rows(one.lines)).filter((line) => text(line.item_id) !== '' && text(line.qty) !== '0')
    .map((line) => ({ name: items.get(text(line.item_id)) ?? '', quantity: BigInt(text(line.qty)), price: minor(line.adjusted_unit_price ?? line.unit_price) }));
  const isFreight = (line: (typeof goods)[number]): boolean => line.name === requiredProducts.shipping;
  const freight = own.reduce((sum, one) => sum + minor(one.shipping_charge), 0n) + goods.filter(isFreight).reduce((sum, line) => sum + line.quantity * line.price, 0n);
  const taxes: Record<string, bigint> = {};
  for (const tax of own.flatMap((one) => [...rows(one.taxes), ...rows(one.lines).filter((line) => line.type === 'TaxLine')])) taxes[text(tax.description)] = (taxes[text(tax.description)] ?? 0n) + minor(tax.value);
  return {
    number, total: money(own.reduce((sum, one) => sum + minor(one.total), 0n)),
    lines: [
      ...withoutOffsets(goods.filter((line) => !isFreight(line))).map((line) => `${line.quantity} × ${numbers[line.name] ?? line.name} at ${money(line.price)}`),
      ...(freight === 0n ? [] : [`shipping ${money(freight)}`]),
    ].sort(),
    taxes: Object.fromEntries(Object.entries(taxes).filter(([, amount]) => amount !== 0n).map(([title, amount]) => [title, money(amount)])),
    payments: own.flatMap((one) => rows(one.payments)).map((payment) => money(minor(payment.amount))).sort(),
  };
}

/** The simulator as its server speaks: `/{account}/api/…` on the loopback interface. */
const listenAs = (pos: Simulator) =>
  listen({
    port: 0,
    handler: (request) => {
      const [, account = '', ...rest] = request.path.split('/');
      return pos.request({ method: request.method, path: `/${rest.join('/')}`, query: request.query, headers: request.headers, body: request.text, base: `http://${request.headers.host ?? ''}/${account}`, inFlight: request.inFlight }).response;
    },
  });
