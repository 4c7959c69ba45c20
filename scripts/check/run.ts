import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { place, stock } from '../lib/sandbox';
import { openStage } from '../lib/stage';
import { readFolder } from './folder';
import { judge, passes, type Report } from './judge';
import { placesOf } from './decimal';
import { readPos } from './pos';

export interface CheckOptions {
  readonly folder: string;
  readonly currency: string;
  readonly port: number;
  readonly say: (text: string) => void;
  /** Faults set in the POS before the first order, for trying the check itself. */
  readonly posFault?: object;
}

export interface CheckResult {
  readonly json: object;
  readonly report: Report;
  readonly ok: boolean;
}

/** A generous limit: several hundred orders take minutes. */
const limitMs = 30 * 60_000;

/** Carries a folder of orders through a throwaway app and POS, and holds what became of them against the files. */
export async function runCheck({ folder, currency, port, say, posFault }: CheckOptions): Promise<CheckResult> {
  const startedAt = Date.now();
  const files = readFolder(folder);
  const scratch = mkdtempSync(path.join(tmpdir(), 'tillbridge-check-'));
  say(`Checking ${files.length} orders of ${folder}.`);
  const stage = await openStage({ folder: scratch, currency, port, say, env: { LOG_LEVEL: 'warn', SCAN_MS: '500' } });
  try {
    await stage.shop.open();
    const oldest = files.map((one) => Date.parse(one.placedAt)).filter((at) => !Number.isNaN(at)).sort((a, b) => a - b)[0] ?? Date.now();
    // A day before, so that no time zone lets the first order fall out.
    await stage.shop.connectHeartland(currency, new Date(oldest - 86_400_000).toISOString().slice(0, 10));
    await stock(stage, [...new Set(files.flatMap((one) => one.skus))].filter((sku) => !sku.startsWith('UNKNOWN')));
    if (posFault) await fetch(`${stage.posUrl}/_control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(posFault) });
    say('The app is installed and connected. Placing the orders.');
    for (const one of files) await place(stage, one.text);
    let last = '';
    await stage.shop.settled(files.length, (status) => {
      const line = Object.entries(status.counts).filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`).join(', ');
      if (line !== last) say(`  ${line}`);
      last = line;
    }, limitMs);
    const calls = (await (await fetch(`${stage.posUrl}/_control/calls`)).json()) as { total: number };
    const report = judge(files, await stage.shop.orders(), await readPos(`${stage.posUrl}/demo/api/`, 'sandbox-token-demo', placesOf(currency)), currency);
    const json = { orders: report.orders, posCalls: calls.total, lost: report.losses.length, doubled: report.doubles.length, seconds: Math.round((Date.now() - startedAt) / 100) / 10 };
    return { json, report, ok: passes(report) };
  } finally {
    await stage.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}
