import type { Order } from '~/domain/order/order';
import { anAgreement, aPayment, aSale, totalsOf } from '../support/orders';
import { pressed, twoBelts, type CauseCase } from './cause-case';
import { refunded } from './in-pos-cases';
import { minute, type PosKind } from './place';
import type { Stand } from './stand';

const both: readonly PosKind[] = ['heartland', 'lightspeed-r'];
const unpaid = { transactions: [], financialStatus: 'PENDING', totals: { ...totalsOf(1_000n), received: 0n, netPayment: 0n, outstanding: 1_000n } } as const satisfies Partial<Order>;

/** Orders that wait for their money, and that a person has closed by hand. */
async function closedByHand(stand: Stand): Promise<readonly Order[]> {
  const orders = await stand.place(...twoBelts(stand, () => unpaid));
  for (const order of orders) await stand.decide(order, 'handle');
  stand.clock.advance(minute);
  return orders;
}

/** A second belt, and the money for both. */
function edited(stand: Stand, order: Order): Order {
  const at = stand.clock.now();
  return stand.changed(order, {
    edited: true, financialStatus: 'PAID', totals: { ...totalsOf(2_000n), originalTotal: 1_000n }, transactions: [aPayment({ id: `paid-${order.name}`, amount: 2_000n, processedAt: at })],
    agreements: [...order.agreements, anAgreement({ id: `gid://shopify/OrderEditAgreement/${order.name}`, kind: 'edit', happenedAt: at, sales: [aSale({ id: `edit-${order.name}`, action: 'UPDATE', quantity: 1 })] })],
  });
}

/** It was sold, is gone from the POS, and its money goes back. */
async function deleted(stand: Stand): Promise<readonly Order[]> {
  const sold = await stand.place(...twoBelts(stand));
  for (const sale of stand.desk.records('orders') as readonly { id: number }[]) stand.control(`/orders/${sale.id}`, {}, 'DELETE');
  for (const invoice of stand.desk.records('transactions') as readonly { id: number }[]) stand.control(`/records/transactions/${invoice.id}`, {}, 'DELETE');
  stand.clock.advance(minute);
  return stand.place(...sold.map((order) => refunded(stand, order, 'SUCCESS')));
}

/** For a person. */
export const handCases: readonly CauseCase[] = [
  ...both.map((pos): CauseCase => ({
    code: 'H-HANDLED', how: 'closed by a person, and undone', pos, status: 'handled', names: ['#', '7', 'entered by hand'],
    strike: async (stand) => {
      const orders = await closedByHand(stand);
      return stand.place(...orders.map((order) => stand.changed(order, { financialStatus: 'PAID', totals: totalsOf(1_000n), transactions: [aPayment({ id: `paid-${order.name}`, processedAt: stand.clock.now() })] })));
    },
    fix: pressed('first'),
  })),
  ...both.map((pos): CauseCase => ({
    code: 'E-RECONCILE', how: 'changed after it was handled, and undone', pos, status: 'reconcile', names: ['#'],
    strike: async (stand) => stand.place(...(await closedByHand(stand)).map((order) => edited(stand, order))),
    fix: pressed('second'),
  })),
  {
    code: 'E-RECONCILE', how: 'changed after it was handled, and handled again', status: 'reconcile', then: 'handled',
    strike: async (stand) => stand.place(...(await closedByHand(stand)).map((order) => edited(stand, order))),
    fix: async (stand, orders) => {
      stand.clock.advance(minute);
      await pressed('first')(stand, orders);
    },
  },
  {
    code: 'E-RECONCILE', how: 'begun in another account of the POS', pos: 'heartland', status: 'reconcile', names: ['#', 'S-'], then: 'handled', fix: pressed('first'),
    strike: async (stand) => {
      const sold = await stand.place(...twoBelts(stand));
      const joined = await stand.till.stores.connections.current(stand.till.installation.id);
      if (!joined) throw new Error('not connected');
      await stand.till.stores.connections.connect({ ...joined, kind: 'heartland', account: 'elsewhere', currency: 'USD', by: 'user 1', at: stand.clock.now() });
      stand.clock.advance(minute);
      return stand.place(...sold.map((order) => refunded(stand, order, 'SUCCESS')));
    },
  },
  {
    code: 'E-RECONCILE', how: 'voided in the POS while it stood open', status: 'reconcile', names: ['#', 'S-'], then: 'handled', fix: pressed('first'),
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, pos: { ...settings.pos, autoInvoice: false } }));
      const sold = await stand.place(...twoBelts(stand));
      for (const sale of stand.desk.records('orders') as readonly { id: number }[]) stand.control(`/orders/${sale.id}/void`);
      stand.clock.advance(minute);
      return stand.place(...sold.map((order) => edited(stand, order)));
    },
  },
  {
    code: 'E-RECONCILE', how: 'voided in the POS, and its money goes back', pos: 'lightspeed-r', status: 'reconcile', names: ['#', 'S-'], then: 'handled', fix: pressed('first'),
    strike: async (stand) => {
      const sold = await stand.place(...twoBelts(stand));
      for (const sale of stand.desk.records('Sale') as readonly { id: number }[]) stand.control(`/records/Sale/${sale.id}`, { voided: true });
      stand.clock.advance(minute);
      return stand.place(...sold.map((order) => refunded(stand, order, 'SUCCESS')));
    },
  },
  { code: 'E-RECONCILE', how: 'its sale is gone from the POS', status: 'reconcile', names: ['#', 'S-'], strike: deleted, fix: pressed('first'), then: 'handled' },
];
