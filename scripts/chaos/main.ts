import { parseArgs } from 'node:util';
import { endOnSignal } from '../lib/program';
import { missingPrograms } from '../lib/system-programs.mjs';
import { runChaos, type ChaosResult } from './run';

const usage = `npm run chaos [-- options]
  --orders N         how many orders are placed (default 500)
  --kills N          how many web and worker processes are killed meanwhile (default 40)
  --engine NAME      embedded: one process with SQLite; bull: two web and three worker processes with PostgreSQL and Redis (default embedded)
  --seed S           what happens when (default: the time)
  --window SECONDS   how long orders come in (default: by orders and kills)
  --json             print the result as one JSON object`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const count = (text: string): number => (/^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : -1);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '500' }, kills: { type: 'string', default: '40' }, engine: { type: 'string', default: 'embedded' }, seed: { type: 'string', default: String(Date.now()) },
      window: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  const { engine, seed } = values;
  const [orders, kills] = [count(values.orders), count(values.kills)];
  const window = values.window === undefined ? Math.max(20, orders * 0.6, kills * 11) : count(values.window);
  if (values.help || orders < 1 || kills < 0 || window < 1 || (engine !== 'embedded' && engine !== 'bull')) {
    say(usage);
    return values.help ? 0 : 2;
  }
  const missing = engine === 'bull' ? missingPrograms().filter((name) => name !== 'chromium') : [];
  if (missing.length > 0) {
    say(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not installed, and the engine bull needs ${missing.length > 1 ? 'them' : 'it'}.`);
    return 3;
  }
  endOnSignal();
  const result = await runChaos({ orders, kills, engine, seed, windowMs: window * 1_000, say });
  const killed = result.killed.web + result.killed.worker;
  const ok = result.judgement.lost.length === 0 && result.judgement.doubled.length === 0 && killed === kills;
  for (const line of [...result.judgement.lost, ...result.judgement.doubled]) say(`! ${line}`);
  if (values.json) process.stdout.write(`${JSON.stringify(told(result, engine, seed))}\n`);
  say(ok ? `Nothing lost, nothing doubled: ${orders} orders, ${killed} kills, ${result.seconds} s.` : `Chaos won; the logs stay in ${result.logs ?? 'no folder'}.`);
  return ok ? 0 : 1;
}

function told({ judgement, killed, traded, faults, deliveries, posCalls, ends, seconds }: ChaosResult, engine: string, seed: string): object {
  const { web, worker, postgres, redis, frozen } = killed;
  return {
    orders: traded.placed, lost: judgement.lost.length, doubled: judgement.doubled.length, kills: web + worker, killsByKind: { web, worker }, restarts: { postgres, redis }, freezes: frozen,
    faults, changes: traded.changes, deliveries, verdicts: judgement.verdicts, posCalls, ends, engine, seed, seconds,
  };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
