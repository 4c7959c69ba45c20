import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payParts } from './sale-parts';

const tender = (key: string, amount: bigint) => ({ key, amount });
const sum = (payments: readonly { readonly amount: bigint }[]): bigint => payments.reduce((total, one) => total + one.amount, 0n);

describe('tenders over the sales of several shops', () => {
  it('pays one sale with all of them', () => {
    expect(payParts([650n], [tender('a', 600n), tender('b', 50n)])).toEqual([[{ tender: 'a', amount: 600n }, { tender: 'b', amount: 50n }]]);
  });
  it('gives the other shop what its goods come to, and the first what is left', () => {
    expect(payParts([600n, 50n], [tender('a', 600n), tender('b', 50n)])).toEqual([[{ tender: 'a', amount: 550n }, { tender: 'b', amount: 50n }], [{ tender: 'a', amount: 50n }]]);
  });
  it('takes goods back in one shop and sells in another with one payment', () => {
    expect(payParts([2_500n, -1_000n], [tender('a', 1_500n)])).toEqual([[{ tender: 'a', amount: 2_500n }], [{ tender: 'a', amount: -1_000n }]]);
  });
  it('balances every sale and spends every tender to the cent', () => {
    const amounts = fc.bigInt({ min: -100_000n, max: 100_000n });
    fc.assert(fc.property(fc.array(amounts, { minLength: 1, maxLength: 5 }), fc.array(amounts.filter((one) => one !== 0n), { minLength: 1, maxLength: 4 }), (others, paid) => {
      const tenders = paid.map((amount, index) => tender(String(index), amount));
      const totals = [sum(tenders) - others.reduce((total, one) => total + one, 0n), ...others];
      const parts = payParts(totals, tenders);
      expect(parts.map(sum)).toEqual(totals);
      for (const { key, amount } of tenders) expect(sum(parts.flat().filter((one) => one.tender === key))).toBe(amount);
    }));
  });
});
