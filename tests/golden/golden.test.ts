import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '~/domain/money/sum';
import { checkIdentities } from '~/domain/order/identities';
import { documentSum } from '~/domain/translation/balance';
import { openShopify } from '../support/shopify';
import type { DeskTill } from '../support/till';
import { carryCase } from './carry';
import { goldenNames, otherNumbers, readCase } from './cases';
import { asked } from './read-back';
import { showCarried } from './show';

/** With UPDATE_GOLDEN=1 the documents are written anew, to be read before they are kept. */
const updates = process.env.UPDATE_GOLDEN === '1';

let shopify: Awaited<ReturnType<typeof openShopify>>;
let till: DeskTill | null = null;
beforeAll(async () => {
  shopify = await openShopify();
});
afterEach(async () => {
  await till?.close();
  till = null;
});

describe('golden orders', () => {
  it.each(goldenNames())('%s', async (name) => {
    const golden = readCase(name);
    const carried = await carryCase(golden, shopify);
    till = carried.till;
    const file = path.join(golden.folder, 'documents.json');
    const shown = showCarried(carried);
    if (updates) writeFileSync(file, `${JSON.stringify(shown, null, 2)}\n`);
    expect(shown).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    expect(readFileSync(path.join(golden.folder, 'README.md'), 'utf8').length).toBeGreaterThan(40);

    const { order, documents } = carried;
    for (const document of documents) {
      expect(documentSum(document.document)).toBe(document.document.total);
      expect(carried.till.desk.held(document.number, order.currency, otherNumbers(golden))).toEqual(asked(document));
    }
    if (carried.row.verdict.status !== 'in_pos') return;
    expect(checkIdentities(order).filter((identity) => !identity.holds && identity.level === 'enforced')).toEqual([]);
    // Once nothing is open: the documents come to Shopify's total of today, and their payments to what was paid.
    const paid = sumOf(documents, (one) => sumOf(one.document.tenders, (tender) => tender.amount));
    expect(paid).toBe(order.totals.netPayment - order.totals.cashRounding);
    const clearing = order.totals.netPayment - order.totals.cashRounding - order.totals.currentTotal;
    expect(sumOf(documents, (one) => one.document.total)).toBe(order.totals.currentTotal + clearing);
  });
});

/** The rest keep their truth in memory; these have every kind of document, and amounts of three places. */
describe('golden orders on SQLite', () => {
  it.each(['plain', 'dinar', 'placed-then-paid', 'edit-of-an-open-order', 'exchange', 'returned-in-part', 'unknown-sku'])('%s', async (name) => {
    const golden = readCase(name);
    const carried = await carryCase(golden, shopify, { database: 'sqlite' });
    till = carried.till;
    expect(showCarried(carried)).toEqual(JSON.parse(readFileSync(path.join(golden.folder, 'documents.json'), 'utf8')));
  });
});
