import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { control } from '../../scripts/lib/control';
import { place, stock } from '../../scripts/lib/sandbox';
import { appIn, noBrowser, openApp, openDesk, type Desk } from './browser';

const order = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2001-plain.json'), 'utf8');
const patient = { timeout: 40_000 };
const lightspeed = 'Lightspeed Retail (R-Series)';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3370, {}, 'lightspeed-r');
  page = await desk.newPage();
  await desk.stage.shop.open();
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

/** The same page in French and on a phone, as pictures, and whether everyone can use it. */
async function lookAt(name: string, route: string): Promise<void> {
  for (const [look, size, language] of [['desktop-fr', { width: 1_440, height: 1_000 }, 'fr'], ['phone-en', { width: 390, height: 844 }, 'en']] as const) {
    const other = await desk.newPage(size);
    const app = await openApp(desk, other, route);
    if (language === 'fr') {
      await other.getByLabel('Français').check();
      await app.locator('html[lang="fr"] h1').first().waitFor(patient);
      await other.waitForTimeout(500);
    }
    await desk.picture(other, `${name}-${look}`);
    await other.context().close();
  }
}
async function everyone(app: FrameLocator): Promise<void> {
  await app.locator('h1').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).include('iframe#app').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
}
/** At the POS's own page, in the admin's place. */
async function decide(decision: 'Approve' | 'Decline'): Promise<FrameLocator> {
  await page.getByRole('button', { name: decision }).waitFor(patient);
  expect(page.url()).toContain(`${desk.stage.posUrl}/auth/oauth/authorize`);
  await page.getByRole('button', { name: decision }).click();
  const app = appIn(page);
  await app.getByRole('heading', { name: 'Connection' }).waitFor(patient);
  return app;
}
const prerequisites = (app: FrameLocator): Promise<(string | null)[]> => app.locator('[data-prerequisite]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-result')));

describe.skipIf(noBrowser)('connecting a POS by its own sign-in page', () => {
  it('[C6] lists what the chosen POS needs before the button and after a refusal, and connects who came back', async () => {
    let app = await openApp(desk, page, '/app/settings/connection');
    await app.getByText('Which POS do you use?').first().waitFor({ state: 'attached', ...patient });
    await app.getByText('Heartland Retail', { exact: true }).click();
    await app.getByText('generate a token').waitFor();
    await desk.picture(page, 'connect-1-choice');
    await app.getByText(lightspeed, { exact: true }).click();
    await app.getByText('A register in the shop where online orders are entered.').waitFor();
    expect(await app.locator('[data-prerequisite]').count()).toBe(5);
    await desk.picture(page, 'connect-2-lightspeed');
    await everyone(app);
    await app.getByRole('button', { name: `Sign in to ${lightspeed}` }).click();

    app = await decide('Decline');
    await app.getByText(`${lightspeed} granted no access`).waitFor(patient);
    await app.getByText('A register in the shop where online orders are entered.').waitFor();
    await desk.picture(page, 'connect-3-declined');
    await app.getByRole('button', { name: `Sign in to ${lightspeed}` }).click();

    app = await decide('Approve');
    await app.getByText('Account 123456: everything that is needed is in place.').waitFor(patient);
    expect(await prerequisites(app)).toEqual(['by-person', 'met', 'met', 'met', 'met']);
    await desk.picture(page, 'connect-4-checked');
    await everyone(app);
    await app.getByRole('button', { name: 'Connect POS' }).click();
    await app.getByText('Confirm the currency of your POS account').waitFor(patient);
    await app.getByText('My POS account uses USD').click();
    await app.getByRole('button', { name: 'Connect POS' }).click();
    await app.getByText('Connected', { exact: true }).first().waitFor(patient);
    await app.getByText('Signed in as').waitFor();
    await desk.picture(page, 'connect-5-connected');
    await lookAt('connect-6-connected', '/app/settings/connection');

    const skus = (JSON.parse(order) as { order: { line_items: { sku: string }[] } }).order.line_items.map(({ sku }) => sku);
    await stock(desk.stage, skus);
    await place(desk.stage, order.replace(/"(created_at|processed_at)": *"[^"]*"/g, (_all, name: string) => `"${name}": "${new Date().toISOString()}"`));
    await desk.stage.shop.settled(1, () => undefined, 60_000);
    expect((await desk.stage.shop.orders()).map(({ status }) => status)).toEqual(['in_pos']);
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  }, 180_000);

  it('its settings speak of registers and shops, want somebody to sell, and offer two ways of taxes', async () => {
    const app = await openApp(desk, page, '/app/settings/locations');
    await app.getByLabel('POS register').waitFor(patient);
    await desk.picture(page, 'locations-lightspeed');
    await lookAt('locations-lightspeed', '/app/settings/locations');
    await app.getByLabel('POS register').selectOption({ label: 'Main Street Register · Main Street' });
    await page.getByRole('button', { name: 'Save' }).click();
    await app.getByText('This register stands in another shop than the order’s').waitFor(patient);
    await desk.picture(page, 'locations-register-elsewhere');
    const orders = await openApp(desk, page, '/app/settings/orders');
    await orders.getByText('Taxes computed by your POS').waitFor(patient);
    expect(await orders.getByLabel('Automatically invoice').count()).toBe(0);
    await orders.getByText('Taxes computed by your POS').scrollIntoViewIfNeeded();
    await desk.picture(page, 'orders-lightspeed');
  }, 120_000);

  it('[C11] after the person was locked, Reconnect waits for a sign-in that was checked; a sign-in of before is of no use', async () => {
    await control(`${desk.stage.posUrl}/_control/tokens`, { valid: false });
    let app = await openApp(desk, page, '/app');
    await app.getByRole('button', { name: 'Check now' }).first().click();
    await app.getByText('Access refused').first().waitFor(patient);
    app = await openApp(desk, page, '/app/settings/connection');
    await app.getByText('Your POS refuses access').waitFor(patient);
    expect(await app.getByRole('button', { name: 'Reconnect POS' }).count()).toBe(0);
    await desk.picture(page, 'connect-7-refused');
    await lookAt('connect-7-refused', '/app/settings/connection');
    await app.getByRole('button', { name: `Sign in to ${lightspeed}` }).click();
    app = await decide('Approve');
    await app.getByText('Account 123456: everything that is needed is in place.').waitFor(patient);
    await desk.picture(page, 'connect-8-again');
    const used = page.url();
    await app.getByRole('button', { name: 'Reconnect POS' }).click();
    await app.getByText('Connected', { exact: true }).first().waitFor(patient);
    await page.goto(used);
    await appIn(page).getByText('Connected', { exact: true }).first().waitFor(patient);
    const lost = await page.goto(`${desk.stage.appUrl}/pos/callback/lightspeed-r?code=x&state=y`);
    expect(lost?.status()).toBe(400);
    await page.getByRole('heading', { name: 'This sign-in can’t be used any more' }).waitFor();
    await desk.picture(page, 'connect-9-over');
  }, 120_000);
});
