import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder } from '../check/folder';
import { place, stock } from '../lib/sandbox';
import { endOnSignal } from '../lib/program';
import { openStage, type Stage } from '../lib/stage';
import type { StagePos } from '../lib/surroundings';

const fixtures = fileURLToPath(new URL('../../tests/fixtures/orders', import.meta.url));

export interface DemoOptions {
  readonly folder: string;
  readonly fresh: boolean;
  readonly currency: string;
  readonly pos: StagePos;
  readonly posEnv: Readonly<Record<string, string>>;
  readonly port: number;
  readonly say: (text: string) => void;
}

/** Stays up until Ctrl-C. On a fresh start it connects the till and places the first orders, so that there is something to look at. */
export async function runDemo({ folder, fresh, currency, pos, posEnv, port, say }: DemoOptions): Promise<number> {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  say('· starting the simulated shop and till, and the app');
  const goOn = endOnSignal();
  const stage = await openStage({ folder, currency, pos, port, say, env: posEnv });
  goOn();
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  try {
    if (!existsSync(path.join(folder, 'placed'))) await Promise.race([firstOrders(stage, { folder, currency, pos, say }), stopped]);
    say(`\nOpen  ${stage.shopUrl}/  in a browser: a shop with the app inside, and a till beside it.`);
    say(`The app is at ${stage.appUrl}, the till's API at ${stage.posUrl}/${pos === 'heartland' ? 'demo/api' : 'API/V3'}/. Logs and data are in ${path.relative(process.cwd(), folder) || folder}.`);
    say('Ctrl-C stops everything; starting again keeps the data; --fresh starts over.');
    await stopped;
  } finally {
    say('\n· stopping');
    await stage.stop();
  }
  return 0;
}

async function firstOrders(stage: Stage, { folder, currency, pos, say }: Pick<DemoOptions, 'folder' | 'currency' | 'pos' | 'say'>): Promise<void> {
  if (!existsSync(fixtures) || readdirSync(fixtures).length === 0) return;
  const files = readFolder(fixtures);
  const oldest = files.map((one) => one.placedAt.slice(0, 10)).sort()[0] ?? new Date().toISOString().slice(0, 10);
  say('· installing the app in the shop and connecting the till');
  await stage.shop.open();
  await stage.shop.connect(pos, currency, oldest);
  await stock(stage, [...new Set(files.flatMap((one) => one.skus))].filter((sku) => !sku.startsWith('UNKNOWN')));
  say(`· placing ${files.length} orders; their webhooks announce them to the app`);
  for (const one of files) await place(stage, one.text);
  writeFileSync(path.join(folder, 'placed'), '');

  const shown = new Set<string>();
  const show = async (): Promise<void> => {
    for (const order of await stage.shop.orders()) {
      if (shown.has(order.id) || order.cause === 'W-QUEUED') continue;
      shown.add(order.id);
      const documents = order.documents.map((document) => `${document.number} ${document.posTotal ?? ''}`).join(', ');
      say(`  ${(order.name ?? order.id).padEnd(8)} ${order.status.padEnd(12)} ${order.cause ?? documents}`);
    }
  };
  await stage.shop.settled(files.length, () => void show().catch(() => undefined), 5 * 60_000);
  await show();
}

