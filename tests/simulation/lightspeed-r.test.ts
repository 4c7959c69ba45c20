import { afterEach, describe, expect, it } from 'vitest';
import { Simulator } from '../../sandbox/pos/lightspeed-r/simulator';
import type { Switches } from '../../sandbox/pos/lightspeed-r/switches';
import type { Order } from '~/domain/order/order';
import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import { openGateway } from '~/pipeline/pos-access';
import { carryCase } from '../golden/carry';
import { readCase } from '../golden/cases';
import { asked } from '../golden/read-back';
import { showCarried } from '../golden/show';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import { openShopify } from '../support/shopify';
import { openTillAt, tillClock, type DeskTill } from '../support/till';
import { wholeOrder } from '../support/whole-order';

let till: DeskTill | null = null;
afterEach(async () => {
  await till?.close();
  till = null;
});

async function openAccount(switches: Partial<Switches> = {}, registers = 20) {
  const clock = tillClock();
  const pos = new Simulator({ now: clock.now, rng: () => 0.5, registers });
  const opened = await openTillAt(lightspeedDesk(pos), clock);
  till = opened;
  opened.stock('MUG');
  const connected = await opened.connect();
  expect(connected.kind).toBe('connected');
  // What a real account answers is not known for certain; how it was connected is not the question here.
  pos.control('POST', '/settings', switches);
  return { till: opened, pos };
}

async function choose(opened: DeskTill, pick: (settings: Settings) => Settings): Promise<void> {
  const { settings, version } = await opened.stores.installations.settings(opened.installation.id);
  const saved = await changeSettings(opened.deps, { installationId: opened.installation.id, expectedVersion: version, settings: pick(settings), by: 'user 1', release: 'from-now' });
  expect(saved.kind).toBe('saved');
}

async function verdictOf(opened: DeskTill, order: Order, mostMs?: number): Promise<string> {
  await opened.place(order);
  await opened.settle(mostMs);
  const { verdict } = await opened.row(order);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
}

interface SaleRow {
  readonly referenceNumber: string; readonly completed: boolean; readonly completeTime: string; readonly customerID: number; readonly shopID: number; readonly registerID: number; readonly employeeID: number; readonly taxCategoryID: number; readonly internalNote: string; readonly shipToID: number;
  readonly lines: readonly { readonly id: number; readonly itemID: number; readonly note: string; readonly unitQuantity: number; readonly unitPrice: number; readonly discountAmount: number; readonly tax: boolean; readonly parentSaleLineID: number }[];
  readonly payments: readonly { readonly amount: number }[];
}
const sales = (pos: Simulator) => pos.control('GET', '/records/Sale').body as readonly SaleRow[];
const mugs = (opened: DeskTill): number => Math.min(...Object.entries(opened.desk.levels()).filter(([name]) => name.startsWith('MUG ')).map(([, units]) => units));

/** One taxed mug at 10.00; Shopify's tax is `tax`. */
function taxedOrder(tax: bigint): Order {
  const taxes = [{ title: 'Sales Tax', rate: '0.0825', channelLiable: false, amount: tax }];
  const total = 1_000n + tax;
  return anOrder({
    lines: [aLine({ sku: 'MUG', taxLines: taxes })], taxLines: taxes, totals: { ...totalsOf(total), subtotal: 1_000n, currentSubtotal: 1_000n, totalTax: tax, currentTax: tax },
    transactions: [aPayment({ amount: total })], agreements: [anAgreement({ sales: [aSale({ amount: total, tax, taxes })] })],
  });
}

