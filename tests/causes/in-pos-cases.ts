import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, aPayment, aSale, totalsOf } from '../support/orders';
import { first, twoBelts, type CauseCase } from './cause-case';
import type { PosKind } from './place';
import type { Stand } from './stand';

const both: readonly PosKind[] = ['heartland', 'lightspeed-r'];

/** One belt comes back; its money is on the way, or has arrived. */
export const refunded = (stand: Stand, order: Order, status: 'PENDING' | 'SUCCESS'): Order => {
  const at = stand.clock.now();
  const given = status === 'SUCCESS' ? 1_000n : 0n;
  const id = order.id.slice(order.id.lastIndexOf('/') + 1);
  return stand.changed(order, {
    totals: { ...totalsOf(1_000n), currentTotal: 0n, currentSubtotal: 0n, refunded: given, netPayment: 1_000n - given, outstanding: given - 1_000n }, lines: order.lines.map((line) => ({ ...line, currentQuantity: 0 })),
    refunds: [{ id: `refund-${id}`, total: 1_000n, returnId: null, transactionIds: [`back-${id}`], lines: [{ lineId: aLine().id, quantity: 1, restocked: true, locationId: null }] }],
    transactions: [...order.transactions, aPayment({ id: `back-${id}`, kind: 'REFUND', status, processedAt: at })],
    agreements: [...order.agreements, anAgreement({ id: `gid://shopify/RefundAgreement/${id}`, kind: 'refund', happenedAt: at, refundId: `refund-${id}`, sales: [aSale({ id: `r-${id}`, action: 'RETURN', quantity: -1, amount: -1_000n })] })],
  });
};

const returned = (setting: string, more: Partial<Order> = {}) => async (stand: Stand) => {
  const sold = await stand.place(...twoBelts(stand, () => more));
  stand.control('/account-settings', { [setting]: true });
  await stand.pass(3_660_000, 600_000);
  return stand.place(...sold.map((order) => refunded(stand, order, 'SUCCESS')));
};

/** Something of the order stands in the POS. */
export const inPosCases: readonly CauseCase[] = [
  ...(['sales.transaction', 'sales.transaction.line_item'] as const).map((group_id, index): CauseCase => ({
    code: 'E-POS-PENDING', how: `left pending for a field of ${group_id}, until it has a default value`, status: 'pending_pos', names: ['#', 'S-', 'Engraving text'],
    strike: async (stand) => {
      stand.control('/settings', { openingWithGaps: 'stays-pending', requiredBlocksAt: { 'sales.transaction': 'finish', 'sales.transaction.line_item': 'finish' } });
      // The facts read a moment ago do not know of it yet.
      await stand.place(stand.order(9));
      stand.control('/custom-fields', { group_id, name: 'Engraving text', required: true });
      return stand.place(stand.order(1));
    },
    fix: async (stand, orders) => {
      const act = (await stand.view(first(orders))).cause?.panel?.act;
      const key = act?.kind === 'fields' ? (act.fields[0]?.key ?? '') : '';
      await stand.fix(first(orders), { fix: 'set-value', group: index === 0 ? 'transaction' : 'line', key, value: 'None' });
    },
  })),
  {
    code: 'P-NOT-PAID-IN-FULL', how: 'placed, and the rest comes later', status: 'pending_pos', names: { en: ['#', 'S-', '$6.00'], fr: ['#', 'S-', '6,00'] },
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, download: { ...settings.download, partiallyPaid: true } }));
      return stand.place(...twoBelts(stand, (number) => ({ transactions: [aPayment({ id: `part-${number}`, amount: 400n, processedAt: stand.clock.now() })] })));
    },
    fix: async (stand, orders) => void (await stand.place(...orders.map((order) => stand.changed(order, { transactions: [...order.transactions, aPayment({ id: `rest-${order.name}`, amount: 600n, processedAt: stand.clock.now() })] })))),
  },
  ...both.map((pos): CauseCase => ({
    code: 'P-REFUND-PENDING', how: 'its money is on the way back', pos, status: 'partly', names: ['#', 'S-'],
    strike: async (stand) => {
      const sold = await stand.place(...twoBelts(stand));
      return stand.place(...sold.map((order) => refunded(stand, order, 'PENDING')));
    },
    fix: async (stand, orders) => {
      stand.clock.advance(60_000);
      const arrived = (order: Order): Order => stand.changed(order, { transactions: order.transactions.map((one) => ({ ...one, status: 'SUCCESS' })), totals: { ...order.totals, refunded: 1_000n, netPayment: 0n, outstanding: 0n } });
      await stand.place(...orders.map(arrived));
    },
  })),
  {
    code: 'E-REQ-SWITCH', how: 'a sales rep, and one is chosen', status: 'partly', names: { en: ['sales rep'], fr: ['vendeur'] }, strike: returned('pos.tickets.sales_rep_required'),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/locations?focus=employeeId');
      await stand.saveLocations({ employeeId: '100011' });
    },
  },
  {
    code: 'E-REQ-SWITCH', how: 'a reason for each changed price, until the POS asks no more', status: 'partly', names: { en: ['price'], fr: ['prix'] }, strike: returned('pos.tickets.reason_of_adjusting_price_required', { lines: [aLine({ unitPrice: 1_200n, allocations: [{ amount: 200n, label: 'SAVE', code: 'SAVE' }] })] }),
    fix: async (stand) => {
      stand.control('/account-settings', { 'pos.tickets.reason_of_adjusting_price_required': false });
      await stand.checkAgain();
    },
  },
  {
    code: 'E-REQ-SWITCH', how: 'a sales rep, until the POS asks no more', status: 'partly', strike: returned('pos.tickets.sales_rep_required'),
    fix: async (stand) => {
      stand.control('/account-settings', { 'pos.tickets.sales_rep_required': false });
      await stand.checkAgain();
    },
  },
];
