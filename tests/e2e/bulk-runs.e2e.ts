import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { place, stock } from '../../scripts/lib/sandbox';
import { loadBare, noBrowser, openApp, openDesk, type Desk } from './browser';

const unknownSku = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2012-unknown-sku.json'), 'utf8');
const patient = { timeout: 40_000 };
const orders = 4;

let desk: Desk;
let page: Page;
let sku = '';
let problemPage = '';

/** The same order under other ids and another name. */
function another(index: number): string {
  const { order } = JSON.parse(unknownSku) as { order: { id: number; name: string; order_number: number } };
  const text = unknownSku.replaceAll(String(order.id), String(order.id + index)).replaceAll(`"${order.name}"`, `"#${3_000 + index}"`);
  return text.replace(/"(id|transaction_id|parent_id)": ?(\d{10,})/g, (whole, key: string, id: string) => (id === String(order.id + index) ? whole : `"${key}": ${Number(id) + index}`));
}

const counts = async (): Promise<Record<string, number>> => {
  const all = (await desk.stage.shop.orders()).map((one) => one.status);
  return Object.fromEntries([...new Set(all)].map((status) => [status, all.filter((one) => one === status).length]));
};

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3370);
  page = await desk.newPage();
  const { shop } = desk.stage;
  await shop.open();
  await shop.connectHeartland('USD', '2026-11-01');
  const { order } = JSON.parse(unknownSku) as { order: { line_items: { sku: string }[] } };
  const skus = order.line_items.map((line) => line.sku);
  sku = skus.find((one) => one.startsWith('UNKNOWN')) ?? '';
  await stock(desk.stage, skus.filter((one) => one !== sku));
  for (let index = 0; index < orders; index += 1) await place(desk.stage, another(index));
  await shop.settled(orders, () => undefined, 60_000);
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

describe.skipIf(noBrowser)('orders that one cause holds up', () => {
  it('lead from Home to their problem, which tells all of them, and is muted and unmuted', async () => {
    expect(await counts()).toEqual({ blocked: orders });
    const home = await openApp(desk, page, '/app');
    await home.getByRole('link', { name: 'An item has no match in your POS' }).click();
    await home.getByText(`${orders} orders wait for one change`, { exact: false }).waitFor(patient);
    await home.getByText('Stock at risk').waitFor(patient);
    problemPage = new URL(await home.locator('body').evaluate((body) => body.ownerDocument.location.href)).pathname;
    await desk.picture(page, 'problem-1-open');
    await home.getByRole('button', { name: 'Mute for 7 days' }).click();
    await home.getByText(/^Muted until/).waitFor(patient);
    await home.getByText('Up to date', { exact: true }).waitFor(patient);
    await desk.picture(page, 'problem-2-muted');
    await home.getByRole('button', { name: 'End muting' }).click();
    await home.getByRole('button', { name: 'Mute for 7 days' }).waitFor(patient);
  }, 120_000);

  it('are planned first, and a plan that is dropped does nothing', async () => {
    const app = await openApp(desk, page, '/app/orders?view=needs-action');
    await app.getByRole('button', { name: 'Retry orders' }).click();
    await app.getByText('Tick at least one order').waitFor(patient);
    await app.getByRole('checkbox').first().check();
    await desk.picture(page, 'runs-1-orders');
    await app.getByRole('button', { name: 'Retry orders' }).click();
    await app.getByText('1 of 1 can be retried.').waitFor(patient);
    await desk.picture(page, 'runs-2-plan');
    await app.getByRole('button', { name: 'Drop the plan' }).click();
    await app.getByText('Cancelled', { exact: true }).waitFor(patient);
    expect(await counts()).toEqual({ blocked: orders });
  }, 120_000);

  it('are retried all at once by the filter, once the cause is gone, and summed up', async () => {
    await stock(desk.stage, [sku]);
    const app = await openApp(desk, page, '/app/orders?view=needs-action');
    await app.getByText('All that match this view and filter, on every page').click();
    await app.getByRole('button', { name: 'Retry orders' }).click();
    await app.getByText(`${orders} of ${orders} can be retried.`).waitFor(patient);
    await app.getByRole('button', { name: `Retry ${orders}` }).click();
    await app.getByText(`All done: ${orders} of ${orders}`).waitFor({ timeout: 90_000 });
    await desk.picture(page, 'runs-3-summary');
    expect(await counts()).toEqual({ in_pos: orders });
    const phone = await desk.newPage({ width: 390, height: 844 });
    const runPage = new URL(await app.locator('body').evaluate((body) => body.ownerDocument.location.href)).pathname;
    for (const [name, route] of [['orders', '/app/orders'], ['runs', '/app/runs'], ['run', runPage], ['problem', problemPage], ['pos-data', '/app/pos-data']] as const) {
      await loadBare(desk, phone, route, 'fr');
      await desk.picture(phone, `runs-4-phone-${name}`);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} overflows`).toBeLessThanOrEqual(0);
    }
    const wide = await desk.newPage({ width: 1_280, height: 900 });
    await loadBare(desk, wide, problemPage, 'fr');
    await wide.getByText(`${orders} sur ${orders} dans le POS`).first().waitFor(patient);
    await desk.picture(wide, 'problem-3-closed-fr');
    await wide.close();
    await phone.close();
  }, 180_000);

  it('POS data is refreshed, and says what changed', async () => {
    const app = await openApp(desk, page, '/app/pos-data');
    await app.getByRole('button', { name: 'Refresh POS data' }).click();
    await app.getByText(/Nothing changed since|What changed/).first().waitFor(patient);
    await desk.picture(page, 'pos-data');
  }, 60_000);

  it('and the browser had nothing to complain of, nor anywhere else to go', () => {
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  });
});
