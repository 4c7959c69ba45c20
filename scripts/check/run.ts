import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { place, stock } from '../lib/sandbox';
import { control } from '../lib/control';
import { endOnSignal } from '../lib/program';
import { openStage, type Stage } from '../lib/stage';
import type { StagePos } from '../lib/surroundings';
import { readFolder } from './folder';
import { judge, passes, type Report } from './judge';
import { placesOf } from './decimal';
import type { PosDocument } from './pos/document';
import { readHeartland } from './pos/heartland';
import { readLightspeed } from './pos/lightspeed-r';

export interface CheckOptions {
  readonly folder: string;
  readonly currency: string;
  readonly pos: StagePos;
  /** The sandbox's own settings of that POS. */
  readonly posEnv: Readonly<Record<string, string>>;
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
export async function runCheck({ folder, currency, pos, posEnv, port, say, posFault }: CheckOptions): Promise<CheckResult> {
  const startedAt = Date.now();
  const files = readFolder(folder);
  const scratch = mkdtempSync(path.join(tmpdir(), 'tillbridge-check-'));
  say(`Checking ${files.length} orders of ${folder}.`);
  endOnSignal();
  const stage = await openStage({ folder: scratch, currency, pos, port, say, env: { LOG_LEVEL: 'warn', SCAN_MS: '500', ...posEnv } });
  try {
    await stage.shop.open();
    const oldest = files.map((one) => Date.parse(one.placedAt)).filter((at) => !Number.isNaN(at)).sort((a, b) => a - b)[0] ?? Date.now();
    // A day before, so that no time zone lets the first order fall out.
    await stage.shop.connect(pos, currency, new Date(oldest - 86_400_000).toISOString().slice(0, 10));
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
    const calls = await control<{ total: number; byStatus: Readonly<Record<string, number>> }>(`${stage.posUrl}/_control/calls`);
    const report = judge(files, await stage.shop.orders(), await readers[pos](stage, placesOf(currency)), currency);
    const posted = report.orders.filter((order) => order.documents.length > 0).length;
    const throttled = calls.byStatus['429'] ?? 0;
    const json = { pos, orders: report.orders, posCalls: calls.total, posCallsPerOrder: Math.round((10 * calls.total) / Math.max(1, posted)) / 10, throttled, lost: report.losses.length, doubled: report.doubles.length, seconds: Math.round((Date.now() - startedAt) / 100) / 10 };
    say(`${calls.total} calls to the POS, ${json.posCallsPerOrder} for each order that it holds; ${throttled} were throttled.`);
    // Lightspeed tells its allowance beforehand: whoever reads it never has to be told to wait.
    return { json, report, ok: passes(report) && (pos === 'heartland' || posFault !== undefined || throttled === 0) };
  } finally {
    await stage.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const readers: Record<StagePos, (stage: Stage, places: number) => Promise<readonly PosDocument[]>> = {
  heartland: (stage, places) => readHeartland(`${stage.posUrl}/demo/api/`, 'sandbox-token-demo', places),
  'lightspeed-r': async (stage, places) => readLightspeed(stage.posUrl, (await control<{ access_token: string }>(`${stage.posUrl}/_control/connect`, {})).access_token, places),
};
