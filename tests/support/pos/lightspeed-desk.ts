import { listen } from '../../../sandbox/shared/http';
import { CLIENT_ID, CLIENT_SECRET } from '../../../sandbox/pos/lightspeed-r/fixtures';
import { coreFetch } from '../../../sandbox/pos/lightspeed-r/in-process';
import type { Simulator } from '../../../sandbox/pos/lightspeed-r/simulator';
import type { Ledger } from '../../../sandbox/pos/shared/ledger';
import { formatMinor } from '~/domain/money/format';
import type { Credentials } from '~/domain/credentials';
import { requiredProducts } from '~/domain/translation/document';
import type { PosOptions } from '~/ports/pos-gateway';
import type { PosDesk, Told } from './desk';
import { toMinor, withoutOffsets } from './read-books';

interface SaleRow { readonly id: number; readonly referenceNumberSource: string; readonly payments: readonly { readonly remoteReference: string }[] }

/** `credentials`: of a sign-in that was made before. */
export function lightspeedDesk(pos: Simulator, credentials: Credentials = granted(pos)): PosDesk {
  const ledger = () => pos.control('GET', '/ledger').body as Ledger;
  const options = (fetch: PosOptions['fetch'], clock: PosOptions['clock'], template: string | null): PosOptions => ({ fetch, clock, template, requestTimeoutMs: null, client: { id: CLIENT_ID, secret: CLIENT_SECRET } });
  return {
    kind: 'lightspeed-r',
    waits: true,
    credentials,
    signIn: () => granted(pos),
    options: (clock) => options(coreFetch(pos, { after: clock.after }), clock, null),
    optionsWith: (fetch, clock) => options(fetch, clock, null),
    fetch: (how) => coreFetch(pos, how),
    listen: async () => {
      const wire = await listenAs(pos);
      return { options: (clock) => options(globalThis.fetch, clock, wire.url), close: wire.close };
    },
    stock: (items) => void pos.control('POST', '/items', items.map(({ sku, qty = 1_000, duplicate = false, archived = false, fields = {} }) => ({ public_id: sku, description: sku, price: 10, qty, duplicate, active: !archived, ...fields }))),
    access: (good) => void pos.control('POST', '/tokens', { valid: good }),
    archivePaymentType: (name) => void pos.control('POST', `/payment-types/${name}`, { archived: true }),
    fault: (fault) => void pos.control('POST', '/faults', fault),
    calls: () => (pos.control('GET', '/calls').body as { rows: { method: string; path: string; status: number }[] }).rows,
    records: (table) => pos.control('GET', `/records/${table}`).body as readonly unknown[],
    makes: { sale: 'POST /Sale', facts: 'GET /PaymentType' },
    levels: () => Object.fromEntries(ledger().stock.map((row) => [`${row.sku} at ${row.place}`, row.onHand])),
    numbers: () => ledger().sales.map((sale) => sale.reference),
    book: () => {
      const references = new Map((pos.control('GET', '/records/Sale').body as readonly SaleRow[]).map((row) => [String(row.id), row.referenceNumberSource]));
      return ledger().sales.filter((sale) => sale.status !== 'archived').map((sale) => {
        const reference = references.get(sale.id) ?? '';
        return { number: `${sale.reference}${/-\d$/.exec(reference)?.[0] ?? ''}`, reference, status: sale.status, total: sale.total, payments: sale.payments.map((payment) => payment.amount) };
      });
    },
    names: (of) => (of === 'items' ? (pos.control('GET', '/records/Item').body as { customSku: string }[]).map((row) => row.customSku) : (pos.control('GET', '/records/Customer').body as { contact: { emails: { Primary?: string } } }[]).map((row) => row.contact.emails.Primary ?? '')),
    // Nothing is unique here to begin with.
    allowTwice: () => undefined,
    held: (number, currency, numbers = {}) => held(pos, number, currency, numbers),
  };
}

/** What the sign-in of the account's owner has brought. */
function granted(pos: Simulator) {
  const pair = pos.control('POST', '/connect').body as { access_token: string; refresh_token: string; expires_in: number };
  const claims = JSON.parse(Buffer.from(pair.access_token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { acct: string; sub: string; scope: string };
  return {
    accountId: claims.acct, userId: claims.sub, scope: claims.scope,
    accessToken: pair.access_token, refreshToken: pair.refresh_token, expiresAt: String(pos.now() + pair.expires_in * 1_000),
  };
}

function held(pos: Simulator, number: string, currency: string, numbers: Readonly<Record<string, string>>): Told {
  const { sales } = pos.control('GET', '/ledger').body as Ledger;
  const records = new Map((pos.control('GET', '/records/Sale').body as readonly SaleRow[]).map((row) => [String(row.id), row]));
  const own = sales.filter((one) => one.reference === number && one.status !== 'archived');
  if (own.length === 0) throw new Error(`the POS has no ${number}`);
  const minor = (text: string): bigint => toMinor(text, currency);
  const money = (amount: bigint): string => formatMinor(amount, currency);
  const lines = own.flatMap((one) => one.lines).map((line) => ({ name: line.sku, told: line.description, quantity: BigInt(line.quantity), price: minor(line.total) / BigInt(line.quantity), total: minor(line.total) }));
  const sumsOf = (name: string, title: (told: string) => string): Readonly<Record<string, bigint>> => {
    const sums: Record<string, bigint> = {};
    for (const line of lines.filter((one) => one.name === name)) sums[title(line.told)] = (sums[title(line.told)] ?? 0n) + line.total;
    return sums;
  };
  const taxes = sumsOf(requiredProducts.tax, (told) => told.replace(/^Shopify Tax: /, ''));
  const freight = sumsOf(requiredProducts.shipping, () => '')[''] ?? 0n;
  const goods = lines.filter((line) => line.name !== requiredProducts.tax && line.name !== requiredProducts.shipping);
  // A tender may be split over sales of several shops; its reference says which it is of.
  const payments = new Map<string, bigint>();
  for (const one of own) {
    one.payments.forEach(({ amount }, index) => {
      const reference = records.get(one.id)?.payments[index]?.remoteReference.replace(/-\d$/, '') || `${one.id} ${index}`;
      payments.set(reference, (payments.get(reference) ?? 0n) + minor(amount));
    });
  }
  return {
    number, total: money(own.reduce((sum, one) => sum + minor(one.total), 0n)),
    lines: [...withoutOffsets(goods).map((line) => `${line.quantity} × ${numbers[line.name] ?? line.name} at ${money(line.price)}`), ...(freight === 0n ? [] : [`shipping ${money(freight)}`])].sort(),
    taxes: Object.fromEntries(Object.entries(taxes).filter(([, amount]) => amount !== 0n).map(([title, amount]) => [title, money(amount)])),
    payments: [...payments.values()].map(money).sort(),
  };
}

const listenAs = (pos: Simulator) =>
  listen({
    port: 0,
    handler: (request) => pos.request({ method: request.method, path: request.path, query: request.query, headers: request.headers, body: request.text, base: `http://${request.headers.host ?? ''}`, inFlight: request.inFlight }).response,
  });
