import { ONLINE } from '../../sandbox/pos/lightspeed-r/fixtures';
import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import { hour, minute } from './place';
import type { Stand } from './stand';

/** Whether we may, and in whose name. */
export const accessCases: readonly CauseCase[] = [
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'E-POS-ACCESS', how: 'the access was taken away', pos, status: 'blocked', names: ['401'],
    strike: async (stand) => {
      stand.desk.access(false);
      return stand.place(...twoBelts(stand, () => ({}), 3));
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/connection?focus=token');
      stand.desk.access(true);
      await stand.reconnect();
    },
  })),
  ...(['heartland', 'lightspeed-r'] as const).map((pos): CauseCase => ({
    code: 'E-POS-RIGHT', how: 'a right is missing', pos, status: 'blocked', names: pos === 'heartland' ? ['sales/orders'] : [],
    strike: async (stand) => {
      stand.till.fault({ kind: '403', match: stand.desk.makes.sale, times: null });
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/connection#prerequisites');
      stand.control('/faults', {}, 'DELETE');
      await stand.fix(first(orders), { fix: 'check' });
    },
  })),
  {
    code: 'E-POS-RIGHT', how: 'and one order is tried again', status: 'blocked',
    strike: async (stand) => {
      stand.till.fault({ kind: '403', match: stand.desk.makes.sale, times: null });
      return stand.place(stand.order(1));
    },
    fix: async (stand, orders) => {
      stand.control('/faults', {}, 'DELETE');
      await pressed('second')(stand, orders);
    },
  },
  {
    code: 'E-CONNECTING-USER', how: 'who gave the access was archived', pos: 'lightspeed-r', on: 'checks', names: ['Marie Dubois'],
    strike: async (stand) => {
      stand.control('/settings', { archivedAuthoriser: 'works' });
      stand.control('/employees/1', { archived: true });
      await stand.pass(2 * hour, 10 * minute);
      return [];
    },
    fix: (stand) => stand.reconnect('keep', ONLINE),
  },
  ...assigned('heartland', 'archived', 'Marie Dubois', (stand) => stand.control('/users/100011', { active: false })),
  ...assigned('lightspeed-r', 'archived', 'Online Orders', (stand) => stand.control('/employees/2', { archived: true })),
  ...assigned('lightspeed-r', 'locked', 'Online Orders', (stand) => stand.control('/employees/2', { lockOut: true })),
  ...assigned('lightspeed-r', 'limited to another shop', 'Online Orders', (stand) => stand.control('/employees/2', { limitToShopID: 1 })),
  {
    code: 'E-EMP-ARCHIVED', how: 'and a new one is created', pos: 'lightspeed-r', status: 'blocked', strike: (stand) => struck(stand, () => stand.control('/employees/2', { archived: true })),
    fix: (stand, orders) => stand.fix(first(orders), { fix: 'create-employee', name: 'Commandes en ligne' }),
  },
  {
    code: 'E-EMP-ARCHIVED', how: 'nobody is chosen where somebody has to be', pos: 'lightspeed-r', status: 'blocked',
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, pos: { ...settings.pos, employeeId: null } }));
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/locations?focus=employeeId');
      await stand.saveLocations({ employeeId: '2' });
    },
  },
];

async function struck(stand: Stand, strike: () => unknown) {
  if (stand.kind === 'heartland') await stand.choose((settings) => ({ ...settings, pos: { ...settings.pos, employeeId: '100011' } }));
  strike();
  await stand.pass(hour + minute, 10 * minute);
  return stand.place(...twoBelts(stand));
}

/** Chosen among those that the panel lists as active. */
function assigned(pos: NonNullable<CauseCase['pos']>, how: string, name: string, strike: (stand: Stand) => unknown): readonly CauseCase[] {
  return [{
    code: 'E-EMP-ARCHIVED', how: `the assigned employee was ${how}`, pos, status: 'blocked', names: [name], strike: (stand) => struck(stand, () => strike(stand)),
    fix: async (stand, orders) => {
      const act = (await stand.view(first(orders))).cause?.panel?.act;
      const people = act?.kind === 'employee' ? (act.people ?? []) : [];
      const chosen = people.find((one) => !one.inactive && one.name !== name);
      await stand.fix(first(orders), { fix: 'pick-employee', employee: chosen?.value ?? '' });
    },
  }];
}
