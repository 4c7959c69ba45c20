import type { Random } from './random';

/** What an order of the simulated shop is made from; amounts are decimal text. */
export type OrderForm = Readonly<Record<string, unknown>> & { readonly paid: 'paid' | 'pending' | 'authorized' };

export const skus = Array.from({ length: 24 }, (_unused, index) => `CHAOS-${String(index + 1).padStart(2, '0')}`);

/** Buyers come back, so that the POS customer of an earlier order is found again. */
const buyers = 40;

export const price = (random: Random, mostCents: number): string => {
  const cents = String(random.whole(1, mostCents)).padStart(3, '0');
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
};

export const line = (random: Random) => (random.chance(4) ? { title: 'Made to measure', price: price(random, 9_000), quantity: 1 } : { sku: random.pick(skus), price: price(random, 15_000), quantity: random.whole(1, 4) });

const taxes = [[], [{ title: 'Sales tax', rate: '0.0825' }], [{ title: 'State tax', rate: '0.05' }, { title: 'City tax', rate: '0.0275' }]] as const;
const gateways = ['shopify_payments', 'paypal', 'gift_card', 'shop_cash'] as const;

/** One order a shop might get: one to four lines, discounts, one or two taxes, shipping, tips, one tender or two, paid or not yet. */
export function orderForm(random: Random): OrderForm {
  const buyer = random.whole(1, buyers);
  const paid = random.chance(86) ? 'paid' : random.chance(50) ? 'pending' : 'authorized';
  const discount = random.whole(1, 100);
  return {
    lines: [...Array(random.whole(1, 4)).keys()].map(() => line(random)),
    ...(discount <= 25 ? { discountPercent: random.pick(['5', '10', '15', '33']), discountCode: 'CHAOS' } : {}),
    ...(discount > 85 ? { discountAmount: '0.01' } : {}),
    taxes: random.pick(taxes), taxesIncluded: random.chance(20),
    ...(random.chance(60) ? { shipping: price(random, 1_500) } : {}),
    ...(random.chance(8) ? { tip: price(random, 500) } : {}),
    ...(paid === 'paid' && random.chance(25) ? { tenders: [{ gateway: random.pick(gateways), amount: '0.01' }, { gateway: 'shopify_payments' }] } : {}),
    ...(random.chance(10) ? { customer: random.pick(['guest', 'none']) } : { firstName: 'Buyer', lastName: `No. ${buyer}`, email: `buyer-${buyer}@example.com` }),
    ...(random.chance(20) ? { fulfilled: true } : {}), ...(random.chance(10) ? { archived: true } : {}), ...(random.chance(15) ? { note: 'Please ring twice' } : {}),
    paid,
  };
}

/** What happens to an order after it was placed, in this order. */
export type Change =
  | { readonly kind: 'pay' | 'settle' | 'fulfill' | 'archive' | 'cancel' }
  | { readonly kind: 'refund'; readonly restock: boolean; readonly next: number }
  | { readonly kind: 'goodwill' }
  | { readonly kind: 'edit-add'; readonly line: ReturnType<typeof line> }
  | { readonly kind: 'edit-remove'; readonly next: number }
  | { readonly kind: 'tag' };

/** An edit leaves the customer or the shop owing; most are settled, as by a shop that sends an invoice. */
export function changes(random: Random, form: OrderForm): readonly Change[] {
  const row: Change[] = [];
  if (form.paid !== 'paid' && random.chance(75)) row.push({ kind: 'pay' });
  if (random.chance(10)) row.push({ kind: 'tag' });
  if (random.chance(8)) row.push({ kind: 'edit-add', line: line(random) }, { kind: 'settle' });
  if (random.chance(8)) row.push({ kind: 'edit-remove', next: random.next() }, { kind: 'settle' });
  if (!form.fulfilled && random.chance(15)) row.push({ kind: 'fulfill' });
  if (random.chance(18)) row.push({ kind: 'refund', restock: random.chance(50), next: random.next() });
  if (random.chance(6)) row.push({ kind: 'goodwill' });
  if (random.chance(5)) row.push({ kind: 'refund', restock: random.chance(50), next: random.next() });
  if (random.chance(4)) row.push({ kind: 'cancel' });
  if (random.chance(8)) row.push({ kind: 'archive' });
  return row;
}