describe('a sale in Lightspeed', () => {
  it('is one request with all that a report likes to have, and needs four calls in all', async () => {
    const { till: opened, pos } = await openAccount();
    const warm = { ...wholeOrder(), id: 'gid://shopify/Order/41', name: '#1041', agreements: wholeOrder().agreements.map((one) => ({ ...one, id: 'gid://shopify/OrderAgreement/41' })), transactions: wholeOrder().transactions.map((one) => ({ ...one, id: `warm-${one.id}` })) };
    expect(await verdictOf(opened, warm)).toBe('in_pos');
    const before = opened.desk.calls().length;
    expect(await verdictOf(opened, { ...wholeOrder(), note: 'Ring twice' })).toBe('in_pos');
    const calls = opened.desk.calls().slice(before).map((call) => `${call.method} ${call.path.split('?')[0] ?? ''}`);
    // The customer, the products, the sale, and reading it back. The item is remembered. An order older than the connection is looked for before.
    expect(calls.filter((call) => call !== 'GET /Sale')).toEqual(['GET /Customer', 'GET /Item', 'POST /Sale', expect.stringMatching(/^GET \/Sale\/\d+$/)]);
    const sale = sales(pos).find((one) => one.referenceNumber === 'S-1042');
    expect(sale).toMatchObject({ completed: true, taxCategoryID: 0, employeeID: 2, shopID: 2, registerID: 100, internalNote: 'Ring twice' });
    expect(sale?.customerID).toBeGreaterThan(0);
    expect(sale?.shipToID).toBeGreaterThan(0);
    expect(sale?.lines.map(({ unitQuantity, unitPrice, discountAmount, tax, note }) => ({ unitQuantity, unitPrice, discountAmount, tax, note }))).toEqual([
      { unitQuantity: 2, unitPrice: 100_000, discountAmount: 0, tax: false, note: '' },
      { unitQuantity: 1, unitPrice: 100_000, discountAmount: 100, tax: false, note: '' },
      { unitQuantity: 1, unitPrice: 50_000, discountAmount: 0, tax: false, note: 'Engraving' },
      { unitQuantity: 1, unitPrice: 60_000, discountAmount: 0, tax: false, note: 'Standard' },
      { unitQuantity: 1, unitPrice: 24_000, discountAmount: 0, tax: false, note: 'Shopify Tax: State Tax' },
    ]);
  });

  it.each<[string, Partial<Switches>]>([
    ['discounts count for each unit', { discountAmountPer: 'unit' }],
    ['payment references are unique', { remoteReferenceUnique: true }],
    ['sales cannot be searched by their reference', { referenceFilter: 'ignored' }],
    ['refusals are served as pages', { errorContentType: 'text/html' }],
    ['refusals have 422', { semanticStatus: 422 }],
    ['unknown fields of a search are ignored', { unknownFilter: 'ignored' }],
    ['unknown fields of a search find nothing', { unknownFilter: 'nothing' }],
    ['comparisons regard case', { filterCase: 'sensitive' }],
    ['tokens end sooner', { accessTokenSeconds: 600 }],
  ])('goes whole where %s', async (_name, switches) => {
    const { till: opened } = await openAccount(switches);
    expect(await verdictOf(opened, wholeOrder())).toBe('in_pos');
    expect(opened.desk.held('S-1042', 'USD')).toMatchObject({ total: '43.39', payments: ['3.39', '40.00'] });
    opened.clock.advance(4 * 3_600_000);
    const later = { ...wholeOrder(), id: 'gid://shopify/Order/43', name: '#1043', agreements: wholeOrder().agreements.map((one) => ({ ...one, id: 'gid://shopify/OrderAgreement/43' })), transactions: wholeOrder().transactions.map((one) => ({ ...one, id: `43-${one.id}` })) };
    expect(await verdictOf(opened, later)).toBe('in_pos');
    expect(mugs(opened)).toBe(994);
  });

  it('waits for its money, and goes when it has come', async () => {
    const { till: opened, pos } = await openAccount();
    await choose(opened, (settings) => ({ ...settings, download: { ...settings.download, moment: 'placed' } }));
    const order = anOrder({ lines: [aLine({ sku: 'MUG' })] });
    expect(await verdictOf(opened, { ...order, financialStatus: 'PENDING', transactions: [], totals: { ...order.totals, received: 0n, netPayment: 0n, outstanding: 1_000n } })).toBe('waiting W-PAYMENT');
    expect(sales(pos)).toEqual([]);
    expect(await verdictOf(opened, { ...order, updatedAt: order.updatedAt + 1 })).toBe('in_pos');
    expect(opened.desk.held('S-1001', 'USD').total).toBe('10.00');
  });
});

