import type { Order } from '~/domain/order/order';
import { fail } from '~/domain/result';
import type { DownloadSettings } from '~/domain/settings/settings';
import { aPayment } from '../support/orders';
import { first, twoBelts, type CauseCase } from './cause-case';
import { tipped } from './account-cases';
import { hour, minute } from './place';
import type { Stand } from './stand';

/** What another app, or nobody, does first: three orders show it, and the other setting frees them. */
const pattern = (code: CauseCase['code'], how: string, kept: Partial<DownloadSettings>, more: (stand: Stand) => Partial<Order>, [setting, value]: readonly [string, unknown]): CauseCase => ({
  code, how, on: 'checks', names: ['3'],
  strike: async (stand) => {
    await stand.choose((settings) => ({ ...settings, download: { ...settings.download, ...kept } }));
    const orders = await stand.place(...twoBelts(stand, () => more(stand), 3));
    // Captures are waited for longer than a day; the other two have to be of the last one.
    await stand.pass(code === 'E-NOT-CAPTURED' ? 26 * hour : 2 * hour, 30 * minute);
    return orders;
  },
  fix: async (stand) => {
    const row = await stand.failing(code);
    if (row?.fixTo !== `/app/settings/orders?focus=${setting}`) throw new Error(`leads to ${row?.fixTo ?? 'nowhere'}`);
    await stand.saveOrders({ [setting]: value });
  },
});

/** What is told of the shop as a whole. */
export const shopCases: readonly CauseCase[] = [
  pattern('E-ARCHIVED-FIRST', 'three are archived within minutes', { archived: false }, (stand) => ({ closedAt: stand.clock.now() + minute }), ['archived', true]),
  pattern('E-FULFILLED-FIRST', 'three are fulfilled before they are seen', { fulfilled: false }, () => ({ fulfillmentStatus: 'FULFILLED' }), ['fulfilled', true]),
  { ...pattern('E-NOT-CAPTURED', 'three wait for their capture for more than a day', {}, () => ({ transactions: [aPayment({ kind: 'AUTHORIZATION' })], financialStatus: 'AUTHORIZED' }), ['moment', 'placed']), then: 'pending_pos' },
  {
    code: 'E-WEBHOOKS-SILENT', how: 'orders were placed, and nobody said so', on: 'checks', names: { en: ['20 Nov'], fr: ['20 nov'] },
    strike: async (stand) => {
      await stand.place(stand.order(1));
      await stand.pass(20 * minute);
      const unheard = [stand.order(2), stand.order(3)];
      stand.list(...unheard);
      await stand.pass(2 * hour, 5 * minute);
      return unheard;
    },
    // Nobody at the app can do that: the next delivery shows that it is over.
    fix: async (stand) => void (await stand.place(stand.order(4))),
  },
  {
    code: 'E-SWEEP-STOPPED', how: 'Shopify’s list cannot be had', on: 'checks', names: { en: ['20 Nov'], fr: ['20 nov'] },
    strike: async (stand) => {
      await stand.pass(15 * minute);
      const { listOrders } = stand.deps.source;
      const until = stand.clock.now() + 3 * hour;
      stand.source({ listOrders: (...call) => (stand.clock.now() < until ? Promise.resolve(fail({ kind: 'unreachable', detail: 'socket hang up' })) : listOrders(...call)) });
      const unheard = [stand.order(1)];
      stand.list(...unheard);
      await stand.pass(2 * hour, 5 * minute);
      return unheard;
    },
    fix: (stand) => stand.pass(2 * hour, 5 * minute),
  },
  {
    code: 'N-FIELD-LOOSENED', how: 'a switch that could not be put back', on: 'checks', names: ['Season'],
    strike: async (stand) => {
      const { id } = stand.control('/custom-fields', { group_id: 'item', name: 'Season', required: true }) as { id: number };
      await stand.pass(hour + minute, 10 * minute);
      const orders = await stand.place(...twoBelts(stand, (number) => tipped(stand, number)));
      stand.till.fault({ kind: '500', match: `PUT /custom_fields/${id}`, skip: 1, times: null });
      await stand.fix(first(orders), { fix: 'create-products', products: 'tip', way: 'loosen' });
      await stand.checkAgain();
      return orders;
    },
    fix: async (stand) => {
      stand.control('/faults', {}, 'DELETE');
      await stand.fixRow('N-FIELD-LOOSENED', { fix: 'restore' });
      const [season] = (stand.desk.records('custom_fields') as readonly { name: string; required: boolean }[]).filter((field) => field.name === 'Season');
      if (!season?.required) throw new Error('it was not put back');
    },
  },
];
