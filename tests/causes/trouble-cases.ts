import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import { day, hour, minute } from './place';
import type { Stand } from './stand';

const heal = (stand: Stand): void => void stand.control('/faults', {}, 'DELETE');

/** Something does not answer. */
export const troubleCases: readonly CauseCase[] = [
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'W-POS-OFFLINE', how: 'the POS is silent', pos, status: 'waiting', names: { en: ['20 Nov'], fr: ['20 nov'] },
    strike: async (stand) => {
      stand.till.fault({ kind: 'drop-before-commit', match: '*', times: null });
      const orders = await stand.place(...twoBelts(stand, () => ({}), 5));
      await stand.pass(10 * minute);
      return orders;
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/checks');
      heal(stand);
      await stand.checkAgain();
    },
  })),
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'W-IN-DOUBT', how: 'its answer was lost on the way', pos, status: 'confirming', names: ['#1', 'S-1'],
    strike: async (stand) => {
      stand.till.fault({ kind: 'drop-after-commit', match: stand.desk.makes.sale, times: 1 });
      return stand.place(stand.order(1));
    },
    fix: pressed('first'),
  })),
  {
    code: 'W-RETRY', how: 'Shopify did not answer', status: 'waiting', names: ['Shopify'],
    strike: async (stand) => {
      stand.shopifyFails({ kind: 'unreachable', detail: 'socket hang up' });
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      stand.shopifyAnswers();
      await pressed('first')(stand, orders);
    },
  },
  {
    code: 'W-RETRY', how: 'the POS gave one order no usable answer', status: 'waiting', names: ['Heartland'],
    strike: async (stand) => {
      stand.till.fault({ kind: 'html', match: 'GET /items', times: 1 });
      return stand.place(stand.order(1));
    },
    fix: pressed('first'),
  },
  {
    code: 'E-GAVE-UP', how: 'one order had no usable answer for three days', status: 'blocked', names: { en: ['#1', '20 Nov'], fr: ['#1', '20 nov'] },
    strike: async (stand) => {
      stand.till.fault({ kind: '500', match: 'GET /items', times: null });
      const orders = await stand.place(stand.order(1));
      await stand.pass(3 * day + hour, hour);
      return orders;
    },
    fix: async (stand, orders) => {
      heal(stand);
      await pressed('first')(stand, orders);
    },
  },
  {
    code: 'E-INTERNAL', how: 'Shopify says what we do not understand, until we do', status: 'blocked',
    strike: async (stand) => {
      stand.shopifyFails({ kind: 'unreadable', field: 'agreements', detail: 'not a list' });
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      stand.shopifyAnswers();
      await pressed('first')(stand, orders);
    },
  },
];
