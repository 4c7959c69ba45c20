import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatMinor } from '~/domain/money/format';
import { checkIdentities } from '~/domain/order/identities';
import { balance } from '~/domain/translation/balance';
import { saleOf } from '../support/documents';
import { openShopify } from '../support/shopify';

/**
 * One folder a case: `case.json` names the order as Shopify's webhooks carry it, `document.json` is what a bookkeeper would expect
 * to be posted, `README.md` says why in a paragraph. With UPDATE_GOLDEN=1 the documents are written anew, to be read before they are kept.
 */
const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

let shopify: Awaited<ReturnType<typeof openShopify>>;
beforeAll(async () => {
  shopify = await openShopify();
});

describe('golden sales', () => {
  it.each(cases)('%s', async (name) => {
    const folder = path.join(here, name);
    const { order: file } = JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')) as { order: string };
    const order = await shopify.read(readFileSync(path.join(folder, file), 'utf8'));
    const document = saleOf(order);
    const money = (amount: bigint): string => formatMinor(amount, document.currency);
    const shown = {
      order: document.orderName, currency: document.currency, pricesIncludeTax: order.taxesIncluded,
      lines: document.lines.map((line) => ({
        to: line.target.kind === 'item' ? `item ${line.target.sku}` : `product ${line.target.product}`, description: line.description, quantity: line.quantity,
        unitPrice: money(line.unitPrice), total: money(line.total), listPrice: money(line.originalUnitPrice),
      })),
      shipping: document.shipping.map((one) => ({ title: one.title, amount: money(one.amount) })),
      taxes: document.taxes.map((tax) => ({ title: tax.title, rate: tax.rate, amount: money(tax.amount) })),
      total: money(document.total),
      payments: document.tenders.map((tender) => ({ gateway: tender.gateway, amount: money(tender.amount) })),
      owed: money(document.owed),
    };
    const expected = path.join(folder, 'document.json');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(expected, `${JSON.stringify(shown, null, 2)}\n`);
    expect(shown).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    expect(checkIdentities(order).filter((identity) => !identity.holds && identity.level === 'enforced')).toEqual([]);
    expect(balance(document, order, 0n)).toEqual({ ok: true, value: { within: 0n } });
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8').length).toBeGreaterThan(80);
  });
});
