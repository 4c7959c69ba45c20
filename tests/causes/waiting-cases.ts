import type { Order } from '~/domain/order/order';
import type { DownloadSettings } from '~/domain/settings/settings';
import { aPayment } from '../support/orders';
import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import type { Stand } from './stand';

const unpaid = { transactions: [], financialStatus: 'PENDING' } as const satisfies Partial<Order>;
const placedAs = (more: Partial<Order>) => (stand: Stand) => stand.place(...twoBelts(stand, () => more));
/** Shopify shows the whole payment. */
const paid = async (stand: Stand, orders: readonly Order[]): Promise<void> =>
  void (await stand.place(...orders.map((order) => stand.changed(order, { financialStatus: 'PAID', transactions: [aPayment({ id: `paid-${order.name}`, processedAt: stand.clock.now() })], totals: { ...order.totals, received: 1_000n, netPayment: 1_000n, outstanding: 0n } }))));
const turnedOn = (setting: keyof DownloadSettings) => async (stand: Stand, orders: readonly Order[]) => {
  await stand.follow(first(orders), 'second', `/app/settings/orders?focus=${setting}`);
  await stand.fix(first(orders), { fix: 'turn-on', setting, take: 'these-too' });
};

const payments: readonly (readonly [string, Partial<Order>, CauseCase['fix']])[] = [
  ['pending in Shopify, until it is paid', unpaid, paid],
  ['authorized, until it is captured', { transactions: [aPayment({ kind: 'AUTHORIZATION' })], financialStatus: 'AUTHORIZED' }, paid],
  ['paid in part, until the rest comes', { transactions: [aPayment({ amount: 400n })], financialStatus: 'PARTIALLY_PAID' }, paid],
  ['by hand, until such orders are allowed', { ...unpaid, gateways: ['Bank Deposit'] }, paid],
  ['expired, until it is paid after all', { transactions: [], financialStatus: 'EXPIRED' }, paid],
];

/** What goes by itself. */
export const waitingCases: readonly CauseCase[] = [
  {
    code: 'W-QUEUED', how: 'announced a moment ago', status: 'waiting', names: ['1'],
    strike: async (stand) => {
      const orders = [stand.order(1)];
      for (const order of orders) await stand.till.place(order);
      return orders;
    },
    fix: pressed('first'),
  },
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'W-NOT-SET-UP', how: 'no POS is connected', pos, connected: false, status: 'waiting', names: ['POS'], strike: placedAs({}),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/connection');
      await stand.reconnect('date');
    },
  })),
  {
    code: 'W-NOT-SET-UP', how: 'Shopify lets nobody in', status: 'waiting', names: ['Shopify'],
    strike: async (stand) => {
      stand.shopifyFails({ kind: 'unauthorised' });
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/checks#shopify-scopes');
      stand.shopifyAnswers();
    },
  },
  {
    code: 'W-NOT-SET-UP', how: 'a permission of Shopify’s was not granted', on: 'checks', names: ['read_orders'],
    strike: async (stand) => {
      Object.assign(stand.deps, { wantedScopes: ['read_orders', 'read_products'] });
      await grant(stand, ['read_products']);
      return [];
    },
    fix: (stand) => grant(stand, ['read_products', 'read_orders']),
  },
  ...payments.map(([how, more, fix]): CauseCase => ({ code: 'W-PAYMENT', how, status: 'waiting', names: ['#'], strike: placedAs(more), fix })),
  { code: 'W-PAYMENT', how: 'paid in part, until such orders are allowed', status: 'waiting', strike: placedAs({ transactions: [aPayment({ amount: 400n })], financialStatus: 'PARTIALLY_PAID' }), fix: turnedOn('partiallyPaid'), then: 'pending_pos' },
  // Without a payment that could be recorded it stands open there.
  { code: 'W-PAYMENT', how: 'paid without a payment, until such orders are allowed', status: 'waiting', strike: placedAs({ transactions: [], financialStatus: 'PAID' }), fix: turnedOn('paidWithoutTransactions'), then: 'pending_pos' },
  {
    code: 'W-PAYMENT', how: 'a POS that takes only what is paid in full', pos: 'lightspeed-r', status: 'waiting', names: ['10'], fix: paid,
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, download: { ...settings.download, moment: 'placed' } }));
      return stand.place(...twoBelts(stand, () => ({ ...unpaid, totals: { ...stand.order(9).totals, received: 0n, netPayment: 0n, outstanding: 1_000n } })));
    },
  },
  { code: 'W-PAUSED', how: 'no button pauses downloads', cannot: { why: 'Nothing pauses downloads yet.', params: { order: '#1' } }, names: ['#1'] },
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'W-POS-LIMIT', how: 'the POS asked us to wait', pos, status: 'waiting', names: ['#1', 'POS'],
    strike: async (stand) => {
      stand.till.fault({ kind: '429', match: stand.desk.makes.sale, times: 1, retryAfter: 30 });
      return stand.place(stand.order(1));
    },
  })),
  {
    code: 'W-SHOPIFY-LIMIT', how: 'Shopify asked us to wait', status: 'waiting', names: ['Shopify'],
    strike: async (stand) => {
      const until = stand.clock.now() + 30_000;
      const { readOrder } = stand.deps.source;
      stand.source({ readOrder: (shop, id) => (stand.clock.now() < until ? Promise.resolve({ ok: false, error: { kind: 'throttled', until } }) : readOrder(shop, id)) });
      return stand.place(...twoBelts(stand));
    },
  },
];

async function grant(stand: Stand, scopes: readonly string[]): Promise<void> {
  stand.source({ readShop: () => Promise.resolve({ ok: true, value: { shop: 'test.myshopify.com', name: 'Test', currency: 'USD', timeZone: 'UTC', scopes, locations: [] } }) });
  await stand.checkAgain();
}