describe('tax computed by Lightspeed', () => {
  const computed = (settings: Settings): Settings => ({ ...settings, pos: { ...settings.pos, taxes: 'computed' } });

  it('completes a sale that comes to Shopify\'s total', async () => {
    const { till: opened, pos } = await openAccount();
    await choose(opened, computed);
    pos.control('POST', '/records/Shop/2', { taxCategoryID: 2 });
    expect(await verdictOf(opened, taxedOrder(83n))).toBe('in_pos');
    expect(sales(pos)).toMatchObject([{ completed: true, taxCategoryID: 2, lines: [{ unitPrice: 100_000, tax: true }], payments: [{ amount: 108_300 }] }]);
    expect(mugs(opened)).toBe(999);
  });
  it('stops one that does not, with both sums, before money or stock moves; and completes it when the rate was corrected', async () => {
    const { till: opened, pos } = await openAccount();
    await choose(opened, computed);
    pos.control('POST', '/records/Shop/2', { taxCategoryID: 2 });
    expect(await verdictOf(opened, taxedOrder(90n))).toBe('blocked E-POS-TOTAL');
    expect((await opened.row(taxedOrder(90n))).verdict.cause?.params).toMatchObject({ ours: '10.90', theirs: '10.83' });
    expect(sales(pos)).toMatchObject([{ completed: false, payments: [] }]);
    expect(mugs(opened)).toBe(1_000);
  });
});

describe('what comes back', () => {
  const sold = async () => {
    const shopify = await openShopify();
    const { till: opened, pos } = await openAccount();
    const [posted = '', returned = ''] = readCase('returned-after-the-sale').readings;
    const before = await shopify.read(posted);
    const after = await shopify.read(returned);
    expect(await verdictOf(opened, before)).toBe('in_pos');
    return { opened, pos, after };
  };

  it('is linked to the line it was sold on', async () => {
    const { opened, pos, after } = await sold();
    expect(await verdictOf(opened, after)).toBe('in_pos');
    const [sale, back] = sales(pos);
    const returned = back?.lines.filter((line) => line.unitQuantity < 0 && line.note === '') ?? [];
    expect(returned).toHaveLength(1);
    expect(sale?.lines.find((line) => line.id === returned[0]?.parentSaleLineID)).toMatchObject({ itemID: returned[0]?.itemID, unitQuantity: 2 });
    expect(mugs(opened)).toBe(999);
  });
  it('goes without that link, and says so, where the till has taken the goods back already', async () => {
    const { opened, pos, after } = await sold();
    const [sale] = pos.control('GET', '/records/Sale').body as readonly { id: number; lines: readonly object[] }[];
    pos.control('POST', `/records/Sale/${sale?.id ?? 0}`, { lines: sale?.lines.map((line) => ({ ...line, unitQuantity: 0 })) });
    expect(await verdictOf(opened, after)).toBe('in_pos');
    expect(sales(pos)[1]?.lines.map((line) => line.parentSaleLineID).every((id) => id === 0)).toBe(true);
    const { key } = await opened.row(after);
    expect((await opened.stores.orders.timeline(key)).map((entry) => entry.code)).toContain('notice.unlinked');
  });
});

