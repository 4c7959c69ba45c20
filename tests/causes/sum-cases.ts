import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, aPayment, aSale, totalsOf } from '../support/orders';
import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import type { PosKind } from './place';
import type { Stand } from './stand';

const both: readonly PosKind[] = ['heartland', 'lightspeed-r'];
const one = (more: (stand: Stand) => Partial<Order>) => (stand: Stand) => stand.place(stand.order(1, more(stand)));
/** Shopify says otherwise now. */
const corrected = (more: Partial<Order>, which: 'first' | 'second') => async (stand: Stand, orders: readonly Order[]) => {
  for (const order of orders) await stand.till.place(stand.changed(order, more));
  await pressed(which)(stand, orders);
};
const taxes = (amount: bigint) => [{ title: 'Sales Tax', rate: '0.0825', channelLiable: false, amount }];

/** One belt at 10.00 and Shopify's tax on it. */
const taxed = (stand: Stand, number: number, tax: bigint): Order => {
  const total = 1_000n + tax;
  return stand.order(number, {
    lines: [aLine({ taxLines: taxes(tax) })], taxLines: taxes(tax), totals: { ...totalsOf(total), subtotal: 1_000n, currentSubtotal: 1_000n, totalTax: tax, currentTax: tax },
    transactions: [aPayment({ id: `payment-${number}`, amount: total, processedAt: stand.clock.now() })],
    agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}`, happenedAt: stand.clock.now(), sales: [aSale({ amount: total, tax, taxes: taxes(tax) })] })],
  });
};

/** Where the cents differ, and who says so. */
export const sumCases: readonly CauseCase[] = [
  ...both.map((pos): CauseCase => ({
    code: 'E-SUM-MISMATCH', how: 'its ledger tells another total', pos, status: 'blocked', names: { en: ['$10.00', '$12.34', '$2.34'], fr: ['10,00', '12,34', '2,34'] },
    strike: one(() => ({ totals: { ...totalsOf(1_000n), currentTotal: 1_234n } })), fix: corrected({ totals: totalsOf(1_000n) }, 'second'),
  })),
  {
    code: 'E-SUM-MISMATCH', how: 'by a cent, which is called equal from now on', status: 'blocked', names: { en: ['$0.01'], fr: ['0,01'] }, strike: one(() => ({ totals: { ...totalsOf(1_000n), currentTotal: 1_001n } })), total: '10.00',
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/payments?focus=tolerance');
      await stand.savePayments({ tolerance: '0.01' });
    },
  },
  { code: 'E-IDENTITY', how: 'its subtotal is not that of its lines', status: 'blocked', names: { en: ['#1', '$10.00', '$12.00'], fr: ['#1', '10,00', '12,00'] }, strike: one(() => ({ totals: { ...totalsOf(1_000n), subtotal: 1_200n } })), fix: pressed('second'), then: 'handled' },
  {
    code: 'E-IDENTITY', how: 'until Shopify tells it right', pos: 'lightspeed-r', status: 'blocked', strike: one(() => ({ totals: { ...totalsOf(1_000n), subtotal: 1_200n } })),
    fix: async (stand, orders) => void (await stand.place(...orders.map((order) => stand.changed(order, { totals: totalsOf(1_000n) })))),
  },
  {
    code: 'N-IDENTITY', how: 'a figure that stops nothing', on: 'home', status: 'in_pos', names: { en: ['#1', '$0.05'], fr: ['#1', '0,05'] }, noFix: 'It is only told: the order is in the POS by Shopify’s ledger.',
    strike: one(() => ({ totals: { ...totalsOf(1_000n), outstanding: 5n } })),
  },
  {
    code: 'E-POS-TOTAL', how: 'the POS reckons tax otherwise', pos: 'lightspeed-r', status: 'blocked', names: { en: ['#1', '$10.90', '$10.83', 'S-1'], fr: ['#1', '10,90', '10,83', 'S-1'] },
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, pos: { ...settings.pos, taxes: 'computed' } }));
      stand.control('/records/Shop/2', { taxCategoryID: 2 });
      return stand.place(taxed(stand, 1, 90n));
    },
    fix: async (stand, orders) => {
      stand.control('/records/TaxCategory/2', { tax1Rate: 90_000 });
      const [sale] = stand.desk.records('Sale') as readonly { id: number; lines: readonly object[] }[];
      stand.control(`/records/Sale/${sale?.id ?? 0}`, { lines: sale?.lines.map((line) => ({ ...line, tax1Rate: 90_000 })) });
      await pressed('second')(stand, orders);
    },
  },
  {
    code: 'E-POS-TOTAL', how: 'the POS adds a tax while it opens the order', status: 'blocked', names: ['#1', 'S-1'],
    strike: async (stand) => {
      stand.control('/settings', { autoTaxAgainAtOpen: true });
      for (const name of ['Online', 'Main Street']) stand.control(`/locations/${name}`, { tax_rate: 825 });
      return stand.place(stand.order(1));
    },
    fix: async (stand, orders) => {
      // Taken off in the POS's own screens, where it stands on the order and on its invoice.
      for (const table of ['orders', 'transactions']) for (const row of stand.desk.records(table) as readonly { id: number }[]) stand.control(`/records/${table}/${row.id}`, { taxes: [] });
      await pressed('second')(stand, orders);
    },
  },
  {
    code: 'E-POS-REJECTED', how: 'its register is closed', pos: 'lightspeed-r', status: 'blocked', names: ['registerID', '#'],
    strike: async (stand) => {
      stand.control('/registers/100', { open: false });
      return stand.place(...twoBelts(stand));
    },
    fix: async (stand, orders) => {
      stand.control('/registers/100', { open: true });
      await pressed('first')(stand, orders);
    },
  },
];
