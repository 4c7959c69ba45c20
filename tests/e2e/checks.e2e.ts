import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { control } from '../../scripts/lib/control';
import { place, stock } from '../../scripts/lib/sandbox';
import { loadBare, noBrowser, openApp, openDesk, type Desk } from './browser';

const plain = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2001-plain.json'), 'utf8');
const unknownSku = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2012-unknown-sku.json'), 'utf8');
const patient = { timeout: 40_000 };

let desk: Desk;
let page: Page;
let fieldId = 0;

/** What somebody does in the POS. */
const atPos = <T>(path: string, body: object): Promise<T> => control<T>(`${desk.stage.posUrl}/_control/${path}`, body);

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3370);
  page = await desk.newPage({ width: 1_280, height: 2_400 });
  const { shop } = desk.stage;
  await shop.open();
  await shop.connectHeartland('USD', '2026-01-01');
  const skus = [plain, unknownSku].flatMap((text) => (JSON.parse(text) as { order: { line_items: { sku: string }[] } }).order.line_items.map((line) => line.sku));
  await stock(desk.stage, [...new Set(skus)].filter((sku) => !sku.startsWith('UNKNOWN')));
  fieldId = (await atPos<{ id: number }>('custom-fields', { group_id: 'sales.transaction', name: 'Gift note', required: true })).id;
  await place(desk.stage, plain);
  await place(desk.stage, unknownSku);
  await shop.settled(2, () => undefined, 60_000);
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

const accessible = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
};

describe.skipIf(noBrowser)('the checklist', () => {
  it('[M1] says in both languages what holds orders up; fixed in the POS, Check again lets them go without a reload', async () => {
    const english = await openApp(desk, page, '/app/checks');
    await english.getByRole('button', { name: 'Run all checks' }).click();
    await english.getByText('“Gift note” is required on sales transactions', { exact: false }).waitFor(patient);
    await english.getByText(/holds up 2 orders/).first().waitFor(patient);
    await english.getByText(/^No: SKU UNKNOWN\S* has no match in your POS/).waitFor(patient);
    await desk.picture(page, 'checks-1-en');
    await accessible();

    const phone = await desk.newPage({ width: 390, height: 2_400 });
    await loadBare(desk, phone, '/app/checks', 'fr');
    await desk.picture(phone, 'checks-2-fr-phone');
    await phone.getByText(/«\s*Gift note\s*» est obligatoire sur les ventes/).waitFor(patient);
    await phone.getByText(/retient 2 commandes/).first().waitFor(patient);
    await phone.context().close();

    await atPos(`custom-fields/${fieldId}`, { required: false });
    const app = await openApp(desk, page, '/app/checks');
    await app.getByRole('button', { name: 'Check again: Does your POS ask only for what orders have?' }).first().click();
    await app.getByText('Yes: no field that orders lack is required.').waitFor(patient);
    await desk.stage.shop.settled(2, () => undefined, 60_000);
    expect((await desk.stage.shop.orders()).map((order) => order.status).sort()).toEqual(['blocked', 'in_pos']);
  }, 180_000);

  it('an archived employee is on Home before an order fails', async () => {
    await atPos(`custom-fields/${fieldId}`, { required: false });
    const settings = await openApp(desk, page, '/app/settings/locations?focus=employeeId');
    await settings.getByLabel('Sales employee').selectOption({ label: 'Marie Dubois' });
    // Leaving the page before it is answered would take the choice back.
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes('/app/settings/locations'));
    await page.locator('#save-actions').getByRole('button', { name: /save/i }).click();
    await saved;
    await page.locator('#save-bar').waitFor({ state: 'hidden', ...patient });
    await atPos('users/100011', { active: false });
    const checks = await openApp(desk, page, '/app/checks');
    await checks.getByRole('button', { name: 'Check again: Is the assigned employee active?' }).click();
    await checks.getByText('No: Marie Dubois is archived in your POS.').waitFor(patient);
    const home = await openApp(desk, page, '/app');
    await home.getByText(/No order is held up yet/).waitFor(patient);
    await desk.picture(page, 'checks-3-home');
    await accessible();
  }, 180_000);

  it('[P17] returns to Up to date with a click, without the page being loaded again', async () => {
    const app = await openApp(desk, page, '/app/checks');
    await app.getByText('Needs action', { exact: true }).first().waitFor(patient);
    const frame = page.frame({ url: (url) => url.pathname === '/app/checks' });
    await frame?.evaluate(() => Object.assign(window, { stillHere: true }));
    await atPos('users/100011', { active: true });
    await stock(desk.stage, (JSON.parse(unknownSku) as { order: { line_items: { sku: string }[] } }).order.line_items.map((line) => line.sku));
    await app.getByRole('button', { name: 'Run all checks' }).click();
    await app.getByText('Up to date', { exact: true }).first().waitFor(patient);
    expect(await frame?.evaluate(() => 'stillHere' in window)).toBe(true);
  }, 180_000);
});
