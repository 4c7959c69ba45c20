import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { control } from '../../scripts/lib/control';
import { place, stock } from '../../scripts/lib/sandbox';
import { appIn, loadBare, noBrowser, openApp, openDesk, type Desk } from './browser';

/** It carries a tip, which needs a product of its own. */
const tipped = readFileSync(path.join(import.meta.dirname, '../fixtures/orders/2004-tip.json'), 'utf8');
const patient = { timeout: 40_000 };

let desk: Desk;
let page: Page;
let id: string;

interface Field { readonly id: number; readonly name: string; readonly required: boolean }
const statusOf = async (): Promise<string> => (await desk.stage.shop.orders()).find((one) => one.id === id)?.status ?? '';
const field = (body: object) => control<Field>(`${desk.stage.posUrl}/_control/custom-fields`, { required: true, ...body });
const isRequired = async (name: string): Promise<boolean> => {
  const { tables } = await control<{ tables: { custom_fields: readonly Field[] } }>(`${desk.stage.posUrl}/_control/state`);
  return tables.custom_fields.find((one) => one.name === name)?.required ?? false;
};

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3370);
  page = await desk.newPage();
  const { shop } = desk.stage;
  await shop.open();
  await shop.connectHeartland('USD', '2026-11-01');
  const { order } = JSON.parse(tipped) as { order: { line_items: { sku: string }[] } };
  await stock(desk.stage, order.line_items.map((line) => line.sku).filter(Boolean));
  await field({ group_id: 'sales.transaction', name: 'Channel', values: ['Web', 'Phone'] });
  await field({ group_id: 'item', name: 'Season' });
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

describe.skipIf(noBrowser)('what the POS asks for and orders don’t have', () => {
  it('is on Checks before any order meets it, with its fix and its steps', async () => {
    const app = await openApp(desk, page, '/app/checks');
    await app.getByRole('button', { name: 'Run all checks' }).click();
    await app.getByText('“Channel” is required on sales transactions').waitFor(patient);
    await app.getByRole('heading', { name: 'Products that orders need' }).waitFor(patient);
    await desk.picture(page, 'fixes-1-checks');
    await app.locator('#required-fields').scrollIntoViewIfNeeded();
    await desk.picture(page, 'fixes-1b-required-fields');
    await app.locator('#create-products').scrollIntoViewIfNeeded();
    await desk.picture(page, 'fixes-1c-products');
    const phone = await desk.newPage({ width: 390, height: 844 });
    await loadBare(desk, phone, '/app/checks', 'fr');
    await phone.getByText('Comment passer outre').first().waitFor(patient);
    await phone.locator('#create-products').scrollIntoViewIfNeeded();
    await desk.picture(phone, 'fixes-1d-phone-fr');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await phone.close();
  }, 120_000);

  it('[M9] gets a default value on the order’s page, after asking, from the field’s own list', async () => {
    await place(desk.stage, tipped);
    await desk.stage.shop.settled(1, () => undefined, 60_000);
    id = (await desk.stage.shop.orders())[0]?.id ?? '';
    expect(await statusOf()).toBe('blocked');
    const app = await openApp(desk, page, `/app/orders/${id}`);
    await app.getByText('Default value for “Channel”').first().waitFor(patient);
    await desk.picture(page, 'fixes-2-order');
    const channel = app.getByLabel('Default value for “Channel”');
    await channel.selectOption('Web');
    await app.getByRole('button', { name: 'Set default value' }).click();
    await app.getByText('“Channel” gets the value “Web” from now on').waitFor(patient);
    await desk.picture(page, 'fixes-3-asked');
    await app.getByRole('group', { name: 'Confirm' }).getByRole('button', { name: 'Set default value' }).click();
    await channel.waitFor({ state: 'detached', ...patient });
    expect(await isRequired('Channel')).toBe(true);
  }, 180_000);

  it('[M14] is loosened for the moment of creating the product, put back, and the order goes', async () => {
    const app = appIn(page);
    await app.getByText('Your POS requires “Season” on every item').waitFor(patient);
    await app.getByText('Loosen it for the moment', { exact: true }).click();
    await desk.picture(page, 'fixes-4-obstacle');
    await app.getByRole('button', { name: /^Create \d products?$/ }).click();
    await app.getByText('Required is set back to Yes').waitFor(patient);
    await desk.picture(page, 'fixes-5-loosen-asked');
    await app.getByRole('group', { name: 'Confirm' }).getByRole('button').first().click();
    await app.getByText('In POS', { exact: true }).first().waitFor({ timeout: 90_000 });
    expect(await statusOf()).toBe('in_pos');
    expect(await isRequired('Season')).toBe(true);
    await app.getByText(/had required products created: .*Shopify Tip/).waitFor(patient);
    await desk.picture(page, 'fixes-6-gone');
  }, 240_000);

  it('stands in the settings, and in French and on a phone it reads as well', async () => {
    const app = await openApp(desk, page, '/app/settings/fields');
    await app.getByLabel('Channel').waitFor(patient);
    expect(await app.getByLabel('Channel').inputValue()).toBe('Web');
    await desk.picture(page, 'fixes-7-settings');
    const phone = await desk.newPage({ width: 390, height: 844 });
    await loadBare(desk, phone, `/app/orders/${id}`, 'fr');
    await phone.getByText('a fait créer des produits requis').waitFor(patient);
    await loadBare(desk, phone, '/app/help/orders', 'fr');
    await desk.picture(phone, 'fixes-8-phone-fr-help');
    await loadBare(desk, phone, '/app/settings/fields', 'fr');
    await desk.picture(phone, 'fixes-9-phone-fr-fields');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await phone.close();
  }, 120_000);

  it('and the browser had nothing to complain of, nor anywhere else to go', () => {
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  });
});
