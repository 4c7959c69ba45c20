import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { place, stock } from '../../scripts/lib/sandbox';
import { noBrowser, openApp, openDesk, type Desk } from './browser';

const unknownSku = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2012-unknown-sku.json'), 'utf8');
const patient = { timeout: 40_000 };

let desk: Desk;
let page: Page;
let order: { id: string; name: string; sku: string };

async function statusOf(id: string): Promise<string> {
  return (await desk.stage.shop.orders()).find((one) => one.id === id)?.status ?? '';
}

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3350);
  page = await desk.newPage();
  const { shop } = desk.stage;
  await shop.open();
  await shop.connectHeartland('USD', '2026-11-01');
  const { order: rest } = JSON.parse(unknownSku) as { order: { line_items: { sku: string }[] } };
  const [unknown, ...others] = rest.line_items.map((line) => line.sku).sort((a) => (a.startsWith('UNKNOWN') ? -1 : 1));
  await stock(desk.stage, ['HOUSE-MUG', ...others]);
  await place(desk.stage, unknownSku);
  await shop.settled(1, () => undefined, 60_000);
  const [row] = await shop.orders();
  order = { id: row?.id ?? '', name: row?.name ?? '', sku: unknown ?? '' };
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

describe.skipIf(noBrowser)('a SKU that the POS does not know', () => {
  it('leads from Home to its own page, is refused beside its field, then linked on the order’s page, and the order goes', async () => {
    expect(await statusOf(order.id)).toBe('blocked');
    const home = await openApp(desk, page, '/app');
    await home.getByRole('link', { name: 'Link to a POS item' }).click();
    await home.getByRole('heading', { name: 'Link a SKU' }).waitFor(patient);
    await home.getByLabel(/^Item # in your POS/).fill('NOWHERE');
    await home.getByRole('button', { name: 'Link item' }).click();
    await home.getByText('No item in your POS has this Item #').waitFor(patient);
    await desk.picture(page, 'link-1-refused');
    expect(await statusOf(order.id)).toBe('blocked');

    const app = await openApp(desk, page, `/app/orders/${order.id}`);
    await app.getByText(`No active POS item uses SKU ${order.sku}`).waitFor(patient);
    await desk.picture(page, 'link-2-order');
    await app.getByLabel(/^Item # in your POS/).fill('HOUSE-MUG');
    await app.getByRole('button', { name: 'Link item' }).click();
    await app.getByText('In POS', { exact: true }).first().waitFor(patient);
    await app.getByText(`linked ${order.sku} to the POS item HOUSE-MUG`).waitFor(patient);
    await desk.picture(page, 'link-3-gone');
    expect(await statusOf(order.id)).toBe('in_pos');
  }, 180_000);

  it('stands in the settings with who linked it, and can be looked up again', async () => {
    const app = await openApp(desk, page, '/app/settings/items');
    await app.getByText('Goes to HOUSE-MUG').waitFor(patient);
    await app.getByRole('button', { name: `Remove the link of ${order.sku}` }).click();
    await app.getByText('Goes to HOUSE-MUG').waitFor({ state: 'detached', ...patient });
  }, 60_000);

  it('settings of items and customers are saved, and a customer that the POS does not have is told beside its field', async () => {
    const app = await openApp(desk, page, '/app/settings/items');
    await app.getByText('Enter it as No Product Found', { exact: true }).click();
    await app.getByRole('button', { name: 'Move Phone up' }).click();
    await app.getByText('Looked for by Phone, then E-mail.').waitFor(patient);
    await app.getByLabel(/^Default customer/).fill('NOBODY');
    // The POS may be busy with what is due just then, and the form says that instead; a person saves again.
    const told = app.getByText('No customer in your POS has this number');
    for (let tries = 0; tries < 4; tries += 1) {
      await page.locator('#save-actions').getByRole('button', { name: /save/i }).click();
      if (await told.waitFor({ timeout: 10_000 }).then(() => true, () => false)) break;
    }
    await told.waitFor({ timeout: 1_000 });
    await desk.picture(page, 'link-4-customer');
    await app.getByLabel(/^Default customer/).fill('');
    await page.locator('#save-actions').getByRole('button', { name: /save/i }).click();
    await page.locator('#save-bar').waitFor({ state: 'hidden', ...patient });
    const again = await openApp(desk, page, '/app/settings/items');
    expect(await again.getByLabel('Enter it as No Product Found').isChecked()).toBe(true);
    await again.getByText('Looked for by Phone, then E-mail.').waitFor(patient);
  }, 60_000);

  it('and the browser had nothing to complain of, nor anywhere else to go', () => {
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  });
});
