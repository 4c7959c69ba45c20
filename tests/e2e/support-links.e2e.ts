import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { place, stock } from '../../scripts/lib/sandbox';
import { loadBare, noBrowser, openApp, openDesk, type Desk } from './browser';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, `../fixtures/orders/${name}.json`), 'utf8');
const [plain, unknownSku] = [fixture('2001-plain'), fixture('2012-unknown-sku')];
const patient = { timeout: 40_000 };

let desk: Desk;
let page: Page;
let blocked = '';
let inPos = '';

beforeAll(async () => {
  if (noBrowser) return;
  desk = await openDesk(3390);
  page = await desk.newPage({ width: 1_280, height: 1_600 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { shop } = desk.stage;
  await shop.open();
  await shop.connectHeartland('USD', '2026-01-01');
  const skus = [plain, unknownSku].flatMap((text) => (JSON.parse(text) as { order: { line_items: { sku: string }[] } }).order.line_items.map((line) => line.sku));
  await stock(desk.stage, [...new Set(skus)].filter((sku) => !sku.startsWith('UNKNOWN')));
  await place(desk.stage, plain);
  await place(desk.stage, unknownSku);
  await shop.settled(2, () => undefined, 60_000);
  const ids = Object.fromEntries((await shop.orders()).map((order) => [order.status, order.id]));
  [blocked, inPos] = [ids.blocked ?? '', ids.in_pos ?? ''];
}, 180_000);
afterAll(async () => {
  if (!noBrowser) await desk.close();
});

const accessible = async (where: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: where }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
};
const fits = async (where: Page): Promise<void> => expect(await where.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

/** A browser of somebody who has nothing but the link, and runs no script. */
async function outside(size: { width: number; height: number }, locale = 'en-US'): Promise<Page> {
  const context = await (page.context().browser() as Browser).newContext({ javaScriptEnabled: false, viewport: size, locale });
  return context.newPage();
}

/** axe is a script of the test's own; the page's policy lets none run. */
async function readable(html: string, size: { width: number; height: number }): Promise<void> {
  const context = await (page.context().browser() as Browser).newContext({ viewport: size });
  const copy = await context.newPage();
  await copy.setContent(html);
  await accessible(copy);
  await fits(copy);
  await context.close();
}

/** What the app says the address is, on its own page. */
async function make(route: string, choose: (app: Awaited<ReturnType<typeof openApp>>) => Promise<void> = () => Promise.resolve()): Promise<string> {
  const app = await openApp(desk, page, route);
  await choose(app);
  await app.getByRole('button', { name: 'Create read-only link' }).click();
  const field = app.getByLabel('Read-only link', { exact: true });
  await field.waitFor(patient);
  return field.inputValue();
}

describe.skipIf(noBrowser)('a read-only link', () => {
  it('[C3] shows the whole current configuration two clicks from Support, to a browser without scripts or cookies', async () => {
    const empty = await openApp(desk, page, '/app/support');
    await empty.getByText('No links yet.', { exact: false }).waitFor(patient);
    const link = await make('/app/support');
    expect(link).toMatch(new RegExp(`^${desk.stage.appUrl}/s/[\\w-]{43}$`));
    const app = page.frameLocator('iframe#app');
    await app.getByText(/^Anyone with this link can look, not change\. It ends on \d+ \w{3} \d{4} at \d\d:\d\d\.$/).waitFor(patient);
    await app.getByRole('button', { name: 'Copy link' }).click();
    await app.getByRole('status').filter({ hasText: /^Copied$/ }).waitFor(patient);
    expect(await app.getByLabel('Read-only link', { exact: true }).getAttribute('readonly')).not.toBeNull();
    await desk.picture(page, 'support-1-made');
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);

    const visitor = await outside({ width: 1_280, height: 900 });
    const answer = await visitor.goto(link);
    expect([answer?.status(), answer?.headers()['set-cookie'], (await visitor.context().cookies()).length]).toEqual([200, undefined, 0]);
    const text = await visitor.locator('body').innerText();
    for (const shown of ['Configuration', 'Download archived orders', 'POS number prefix', 'Default POS payment type', 'Tolerance per order (USD)', 'Find a customer by', 'POS station', 'Default POS location', 'Required fields', 'Needs action', 'No match for UNKNOWN', 'Checks', 'Installation ID']) expect(text, shown).toContain(shown);
    expect(await visitor.locator('form, input, button, select, textarea, script').count()).toBe(0);
    await visitor.screenshot({ path: path.join(import.meta.dirname, 'screenshots/support-2-overview.png'), fullPage: true });
    await readable((await answer?.text()) ?? '', { width: 1_280, height: 900 });

    await visitor.getByRole('link', { name: /^#?\d+/ }).first().click();
    await visitor.getByRole('heading', { name: 'Why it isn’t in your POS' }).waitFor(patient);
    expect(visitor.url()).toBe(`${link}/orders/${blocked}`);
    expect(await visitor.locator('body').innerText()).toMatch(/Rules checked[\s\S]*Settings then and now[\s\S]*Timeline/);
    await visitor.screenshot({ path: path.join(import.meta.dirname, 'screenshots/support-3-order.png'), fullPage: true });
    await visitor.getByRole('link', { name: 'Overview' }).click();
    expect(visitor.url()).toBe(link);
    await visitor.context().close();
  }, 180_000);

  it('[C4] can be looked at and nothing else, and each look is told', async () => {
    const link = await make('/app/support');
    const asOf = async (): Promise<string> => JSON.stringify(await desk.stage.shop.orders());
    const before = await asOf();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const address of [link, `${link}/orders/${blocked}`, `${desk.stage.appUrl}/s/${'A'.repeat(43)}`, `${link}?_data=routes%2Fapp.support`]) {
        const answer = await fetch(address, { method });
        expect([answer.status, answer.headers.get('cache-control')], `${method} ${address}`).toEqual([403, 'no-store']);
      }
    }
    expect((await fetch(`${link}?_data=routes%2Fapp`)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await asOf()).toBe(before);
    const app = await openApp(desk, page, '/app/support');
    const row = app.locator('li.tb-row').first();
    await row.getByText(/^Opened 1 time, on /).waitFor(patient);
    await row.getByRole('link', { name: 'Show visits of the link for The whole app' }).click();
    await row.getByText('Overview').waitFor(patient);
  }, 180_000);

  it('reads on a phone, in French too', async () => {
    const link = await make('/app/support');
    for (const [width, locale, name] of [[390, 'fr-FR', 'support-4-fr-phone'], [320, 'en-US', 'support-5-narrow']] as const) {
      const visitor = await outside({ width, height: 844 }, locale);
      for (const [what, address] of [['', link], ['-order', `${link}/orders/${blocked}`], ['-in-pos', `${link}/orders/${inPos}`]] as const) {
        const answer = await visitor.goto(address);
        expect(await visitor.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
        await visitor.screenshot({ path: path.join(import.meta.dirname, `screenshots/${name}${what}.png`), fullPage: true });
        await readable((await answer?.text()) ?? '', { width, height: 844 });
      }
      await visitor.context().close();
    }
    const phone = await desk.newPage({ width: 390, height: 2_000 });
    await loadBare(desk, phone, `/app/support?order=${blocked}`, 'fr');
    await phone.getByLabel('Numéro de commande').waitFor(patient);
    await desk.picture(phone, 'support-6-app-fr-phone');
    await fits(phone);
    await phone.context().close();
  }, 180_000);

  it('is made for one order from its page, and shows that order alone, until it is revoked', async () => {
    const order = await openApp(desk, page, `/app/orders/${blocked}`);
    const more = order.getByRole('button', { name: 'More actions' });
    if (await more.isVisible()) await more.click();
    await order.getByRole('link', { name: 'Create support link' }).filter({ visible: true }).first().click();
    await order.getByRole('heading', { name: 'Support', exact: true }).waitFor(patient);
    expect(await order.getByLabel('Order number').inputValue()).toMatch(/^#?\d+/);
    const link = await make(`/app/support?order=${blocked}`, async (app) => {
      expect(await app.getByLabel('One order').isChecked()).toBe(true);
      expect(await app.getByLabel('Order number').inputValue()).toMatch(/^#?\d+/);
      await app.getByText('1 hour', { exact: true }).click();
    });
    await desk.picture(page, 'support-7-one-order');
    expect((await fetch(link)).status).toBe(200);
    const closed = await fetch(`${link}/orders/${inPos}`);
    expect([closed.status, (await closed.text()).includes('Ask the shop for a new one')]).toEqual([404, true]);
    const app = page.frameLocator('iframe#app');
    const row = app.locator('li.tb-row').first();
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await row.getByText('Revoked', { exact: true }).waitFor(patient);
    const visitor = await outside({ width: 390, height: 844 });
    const after = await visitor.goto(link);
    expect(after?.status()).toBe(404);
    await visitor.getByRole('heading', { name: 'This link shows nothing any more' }).waitFor(patient);
    await visitor.screenshot({ path: path.join(import.meta.dirname, 'screenshots/support-8-closed.png') });
    await readable((await after?.text()) ?? '', { width: 390, height: 844 });
    await visitor.context().close();
    expect(desk.complaints).toEqual([]);
    expect(desk.strays).toEqual([]);
  }, 180_000);
});
