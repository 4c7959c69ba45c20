import type { Order } from '~/domain/order/order';
import { aLine } from '../support/orders';
import { first, twoBelts, type CauseCase } from './cause-case';
import type { PosKind } from './place';
import type { Stand } from './stand';

const both: readonly PosKind[] = ['heartland', 'lightspeed-r'];
const sold = (sku: string) => (stand: Stand) => stand.place(...twoBelts(stand, () => ({ lines: [aLine({ sku, title: 'Hat' })] })));
const linked = (sku: string) => async (stand: Stand, orders: readonly Order[]) => {
  await stand.follow(first(orders), 'first', '#link-item');
  await stand.link(sku, { number: 'BELT' });
};

/** What a SKU is in the POS. */
export const itemCases: readonly CauseCase[] = [
  ...both.flatMap((pos): readonly CauseCase[] => [
    { code: 'E-SKU-UNKNOWN', how: 'nothing answers to it', pos, status: 'blocked', names: ['HAT/1', 'Hat'], strike: sold('HAT/1'), fix: linked('HAT/1') },
    {
      code: 'E-SKU-UNKNOWN', how: 'and it comes into the POS', pos, status: 'blocked', strike: sold('HAT/1'),
      fix: async (stand) => {
        stand.till.stock('HAT/1');
        await stand.checkAgain();
      },
    },
    {
      code: 'E-SKU-UNKNOWN', how: 'its item was archived', pos, status: 'blocked', names: ['HAT'], fix: linked('HAT'),
      strike: async (stand) => {
        stand.desk.stock([{ sku: 'HAT', archived: true }]);
        return sold('HAT')(stand);
      },
    },
    {
      code: 'E-SKU-DUPLICATE', how: 'two items answer to it', pos, status: 'blocked', names: ['HAT'],
      strike: async (stand) => {
        stand.desk.stock([{ sku: 'HAT' }, { sku: 'HAT', duplicate: true }]);
        return sold('HAT')(stand);
      },
      fix: async (stand, orders) => {
        await stand.follow(first(orders), 'first', '#link-item');
        const { b = '' } = (await stand.view(first(orders))).cause?.params ?? {};
        await stand.link('HAT', { id: b });
      },
    },
  ]),
  {
    code: 'E-SKU-UNKNOWN', how: 'its item is sold only with a serial number', pos: 'lightspeed-r', status: 'blocked', names: ['HAT'], fix: linked('HAT'),
    strike: async (stand) => {
      stand.desk.stock([{ sku: 'HAT' }]);
      stand.control('/items/HAT', { itemType: 'serialized' });
      return sold('HAT')(stand);
    },
  },
];
