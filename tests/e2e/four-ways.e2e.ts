import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameLocator, Page } from 'playwright-core';
import { openApp, noBrowser, openDesk, type Desk } from './browser';

let desk: Desk;
let page: Page;
beforeAll(async () => {
  if (noBrowser) return;
  // Checks of open problems and the comparison with Shopify come every two seconds, so that "goes by itself" can be watched.
  desk = await openDesk(3310, { RECHECK_MS: '2000', SWEEP_MS: '2000' });
  page = await desk.newPage();
});
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

const patient = { timeout: 40_000 };

/** Again, only after everything that is needed was seen to be in place. */
async function connect(again = false): Promise<void> {
  const app = await openApp(desk, page, '/app/settings/connection');
  await app.getByLabel('Subdomain').fill('demo');
  await app.getByLabel('Access token').fill('sandbox-token-demo');
  await app.getByLabel(/My POS account uses/).check();
  if (again) {
    await app.getByRole('button', { name: 'Check access' }).click();
    await app.getByText('everything that is needed is in place').waitFor(patient);
  }
  await app.getByRole('button', { name: again ? 'Reconnect POS' : 'Connect POS' }).click();
  await app.getByText('Connected', { exact: true }).first().waitFor(patient);
}

/** Places an order from the shell's form and returns its name. */
async function place(preset: 'Plain' | 'Archived at once'): Promise<string> {
  const before = new Set((await desk.stage.shop.orders()).map((order) => order.id));
  await page.getByRole('tab', { name: 'Place an order' }).click();
  await page.getByRole('button', { name: preset, exact: true }).click();
  await page.getByRole('button', { name: 'Place the order' }).click();
  for (let tries = 0; tries < 200; tries += 1) {
    const fresh = (await desk.stage.shop.orders()).find((order) => !before.has(order.id) && order.name !== null);
    if (fresh?.name) return fresh.name;
    await page.waitForTimeout(100);
  }
  throw new Error('the order did not reach the app');
}

/** The order's page in the app, opened anew until it says the status. */
async function orderPage(name: string, status: string): Promise<FrameLocator> {
  const order = (await desk.stage.shop.orders()).find((one) => one.name === name);
  const app = await openApp(desk, page, `/app/orders/${order?.id}`);
  for (let tries = 0; tries < 30; tries += 1) {
    if (await app.getByText(status, { exact: true }).first().isVisible().catch(() => false)) return app;
    await page.waitForTimeout(1_000);
    await openApp(desk, page, `/app/orders/${order?.id}`);
  }
  const told = (await desk.stage.shop.orders()).find((one) => one.name === name);
  throw new Error(`${name} does not say "${status}" but ${told?.status} ${told?.cause ?? ''}`);
}

/** A screen, opened anew until it says something. */
async function screenSaying(route: string, words: RegExp): Promise<FrameLocator> {
  for (let tries = 0; tries < 20; tries += 1) {
    const app = await openApp(desk, page, route);
    if (await app.getByText(words).first().waitFor({ timeout: 1_500 }).then(() => true, () => false)) return app;
  }
  await desk.picture(page, 'unsaid');
  throw new Error(`${route} does not say ${words}`);
}

async function saveSettings(): Promise<void> {
  await page.locator('#save-actions').getByRole('button', { name: /save/i }).click();
  await page.locator('#save-bar').waitFor({ state: 'hidden', ...patient });
}

async function posPanel(): Promise<void> {
  await page.getByRole('tab', { name: 'POS', exact: true }).click();
}

describe.skipIf(noBrowser)('from the shell page, in a real browser', () => {
  it('an order is placed and is seen in the POS', async () => {
    await connect();
    await desk.picture(page, '1-connected');
    const name = await place('Plain');
    const app = await orderPage(name, 'In POS');
    const number = `S-${name.replace(/\D/g, '')}`;
    await app.getByText(number).first().waitFor(patient);
    await desk.picture(page, '2-in-pos');
    await posPanel();
    await page.locator('#view-pos').getByText(number).first().waitFor(patient);
    await desk.picture(page, '3-pos-panel');
  });

  it('an order whose webhook got lost is found by comparing with Shopify, and goes its way', async () => {
    await fetch(`${desk.stage.shopUrl}/_control/webhooks`, { method: 'POST', body: JSON.stringify({ lose: 1 }) });
    const name = await place('Plain');
    const app = await orderPage(name, 'In POS');
    await app.getByText('Found by comparing with Shopify').waitFor(patient);
    await (await screenSaying('/app/checks', /Comparison with Shopify/)).getByText(/^Compared with Shopify/).waitFor(patient);
  });

  it('[M6] archived orders: skipped with that rule, switched on, included, arrived', async () => {
    const settings = await openApp(desk, page, '/app/settings/orders');
    await settings.getByLabel('Download archived orders').uncheck();
    await desk.picture(page, '4-save-bar');
    await saveSettings();
    const name = await place('Archived at once');
    const skipped = await orderPage(name, 'Skipped');
    await skipped.getByText(/Download archived orders/).first().waitFor(patient);
    await desk.picture(page, '5-skipped');
    const offered = await openApp(desk, page, '/app/settings/orders');
    await offered.getByText(/Turning this on makes 1 order of the last 60 days eligible/).waitFor(patient);
    await offered.getByLabel('Download archived orders').check();
    await offered.getByText(/^1 order would become eligible/).waitFor(patient);
    await desk.picture(page, '5-what-if');
    await saveSettings();
    const again = await orderPage(name, 'Skipped');
    // Leaving the page before it is answered would take the choice back.
    const chosen = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes('/app/orders/'));
    await again.getByRole('button', { name: 'Download this order' }).first().click();
    await chosen;
    await orderPage(name, 'In POS');
    await desk.picture(page, '6-included');
  });

  it('a required custom field: stops with its name, is released, goes by itself', async () => {
    await posPanel();
    await page.getByRole('button', { name: 'Require', exact: true }).click();
    await page.getByRole('button', { name: 'Release' }).waitFor(patient);
    const name = await place('Plain');
    const blocked = await orderPage(name, 'Blocked');
    await blocked.getByText(/Sales channel/).first().waitFor(patient);
    await desk.picture(page, '7-required-field');
    await screenSaying('/app/checks', /Sales channel/);
    await desk.picture(page, '8-checks');
    await posPanel();
    await page.getByRole('button', { name: 'Release' }).click();
    await orderPage(name, 'In POS');
  });

  it('a refused token: one problem for all orders, reconnected, drained', async () => {
    await posPanel();
    await page.getByRole('button', { name: 'Refuse the token' }).click();
    await page.waitForTimeout(300);
    const names = [await place('Plain'), await place('Plain'), await place('Plain')];
    for (const name of names) await orderPage(name, 'Blocked');
    await desk.picture(page, '9-access-refused');
    const home = await screenSaying('/app', /\b3 orders/);
    await home.getByText('Access refused').first().waitFor(patient);
    expect(await home.getByRole('link', { name: /Reconnect POS/ }).count()).toBe(1);
    await desk.picture(page, '10-one-problem');
    await posPanel();
    await page.getByRole('button', { name: 'Accept it again' }).click();
    await connect(true);
    for (const name of names) await orderPage(name, 'In POS');
    await openApp(desk, page, '/app');
    await desk.picture(page, '11-drained');
  });

  it('and the browser had nothing to complain of, nor anywhere else to go', () => {
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  });
});
