import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, aPayment, aSale, totalsOf } from '../support/orders';
import { first, pressed, twoBelts, type CauseCase } from './cause-case';
import { hour, minute, type PosKind } from './place';
import type { Stand } from './stand';

/** What was read of the account before is asked for again. */
const anHourLater = (stand: Stand): Promise<void> => stand.pass(hour + minute, 10 * minute);
const belts = (stand: Stand, more: (number: number) => Partial<Order> = () => ({})) => stand.place(...twoBelts(stand, more));
const after = (strike: (stand: Stand) => unknown, more: (stand: Stand, number: number) => Partial<Order> = () => ({})) => async (stand: Stand) => {
  await strike(stand);
  await anHourLater(stand);
  return belts(stand, (number) => more(stand, number));
};
const checkedAgain = (mend: (stand: Stand) => unknown) => async (stand: Stand, orders: readonly Order[]) => {
  await mend(stand);
  await stand.fix(first(orders), { fix: 'check' });
};
const both: readonly PosKind[] = ['heartland', 'lightspeed-r'];

/** A belt, and 2.00 for its way, which stands on the product Shopify Tip: a POS has a charge of its own for shipping. */
export const tipped = (stand: Stand, number: number): Partial<Order> => ({
  totals: { ...totalsOf(1_200n), subtotal: 1_000n, currentSubtotal: 1_000n, tip: 200n },
  lines: [aLine(), aLine({ id: 'tip', sku: null, title: 'Tip', unitPrice: 200n })],
  transactions: [aPayment({ id: `payment-${number}`, amount: 1_200n, processedAt: stand.clock.now() })],
  agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}`, happenedAt: stand.clock.now(), sales: [aSale(), aSale({ id: 'sale-2', lineType: 'TIP', amount: 200n, lineId: 'tip', label: 'Tip' })] })],
});
const archivedTip = (stand: Stand): void => {
  stand.control('/items', [{ public_id: 'Shopify Tip', description: 'Shopify Tip', price: 0, qty: 9, active: false, ...(stand.kind === 'heartland' ? {} : { track_inventory: false }) }]);
  stand.till.stock('POST-AND-PACK');
};
const season = (stand: Stand): unknown => stand.control('/custom-fields', { group_id: 'item', name: 'Season', required: true });
const field = (stand: Stand, group_id: string, name: string) => stand.control('/custom-fields', { group_id, name, required: true }) as { id: number; key: string };

/** Chosen among those that the panel lists. */
const typeChosen = async (stand: Stand, orders: readonly Order[]): Promise<void> => {
  const act = (await stand.view(first(orders))).cause?.panel?.act;
  if (act?.kind !== 'payment') throw new Error('no payment type is asked for');
  const facts = (await stand.facts()).paymentTypes;
  const type = facts.kind === 'known' ? facts.value.find((one) => one.active && one.acceptedOnOrders !== false && one.name !== 'Shopify') : undefined;
  if (!act.types?.some((one) => one.value === type?.id)) throw new Error('it is not among those that are listed');
  await stand.fix(first(orders), { fix: 'map-payment', gateway: act.gateway ?? '', type: type?.id ?? '' });
};
const defaultType = async (stand: Stand): Promise<string> => (await stand.settings()).payments.defaultTypeId ?? '';
const paypal = (stand: Stand, number: number): Partial<Order> => ({ gateways: ['paypal'], transactions: [aPayment({ id: `payment-${number}`, gateway: 'paypal', gatewayLabel: 'PayPal', processedAt: stand.clock.now() })] });

const productCases: readonly CauseCase[] = both.flatMap((pos): readonly CauseCase[] => [
  {
    code: 'E-REQ-PRODUCT', how: 'archived, and made active again', pos, status: 'blocked', names: ['Shopify Tip'], strike: after(archivedTip, tipped),
    fix: checkedAgain((stand) => stand.control('/items/Shopify Tip', pos === 'heartland' ? { active: true } : { archived: false })),
  },
  { code: 'E-REQ-PRODUCT', how: 'archived, and another chosen in its stead', pos, status: 'blocked', strike: after(archivedTip, tipped), fix: (stand, orders) => stand.fix(first(orders), { fix: 'choose-product', product: 'tip', number: 'POST-AND-PACK' }) },
]);

const fieldCases: readonly CauseCase[] = [
  ...(['sales.transaction', 'sales.transaction.line_item', 'customer'] as const).map((group, index): CauseCase => ({
    code: 'E-REQ-FIELD', how: `of ${group}, and a default value`, status: 'blocked', names: ['Channel'], strike: after((stand) => field(stand, group, 'Channel')),
    fix: async (stand, orders) => {
      const { cause } = await stand.view(first(orders));
      await stand.fix(first(orders), { fix: 'set-value', group: ['transaction', 'line', 'customer'][index] ?? '', key: cause?.params.key ?? '', value: 'Web' });
    },
  })),
  {
    code: 'E-REQ-FIELD', how: 'put right in the POS', status: 'blocked', strike: after((stand) => field(stand, 'sales.transaction', 'Channel')),
    fix: checkedAgain((stand) => stand.control('/custom-fields/Channel', { required: false })),
  },
  {
    code: 'E-REQ-FIELD', how: 'younger than what is known of the account', status: 'blocked', names: ['Channel'], held: 2,
    strike: async (stand) => {
      await anHourLater(stand);
      field(stand, 'sales.transaction', 'Channel');
      return belts(stand);
    },
    fix: checkedAgain((stand) => stand.control('/custom-fields/Channel', { required: false })),
  },
  { code: 'E-REQ-FIELD', how: 'of items, loosened for the moment', status: 'blocked', lasts: 'Other products of ours are not there yet, and would be refused.', names: ['Season'], strike: after(season, tipped), fix: (stand, orders) => stand.fix(first(orders), { fix: 'create-products', products: 'tip', way: 'loosen' }) },
];

const paymentCases: readonly CauseCase[] = both.flatMap((pos): readonly CauseCase[] => [
  {
    code: 'E-PAY-UNMAPPED', how: 'none is chosen', pos, status: 'blocked', fix: typeChosen,
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, payments: { ...settings.payments, defaultTypeId: null } }));
      return belts(stand);
    },
  },
  { code: 'E-PAY-UNMAPPED', how: 'the chosen one was archived', pos, status: 'blocked', strike: after((stand) => stand.desk.archivePaymentType('Shopify')), fix: typeChosen },
  {
    code: 'E-PAY-UNMAPPED', how: 'that of one method is gone', pos, status: 'blocked', names: ['PayPal'],
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, payments: { ...settings.payments, gateways: { paypal: '987' } } }));
      return belts(stand, (number) => paypal(stand, number));
    },
    fix: typeChosen,
  },
]);

const placeCases: readonly CauseCase[] = both.flatMap((pos): readonly CauseCase[] => [
  {
    code: 'E-LOCATION', how: 'none is chosen', pos, status: 'blocked',
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, pos: { ...settings.pos, defaultLocationId: null } }));
      return belts(stand);
    },
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/locations?focus=defaultLocationId');
      await stand.saveLocations({ defaultLocationId: pos === 'heartland' ? '100006' : '2' });
    },
  },
  {
    code: 'E-STATION', how: 'the chosen one was closed for good', pos, status: 'blocked',
    strike: after(async (stand) => {
      const { stationId } = (await stand.settings()).pos;
      stand.control(`/${pos === 'heartland' ? 'stations' : 'registers'}/${stationId ?? ''}`, pos === 'heartland' ? { active: false } : { archived: true });
    }),
    fix: async (stand, orders) => {
      await stand.follow(first(orders), 'first', '/app/settings/locations?focus=stationId');
      const { stations } = await stand.facts();
      const { sourceLocationId, stationId } = (await stand.settings()).pos;
      const other = stations.kind === 'known' ? (stations.value.find((one) => one.active && one.id !== stationId && one.locationId === sourceLocationId) ?? stations.value.find((one) => one.active && one.id !== stationId)) : undefined;
      await stand.saveLocations({ stationId: other?.id });
    },
  },
]);

const registers: CauseCase = {
  code: 'E-STATION', how: 'the only register of the shop that goods ship from was moved', pos: 'lightspeed-r', status: 'blocked', names: ['Main Street'], strike: after((stand) => stand.control('/registers/100', { shopID: 1 })),
  fix: async (stand, orders) => {
    await stand.follow(first(orders), 'first', '/app/settings/locations?focus=defaultLocationId');
    await stand.saveLocations({ defaultLocationId: '1' });
  },
};

/** What of the account does not fit. */
export const accountCases: readonly CauseCase[] = [
  ...productCases, ...fieldCases, ...paymentCases, ...placeCases, registers,
  { ...registers, how: 'and it is moved back', fix: checkedAgain((stand) => stand.control('/registers/100', { shopID: 2 })) },
  { code: 'E-PAY-UNMAPPED', how: 'and “Shopify” is created anew', status: 'blocked', strike: after((stand) => stand.desk.archivePaymentType('Shopify')), fix: (stand, orders) => stand.fix(first(orders), { fix: 'create-payment-type', gateway: '' }) },
  { code: 'E-PAY-REFUSED', how: 'not accepted on orders', status: 'blocked', strike: after(async (stand) => stand.control(`/payment-types/${await defaultType(stand)}`, { accept_on_orders: false })), fix: typeChosen },
  {
    code: 'E-PAY-REFUSED', how: 'a type that is paid from a balance there', pos: 'lightspeed-r', status: 'blocked', fix: typeChosen,
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, payments: { ...settings.payments, defaultTypeId: '5' } }));
      return belts(stand);
    },
  },
  {
    code: 'E-LOCATION', how: 'the chosen one was closed, and opens again', status: 'blocked', names: [], strike: after((stand) => stand.control('/locations/100006', { active: false })),
    fix: checkedAgain((stand) => stand.control('/locations/100006', { active: true })),
  },
  ...both.map((pos): CauseCase => ({ code: 'E-CURRENCY', how: 'an order in euros', pos, status: 'blocked', names: ['#', 'EUR', 'USD'], strike: (stand) => belts(stand, () => ({ currency: 'EUR' })), fix: pressed('first'), then: 'handled' })),
];
