import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { causeText } from '~/i18n/cause-text';
import { textsOf } from '~/i18n/texts';
import { fixOf } from '~/presenters/fix';
import { fixPanel, readFixGround } from '~/presenters/fix-panel';
import { presentOrder } from '~/presenters/order';
import { presentOrdersFeed } from '~/presenters/orders-feed';
import { aLine, anAgreement, anOrder, aPayment, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** Orders whose ledger does not come to their total: one cent is enough, and nothing of them is ever sent. */
let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

/** The ledger says 10.00. */
const totalling = (total: bigint, more: Partial<Order> = {}): Order =>
  anOrder({ id: 'gid://shopify/Order/1', name: '#1', agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/1' })], totals: totalsOf(total), transactions: [aPayment({ amount: total })], ...more });
const causeOf = async (one: Order) => {
  await till.place(one);
  await till.settle();
  const { verdict } = await till.row(one);
  expect(verdict.status).toBe('blocked');
  const cause = [verdict.cause, ...verdict.alsoNeeded].find((found) => found?.code === 'E-SUM-MISMATCH');
  if (!cause) throw new Error('the sums did not stop it');
  expect(till.documents().orders).toEqual([]);
  return cause;
};
const inWords = (cause: Parameters<typeof causeText>[1], language: 'en' | 'fr', slot: 'body' | 'fix') => causeText(textsOf(language), cause, slot, 'UTC') ?? '';

describe('sums that differ', () => {
  it.each([1_001n, 999n, 1_200n, 90_000n])('[C12] a total of %i against lines of 1000: never sent, both sums and the difference to the cent', async (total) => {
    const cause = await causeOf(totalling(total));
    const money = (minor: bigint): string => `${minor < 0n ? '-' : ''}${(minor < 0n ? -minor : minor) / 100n}.${String((minor < 0n ? -minor : minor) % 100n).padStart(2, '0')}`;
    expect(cause.params).toMatchObject({ lines: '10.00', total: money(total), diff: money(total - 1_000n), currency: 'USD' });
    for (const sum of ['10.00', money(total), money(total - 1_000n).replace('-', '')]) expect(inWords(cause, 'en', 'body')).toContain(sum);
    await till.settle();
    expect(till.documents()).toMatchObject({ orders: [], tickets: [] });
  });

  it('[C13] by the tip: the text names it, and mapping tips is offered in place', async () => {
    const cause = await causeOf(totalling(1_200n, { totals: { ...totalsOf(1_200n), tip: 200n } }));
    expect(cause.params).toMatchObject({ parts: 'tip 2.00', closes: 'tip' });
    expect(inWords(cause, 'en', 'body')).toContain('That equals the tip of $2.00.');
    expect(inWords(cause, 'fr', 'body')).toMatch(/pourboire/);
    expect([inWords(cause, 'en', 'fix'), inWords(cause, 'fr', 'fix')]).toEqual(['Map tips', 'Associer les pourboires']);
    expect(fixOf(cause).first).toEqual({ kind: 'link', to: '/app/checks#required-products' });
    const { manifest } = till.deps.pos.adapter('heartland');
    const ground = await readFixGround(till.stores, till.installation.id, { manifest, linkToTask: () => null });
    expect(fixPanel(cause, ground)?.act).toMatchObject({ kind: 'products', missing: [{ product: 'tip', name: 'Shopify Tip' }], mayCreate: true });
  });

  it('[C14] by a discount: the text names it with its code', async () => {
    const discounted = aLine({ allocations: [{ amount: 250n, code: 'WELCOME', label: 'WELCOME', target: 'LINE_ITEM' } as unknown as Order['lines'][number]['allocations'][number]] });
    const cause = await causeOf(totalling(750n, { lines: [discounted] }));
    expect(cause.params).toMatchObject({ parts: 'discount 2.50 WELCOME', closes: 'discount', diff: '-2.50' });
    expect(inWords(cause, 'en', 'body')).toContain('the discount “WELCOME” of $2.50');
    expect(inWords(cause, 'fr', 'body')).toMatch(/WELCOME/);
    expect([inWords(cause, 'en', 'fix'), inWords(cause, 'fr', 'fix')]).toEqual(['View discount in Shopify', 'Voir la remise dans Shopify']);
  });

  it('[C15] by nothing that is known: the fallback says so, and the arithmetic stands on the order’s page and in the feed', async () => {
    const order = totalling(1_777n);
    const cause = await causeOf(order);
    expect(cause.params.parts).toBe('');
    expect(inWords(cause, 'en', 'body')).toContain('We couldn’t find what explains it. Check the discounts on this order or send it to support.');
    expect(inWords(cause, 'fr', 'body')).toMatch(/trouvé/);
    const page = await presentOrder(till.stores, { installation: till.installation, id: '1', read: order, linkTo: () => null, adminOrigin: 'https://admin.shopify.com', now: till.clock.now() });
    expect(page?.money?.calculation).toEqual({ code: 'E-SUM-MISMATCH', left: '10.00', right: '17.77', diff: '7.77' });
    const feed = await presentOrdersFeed(till.stores, till.installation.id, null);
    expect(feed.orders[0]?.sums).toEqual({ code: 'E-SUM-MISMATCH', left: '10.00', right: '17.77', diff: '7.77', parts: '' });
  });
});
