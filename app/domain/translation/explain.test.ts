import { describe, expect, it } from 'vitest';
import { aLine, anOrder, totalsOf } from '../../../tests/support/orders';
import { closingOf, explain, explainedParams } from './explain';

const discounted = (amount: bigint, code: string) => ({ amount, label: code, code });
const order = anOrder({
  totals: { ...totalsOf(10_000n), tip: 200n, duties: 430n, cashRounding: -2n },
  lines: [
    aLine({ id: 'a', allocations: [discounted(500n, 'WELCOME'), discounted(77n, 'BUNDLE')] }),
    aLine({ id: 'b', allocations: [discounted(250n, 'WELCOME')], taxLines: [{ title: 'VAT', rate: '0.2', amount: 61n, channelLiable: false }] }),
  ],
  shippingLines: [{ id: 's', title: 'Post', originalPrice: 900n, discountedPrice: 900n, removed: false, taxLines: [{ title: 'VAT', rate: '0.2', amount: 180n, channelLiable: false }] }],
});
const told = (difference: bigint) => explain(order, difference).map((one) => `${one.part} ${one.name} ${one.amount}`.replace('  ', ' '));

describe('what makes up a difference', () => {
  it.each<[string, bigint, string[]]>([
    ['the tip', 200n, ['tip 200']],
    ['either way round', -200n, ['tip 200']],
    ['all that a code took off', 750n, ['discount WELCOME 750']],
    ['what a code took off one line', 250n, ['discount WELCOME 250']],
    ['the tax on shipping', 180n, ['shipping-tax 180']],
    ['cash rounding', 2n, ['rounding 2']],
    ['two parts', 950n, ['tip 200', 'discount WELCOME 750']],
    ['three parts', 707n, ['tip 200', 'discount BUNDLE 77', 'duties 430']],
    ['a cent or two a row', 3n, ['cents 3']],
  ])('%s', (_name, difference, parts) => expect(told(difference)).toEqual(parts));
  it('finds nothing where nothing fits', () => expect(told(123_457n)).toEqual([]));
  it('explains no difference of nothing', () => expect(told(0n)).toEqual([]));

  it('offers what closes it', () => {
    const closing = (difference: bigint) => closingOf(explain(order, difference));
    expect([closing(200n), closing(750n), closing(2n), closing(123_457n)]).toEqual(['tip', 'discount', 'tolerance', null]);
  });
  it('is language-free as parameters of a cause', () => expect(explainedParams(order, 950n)).toEqual({ parts: 'tip 2.00\ndiscount 7.50 WELCOME', closes: 'products' }));
});