describe('what stands in the way', () => {
  it.each<[string, (pos: Simulator) => void, string, object]>([
    ['an employee that was archived', (pos) => void pos.control('POST', '/employees/2', { archived: true }), 'blocked E-EMP-ARCHIVED', {}],
    ['an employee that was locked', (pos) => void pos.control('POST', '/employees/2', { lockOut: true }), 'blocked E-EMP-ARCHIVED', {}],
    ['a payment type that was archived', (pos) => void pos.control('POST', '/payment-types/Shopify', { archived: true }), 'blocked E-PAY-UNMAPPED', {}],
    ['a register that was closed', (pos) => void pos.control('POST', '/registers/100', { open: false }), 'blocked E-POS-REJECTED', { field: 'registerID' }],
    ['an item that needs a serial number', (pos) => void pos.control('POST', '/items/MUG', { itemType: 'serialized' }), 'blocked E-SKU-UNKNOWN', { reason: 'serialized' }],
    ['an item that was archived', (pos) => void pos.control('POST', '/items/MUG', { archived: true }), 'blocked E-SKU-UNKNOWN', {}],
  ])('%s', async (_name, strike, wanted, params) => {
    const { till: opened, pos } = await openAccount();
    strike(pos);
    expect(await verdictOf(opened, wholeOrder(), 1_800_000)).toBe(wanted);
    expect((await opened.row(wholeOrder())).verdict.cause?.params).toMatchObject(params);
    expect(sales(pos).filter((one) => one.completed)).toEqual([]);
  });
  it('a product of ours that was archived is not made a second time', async () => {
    const { till: opened, pos } = await openAccount();
    pos.control('POST', '/items', [{ public_id: 'Shopify Tax', active: false, track_inventory: false }]);
    expect(await verdictOf(opened, wholeOrder(), 1_800_000)).toBe('blocked E-REQ-PRODUCT');
    expect((await opened.row(wholeOrder())).verdict.cause?.params).toMatchObject({ product: 'Shopify Tax', state: 'archived' });
    expect(sales(pos)).toEqual([]);
    pos.control('POST', '/items/Shopify Tax', { archived: false });
    opened.clock.advance(60_000);
    await opened.place({ ...wholeOrder(), updatedAt: wholeOrder().updatedAt + 1 });
    await opened.settle(60_000);
    expect((await opened.row(wholeOrder())).verdict.status).toBe('in_pos');
  });
  it('an item archived after it was found is looked for again', async () => {
    const { till: opened, pos } = await openAccount();
    expect(await verdictOf(opened, anOrder({ lines: [aLine({ sku: 'MUG' })] }))).toBe('in_pos');
    pos.control('POST', '/items/MUG', { archived: true });
    expect(await verdictOf(opened, wholeOrder(), 1_800_000)).toBe('blocked E-SKU-UNKNOWN');
  });
  it('a connection whose access was taken away is one cause for all, and goes on when it is given back', async () => {
    const { till: opened, pos } = await openAccount();
    opened.desk.access(false);
    expect(await verdictOf(opened, wholeOrder(), 60_000)).toBe('blocked E-POS-ACCESS');
    opened.desk.access(true);
    expect(sales(pos)).toEqual([]);
  });
});

describe('what stands in the account already', () => {
  const of = (number: number, buyer: Order['buyer']): Order => anOrder({
    id: `gid://shopify/Order/${number}`, name: `#${number}`, lines: [aLine({ sku: 'MUG' })], buyer, transactions: [aPayment({ id: `p-${number}` })], agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })],
  });
  it('is nobody else of the buyer’s name when an answer was lost', async () => {
    const { till: opened, pos } = await openAccount();
    const ana = { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: null };
    expect(await verdictOf(opened, of(71, { ...ana, email: 'another.ana@example.com' }))).toBe('in_pos');
    opened.fault({ kind: 'drop-before-commit', match: 'POST /Customer', times: 1 });
    expect(await verdictOf(opened, of(72, ana))).toBe('in_pos');
    expect(new Set(sales(pos).map((sale) => sale.customerID)).size).toBe(2);
  });
  it('is found though somebody has archived it: a sale that was thrown away is not made a second time', async () => {
    const { till: opened, pos } = await openAccount();
    expect(await verdictOf(opened, of(73, null))).toBe('in_pos');
    const [sale] = pos.state.tables.Sale;
    pos.control('POST', `/records/Sale/${sale?.id ?? 0}`, { archived: true });
    const document = (await opened.stores.journal.documents((await opened.row(of(73, null))).key))[0]?.document;
    const connection = await opened.stores.connections.current(opened.installation.id);
    if (!document || !connection) throw new Error('nothing was posted');
    const gateway = openGateway(opened.deps, connection);
    expect(await opened.patient(gateway?.findDocument(document, 'S-73', null) ?? Promise.reject(new Error('no gateway')))).toMatchObject({ kind: 'one', externalId: String(sale?.id) });
  });
});

