import type { Order } from '~/domain/order/order';
import type { DownloadSettings } from '~/domain/settings/settings';
import { totalsOf } from '../support/orders';
import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import { day } from './place';
import type { Stand } from './stand';

const download = (stand: Stand, more: Partial<DownloadSettings>): Promise<void> => stand.choose((settings) => ({ ...settings, download: { ...settings.download, ...more } }));
const struckBy = (settings: Partial<DownloadSettings>, more: (stand: Stand) => Partial<Order> = () => ({})) => async (stand: Stand) => {
  await download(stand, settings);
  return stand.place(...twoBelts(stand, () => more(stand)));
};
/** In the panel of one order, for all that the setting kept back. */
const turnedOn = (setting: string) => async (stand: Stand, orders: readonly Order[]) => stand.fix(first(orders), { fix: 'turn-on', setting, take: 'these-too' });
const switches: readonly (readonly [keyof DownloadSettings & string, Partial<Order>, string, string])[] = [
  ['orders', {}, 'Download orders', 'Télécharger les commandes'],
  ['fulfilled', { fulfillmentStatus: 'FULFILLED' }, 'Download fulfilled orders', 'Télécharger les commandes traitées'],
  ['unfulfilled', {}, 'Download unfulfilled orders', 'Télécharger les commandes non traitées'],
  ['archived', { closedAt: 1 }, 'Download archived orders', 'Télécharger les commandes archivées'],
];

const ruleCases = switches.map(([setting, more, en, fr]): CauseCase => ({
  code: 'S-RULE-OFF', how: `${setting} is off`, status: 'skipped', names: { en: [en], fr: [fr] }, strike: struckBy({ [setting]: false }, () => more), fix: turnedOn(setting),
}));

/** What a setting or a fact of the order leaves out. */
export const skippedCases: readonly CauseCase[] = [
  ...ruleCases,
  { code: 'S-RULE-OFF', how: 'archived is off', pos: 'lightspeed-r', status: 'skipped', strike: struckBy({ archived: false }, () => ({ closedAt: 1 })), fix: turnedOn('archived') },
  { code: 'S-RULE-OFF', how: 'one by one', status: 'skipped', strike: struckBy({ archived: false }, () => ({ closedAt: 1 })), fix: pressed('second') },
  {
    code: 'S-OUT-OF-RANGE', how: 'placed before the start date', status: 'skipped', names: { en: ['20 Nov', '22 Nov'], fr: ['20 nov', '22 nov'] },
    strike: (stand) => struckBy({ startDate: stand.clock.now() + 2 * day })(stand), fix: pressed('first'),
  },
  {
    code: 'S-OUT-OF-RANGE', how: 'and the start date moves back', status: 'skipped', strike: (stand) => struckBy({ startDate: stand.clock.now() + 2 * day })(stand),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'second', '/app/settings/orders?focus=startDate');
      await stand.saveOrders({ startDate: '2026-11-01' });
    },
  },
  {
    code: 'S-TOO-OLD', how: 'Shopify shares the last 60 days only', status: 'skipped', names: ['60'], then: 'handled',
    strike: async (stand) => {
      const orders = await stand.place(...twoBelts(stand, () => ({ transactions: [], financialStatus: 'PENDING' })));
      stand.clock.advance(61 * day);
      stand.shopifyForgets();
      return stand.place(...orders);
    },
    fix: pressed('first'),
  },
  { code: 'S-TEST', how: 'paid with a test payment', status: 'skipped', strike: struckBy({ testOrders: false }, () => ({ test: true })), fix: turnedOn('testOrders') },
  { code: 'S-TAG-IGNORED', how: 'included by hand', status: 'skipped', names: ['wholesale'], strike: struckBy({ ignoreTags: ['wholesale'] }, () => ({ tags: ['wholesale'] })), fix: pressed('second') },
  {
    code: 'S-TAG-IGNORED', how: 'the list changed', status: 'skipped', strike: struckBy({ ignoreTags: ['wholesale'] }, () => ({ tags: ['wholesale'] })),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/orders?focus=ignoreTags');
      await stand.saveOrders({ ignoreTags: '' });
    },
  },
  { code: 'S-TAG-MISSING', how: 'included by hand', status: 'skipped', names: ['web, shop'], strike: struckBy({ allowTags: ['web', 'shop'] }), fix: pressed('second') },
  {
    code: 'S-TAG-MISSING', how: 'tagged in Shopify', status: 'skipped', strike: struckBy({ allowTags: ['web'] }),
    fix: async (stand, orders) => void (await stand.place(...orders.map((order) => stand.changed(order, { tags: ['Web'] })))),
  },
  {
    code: 'S-TAG-MISSING', how: 'the list changed', status: 'skipped', strike: struckBy({ allowTags: ['web'] }),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/orders?focus=allowTags');
      await stand.saveOrders({ allowTags: '' });
    },
  },
  { code: 'S-FROM-POS', how: 'carries our own mark', status: 'skipped', strike: struckBy({}, () => ({ attributes: [{ key: '_tillbridge_pos_id', value: '7' }] })), noFix: 'It is in the POS already: sending it back would count it twice.' },
  { code: 'S-SHOPIFY-POS', how: 'sold at a till of Shopify’s', status: 'skipped', strike: struckBy({ shopifyPos: false }, () => ({ sourceName: 'pos' })), fix: turnedOn('shopifyPos') },
  {
    code: 'S-CANCELLED', how: 'no money was kept', status: 'skipped', noFix: 'There is no sale to record.',
    strike: struckBy({}, (stand) => ({ cancelledAt: stand.clock.now(), transactions: [], totals: { ...totalsOf(1_000n), received: 0n, netPayment: 0n } })),
  },
  {
    code: 'S-DELETED', how: 'it waited, and is gone from Shopify', status: 'skipped', noFix: 'Shopify has nothing more to tell of it.',
    strike: async (stand) => {
      const orders = await stand.place(...twoBelts(stand, () => ({ transactions: [], financialStatus: 'PENDING' })));
      stand.shopifyForgets();
      return stand.place(...orders);
    },
  },
  {
    code: 'S-LEFT-OUT', how: 'a person left it out while it waited', status: 'skipped',
    strike: async (stand) => {
      const orders = await stand.place(...twoBelts(stand, () => ({ transactions: [], financialStatus: 'PENDING' })));
      for (const order of orders) await stand.decide(order, 'leave-out');
      return stand.place(...twoBelts(stand));
    },
    fix: pressed('first'),
  },
];
