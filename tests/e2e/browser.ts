import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { openStage, type Stage } from '../../scripts/lib/stage';
import type { StagePos } from '../../scripts/lib/surroundings';
import { browser as browserProgram } from '../../scripts/lib/system-programs.mjs';

const pictures = fileURLToPath(new URL('./screenshots', import.meta.url));
/** A plain desktop browser: Shopify's library takes headless ones for robots. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=LocalNetworkAccessChecks'];

const program = browserProgram();
/** Named rather than hidden: with CI=true the test command counts a skipped suite as a failure. */
export const noBrowser = program ? null : 'chromium is not installed';

export interface Desk {
  readonly stage: Stage;
  /** What the browser complained about, and where it wanted to go beyond this machine. */
  readonly complaints: string[];
  readonly strays: string[];
  newPage(size?: { width: number; height: number }): Promise<Page>;
  picture(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** The app, the simulated shop and till, and a browser at them. */
export async function openDesk(port: number, env: Readonly<Record<string, string>> = {}, pos: StagePos = 'heartland'): Promise<Desk> {
  mkdirSync(pictures, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-e2e-'));
  const stage = await openStage({ folder, currency: 'USD', port, pos, say: () => undefined, env: { LOG_LEVEL: 'warn', SCAN_MS: '300', ...env } });
  const browser: Browser = await chromium.launch({ executablePath: program ?? '', args: flags });
  const complaints: string[] = [];
  const strays: string[] = [];
  return {
    stage, complaints, strays,
    newPage: async (size = { width: 1_440, height: 1_000 }) => {
      const context = await browser.newContext({ userAgent, viewport: size, reducedMotion: 'reduce' });
      await context.route((url) => !['127.0.0.1', 'localhost'].includes(url.hostname) && url.protocol.startsWith('http'), (route) => {
        strays.push(route.request().url());
        return route.abort();
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        // A form with a fault answers 422, and browsers write every such answer down.
        if (message.type() === 'error' && !/status of 422/.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return page;
    },
    picture: async (page, name) => {
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await stage.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The app inside the shell page. */
export const appIn = (page: Page): FrameLocator => page.frameLocator('iframe#app');

export async function openApp(desk: Desk, page: Page, route: string, language: 'en' | 'fr' = 'en'): Promise<FrameLocator> {
  await page.goto(`${desk.stage.shopUrl}/?app=${encodeURIComponent(route)}`);
  if (language === 'fr') await page.getByLabel('Français').check();
  const app = appIn(page);
  const heading = app.locator('h1').first();
  await heading.waitFor({ timeout: 30_000 });
  // What is typed before React has taken the page over would be lost again; its elements carry its mark from then on.
  for (let tries = 0; tries < 200; tries += 1) {
    const alive = await heading.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactFiber'))).catch(() => false);
    if (alive) return app;
    await page.waitForTimeout(50);
  }
  throw new Error(`${route} did not come alive`);
}

/** The app's page as the admin's frame would load it, on its own so that its width is the window's. */
export async function loadBare(desk: Desk, page: Page, route: string, locale: string): Promise<void> {
  const token = (await (await fetch(`${desk.stage.shopUrl}/_control/id-token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json()) as { idToken: string; shop: string; host: string };
  const query = new URLSearchParams({ embedded: '1', shop: token.shop, host: token.host, id_token: token.idToken, locale });
  const answer = await page.goto(`${desk.stage.appUrl}${route}${route.includes('?') ? '&' : '?'}${query}`);
  if (answer?.status() !== 200) throw new Error(`${route} answered ${answer?.status()}`);
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(500);
}