describe('a journal that nobody said is younger than the account', () => {
  it('is found out by a payment whose reference is taken, where the POS minds; nothing is there twice', async () => {
    const { till: opened, pos } = await openAccount({ remoteReferenceUnique: true });
    const second = await openTillAt(lightspeedDesk(pos), opened.clock, {}, 1_000_000);
    try {
      expect((await second.connect()).kind).toBe('connected');
      opened.clock.advance(60_000);
      const order = { ...wholeOrder(), createdAt: opened.clock.now(), processedAt: opened.clock.now() };
      expect(await verdictOf(opened, order)).toBe('in_pos');
      opened.clock.advance(60_000);
      expect(await verdictOf(second, order)).toBe('in_pos');
      expect(sales(pos)).toHaveLength(1);
    } finally {
      await second.close();
    }
  });
});

describe('a backlog on one register', () => {
  it('keeps to the allowance: no call is refused, and the bucket never idles', async () => {
    const { till: opened } = await openAccount({}, 1);
    const buyer = { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: null };
    const orders = Array.from({ length: 30 }, (_none, index) => anOrder({
      id: `gid://shopify/Order/${500 + index}`, name: `#${2_000 + index}`, lines: [aLine({ sku: 'MUG' })], buyer, createdAt: opened.clock.now() + 1_000,
      transactions: [aPayment({ id: `p-${index}` })], agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${500 + index}` })],
    }));
    for (const order of orders) await opened.place(order);
    const startedAt = opened.clock.now();
    const before = opened.desk.calls().length;
    await opened.settle();
    for (const order of orders) expect((await opened.row(order)).verdict.status).toBe('in_pos');
    const calls = opened.desk.calls().slice(before);
    expect(calls.filter((call) => call.status === 429)).toEqual([]);
    // The customer, the sale, reading it back; the item and the facts once for all.
    expect(calls.length / orders.length).toBeLessThan(3.5);
    // 30 orders of 8.2 drips each, from a bucket with room for about 70 that drips one a second.
    expect((opened.clock.now() - startedAt) / 1_000).toBeLessThan(200);
  });
});

const cases = ['returned-partly-restocked', 'two-locations-restocked', 'edit-adds-a-line', 'exchange', 'plain'];
const kinds = ['drop-after-commit', 'drop-before-commit', 'half-body', 'html'] as const;

describe.each(cases)('%s', (name) => {
  it('ends the same whichever answer is lost', async () => {
    const shopify = await openShopify();
    const carry = async (trouble: (one: DeskTill) => void) => {
      const carried = await carryCase(readCase(name), shopify, { kind: 'lightspeed-r', overTheWire: false, trouble });
      till = carried.till;
      return carried;
    };
    const writesIn = (one: DeskTill): readonly string[] => one.desk.calls().map((call) => call.method).filter((method) => method !== 'GET');
    let before = 0;
    const clean = await carry((one) => {
      before = writesIn(one).length;
    });
    const wanted = showCarried(clean);
    const writes = writesIn(clean.till).slice(before);
    await clean.till.close();
    expect(writes.length).toBeGreaterThan(2);
    for (const kind of kinds) {
      for (const skip of writes.keys()) {
        const carried = await carry((one) => one.desk.fault({ kind, match: { method: 'POST', path: '*' }, skip }));
        expect(showCarried(carried), `${kind} at ${skip}`).toEqual(wanted);
        for (const document of carried.documents) expect(carried.till.desk.held(document.number, carried.order.currency), `${kind} at ${skip}`).toEqual(asked(document));
        await carried.till.close();
      }
    }
    till = null;
  }, 300_000);
});
