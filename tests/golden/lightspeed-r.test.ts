import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import { openShopify } from '../support/shopify';
import type { DeskTill } from '../support/till';
import { carryCase, type Carried } from './carry';
import { goldenNames, otherNumbers, readCase, type GoldenCase } from './cases';
import { asked } from './read-back';
import { showCarried } from './show';

/** With UPDATE_GOLDEN=1 the table is written anew, to be read before it is kept. */
const updates = process.env.UPDATE_GOLDEN === '1';
const file = path.join(import.meta.dirname, 'lightspeed-r.md');

let shopify: Awaited<ReturnType<typeof openShopify>>;
let till: DeskTill | null = null;
const table: string[] = [];
beforeAll(async () => {
  shopify = await openShopify();
});
afterEach(async () => {
  await till?.close();
  till = null;
});
afterAll(() => {
  if (updates) writeFileSync(file, `${head}${table.sort().join('')}`);
});

const head = '# The golden orders in Lightspeed Retail (R-Series)\n\nWhat each case of this folder ends in there: the same amounts as in Heartland, as sales that balance. What is not paid in full waits; shipping and Shopify’s taxes are lines.\n\n| Case | Verdict | Sales | Stock |\n|---|---|---|---|\n';

/** One row of the table, read against the case's README. */
function rowOf({ name }: GoldenCase, { order, row, documents, moved }: Carried): string {
  const money = (amount: bigint): string => formatMinor(amount, order.currency);
  const sales = documents.map(({ number, document }) => `${number} of ${money(document.total)}${document.tenders.length > 0 ? `, paid ${document.tenders.map((tender) => money(tender.amount)).join(' and ')}` : ''}`);
  const stock = Object.entries(moved).map(([place, units]) => `${place} ${units > 0 ? '+' : ''}${units}`).sort();
  const cause = row.verdict.cause ? ` ${row.verdict.cause.code}` : '';
  return `| ${name} | ${row.verdict.status}${cause} | ${sales.join('; ') || '–'} | ${stock.join('; ') || '–'} |\n`;
}

/** What stands open in Heartland until it is paid waits here, and is nothing if it is cancelled first. */
const waitsHere: Readonly<Record<string, string>> = { 'P-NOT-PAID-IN-FULL': 'W-PAYMENT' };
const neverBegun: Readonly<Record<string, string>> = { 'cancelled-while-open': 'S-CANCELLED' };
interface Shown { readonly stock: Readonly<Record<string, number>>; readonly verdict: string; readonly cause: string | null; readonly documents: readonly { readonly number: string; readonly total: string; readonly payments: readonly object[] }[] }

describe('golden orders in Lightspeed', () => {
  it.each(goldenNames())('%s', async (name) => {
    const golden = readCase(name);
    const carried = await carryCase(golden, shopify, { kind: 'lightspeed-r', overTheWire: false });
    till = carried.till;
    const row = rowOf(golden, carried);
    table.push(row);
    if (!updates) expect(readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith(`| ${name} |`)).map((line) => `${line}\n`)).toEqual([row]);

    for (const document of carried.documents.filter((one) => one.state === 'posted')) expect(carried.till.desk.held(document.number, carried.order.currency, otherNumbers(golden))).toEqual(asked(document));
    expect(carried.documents.every((one) => one.state === 'posted' || one.state === 'thawed')).toBe(true);

    const heartland = JSON.parse(readFileSync(path.join(golden.folder, 'documents.json'), 'utf8')) as Shown;
    const { cause } = carried.row.verdict;
    const instead = neverBegun[name] ?? waitsHere[heartland.cause ?? ''];
    if (instead) return expect(cause?.code).toBe(instead);
    expect([carried.row.verdict.status, cause?.code ?? null]).toEqual([heartland.verdict, heartland.cause]);
    if (heartland.verdict !== 'in_pos') return;
    // An order that stood open in Heartland was changed there in place; here it has waited, and goes as it is in the end.
    expect(sumOf(carried.documents, (one) => one.document.total)).toBe(sumOf(heartland.documents, (one) => minor(one.total)));
    const shown = showCarried(carried) as unknown as Shown;
    // Not invoiced, an order has moved nothing yet in Heartland; a sale here always has.
    if (!('autoInvoice' in (golden.settings.pos ?? {}))) expect(unitsOf(shown.stock)).toEqual(unitsOf(heartland.stock));
    expect(shown.documents.flatMap((one) => one.payments)).toEqual(heartland.documents.flatMap((one) => one.payments));
  });
});

/** Units of each SKU, wherever they are: the accounts have shops of their own. */
function unitsOf(stock: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const [place, moved] of Object.entries(stock)) units[place.split(' at ')[0] ?? ''] = (units[place.split(' at ')[0] ?? ''] ?? 0) + moved;
  return units;
}

const minor = (text: string): bigint => BigInt(text.replace('.', ''));
