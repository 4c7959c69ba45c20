import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHeartland } from '../check/pos/heartland';
import { placesOf } from '../check/decimal';
import { control } from '../lib/control';
import { stock } from '../lib/sandbox';
import { openField, type Engine, type Field } from './field';
import { judge, readShop, type Judgement } from './judge';
import { kill, type Killed } from './kills';
import { skus } from './orders';
import { random } from './random';
import { timing } from './timing';
import { trade, type Traded } from './trade';
import { trouble } from './trouble';

export interface ChaosOptions {
  readonly orders: number;
  readonly kills: number;
  readonly engine: Engine;
  readonly seed: string;
  /** How long orders come in and things are killed. */
  readonly windowMs: number;
  readonly say: (text: string) => void;
}

export interface ChaosResult {
  readonly judgement: Judgement;
  readonly killed: Killed;
  readonly traded: Traded;
  readonly faults: Readonly<Record<string, number>>;
  readonly deliveries: { readonly sent: number; readonly repeated: number; readonly given_up: number };
  readonly posCalls: number;
  /** Ends of processes that nobody had killed. */
  readonly ends: readonly string[];
  readonly seconds: number;
  readonly logs: string | null;
}

const currency = 'USD';
const drainMs = 20 * 60_000;

export async function runChaos({ orders, kills, engine, seed, windowMs, say }: ChaosOptions): Promise<ChaosResult> {
  const startedAt = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-chaos-'));
  const chance = random(seed);
  say(`· starting everything (${engine}, seed ${seed}); logs are in ${folder}`);
  const field = await openField(engine, folder, currency);
  let clean = false;
  try {
    await install(field);
    say(`· ${orders} orders and ${kills} kills within ${Math.round(windowMs / 1_000)} s`);
    const made = trouble(field, chance.branch('trouble'), Math.max(1_500, windowMs / 120), windowMs > 120_000);
    const watch = watching(field, say);
    const [traded, killed] = await Promise.all([
      trade(field.shopUrl, chance.branch('trade'), orders, windowMs, (placed) => placed % 50 === 0 && say(`  ${placed} orders placed`)),
      kill(field, chance.branch('kills'), kills, windowMs, say),
    ]).finally(() => clearInterval(watch));
    await made.end();
    say('· nothing is broken any more; waiting until nothing is due');
    const deliveries = await drained(field, orders, say);
    say('· judging');
    const judgement = judge(await readShop(field.shopUrl), await field.shop.orders(), await readHeartland(`${field.posUrl}/demo/api/`, 'sandbox-token-demo', placesOf(currency)), currency);
    const { total: posCalls } = await control<{ total: number }>(`${field.posUrl}/_control/calls`);
    clean = judgement.lost.length === 0 && judgement.doubled.length === 0;
    const ends = field.programs.flatMap((one) => one.ends.map((how) => `${one.name}: ${how}`));
    return { judgement, killed, traded, faults: made.faults, deliveries, posCalls, ends, seconds: Math.round((Date.now() - startedAt) / 1_000), logs: clean ? null : folder };
  } finally {
    await field.stop();
    if (clean) rmSync(folder, { recursive: true, force: true });
  }
}

async function install(field: Field): Promise<void> {
  await control(`${field.shopUrl}/_control/settings`, { webhooks: timing.webhooks });
  await field.shop.open();
  await field.shop.connectHeartland(currency, new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await stock(field, skus);
}

/** A word every ten seconds about how far it is; while everything falls, the app may not answer. */
function watching(field: Field, say: (text: string) => void): NodeJS.Timeout {
  return setInterval(() => {
    field.shop.status().then((status) => say(`  ${told(status.counts)}; ${status.due} due`), () => say('  (the app does not answer just now)'));
  }, 10_000);
}

const told = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`).join(', ');

interface Delivery { readonly state: string; readonly attempts: readonly unknown[] }

/** All deliveries have come through or been given up, and twice in a row nothing is due or planned. */
async function drained(field: Field, orders: number, say: (text: string) => void): Promise<ChaosResult['deliveries']> {
  const until = Date.now() + drainMs;
  while ((await control<{ open: number }>(`${field.shopUrl}/_control/webhooks`)).open > 0) {
    if (Date.now() > until) throw new Error('deliveries of the shop are still open');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  let toldAt = 0;
  await field.shop.settled(orders, ({ counts, due, planned }) => {
    if (Date.now() - toldAt < 10_000) return;
    toldAt = Date.now();
    say(`  ${told(counts)}; ${due} due, ${planned} planned`);
  }, drainMs);
  const log = await control<readonly Delivery[]>(`${field.shopUrl}/_control/deliveries`);
  return { sent: log.length, repeated: log.filter((one) => one.attempts.length > 1).length, given_up: log.filter((one) => one.state === 'failed').length };
}
