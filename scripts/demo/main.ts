import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCheck } from '../check/run';
import type { StagePos } from '../lib/surroundings';
import { runDemo } from './run';

const root = fileURLToPath(new URL('../..', import.meta.url));
const usage = `npm run demo [-- options]
  --fresh            start over: forget the shop, the till and every setting
  --port N           the app's port (default 3000); the next free one is taken if it is in use
  --check            carry a folder of orders through a throwaway database, compare, and end
  --orders FOLDER    with --check: order files (default tests/fixtures/orders)
  --pos KIND         heartland (default) or lightspeed-r
  --pos-registers N  with lightspeed-r: how many registers the account has, which its allowance grows with (default 1)
  --currency CODE    the shop's and the till's currency (default USD)
  --json             with --check: print the result as one JSON object`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A one-register account takes 17 orders a minute; for a check its allowance refills this much faster, which its headers tell. */
const checkTimeFactor = 20;
const isPos = (kind: string): kind is StagePos => kind === 'heartland' || kind === 'lightspeed-r';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false }, port: { type: 'string', default: '3000' }, check: { type: 'boolean', default: false }, orders: { type: 'string' },
      currency: { type: 'string', default: 'USD' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false }, pos: { type: 'string', default: 'heartland' }, 'pos-registers': { type: 'string', default: '1' }, 'pos-fault': { type: 'string' },
    },
  });
  const port = Number.parseInt(values.port, 10);
  if (values.help || !(port > 0 && port < 65_000) || !isPos(values.pos) || !/^[1-9]\d{0,2}$/.test(values['pos-registers']) || !/^[A-Z]{3}$/.test(values.currency)) {
    say(usage);
    return values.help ? 0 : 2;
  }
  const posEnv = { SANDBOX_POS_REGISTERS: values['pos-registers'] };
  if (!values.check) return runDemo({ folder: path.join(root, values.pos === 'heartland' ? '.data' : `.data/${values.pos}`), fresh: values.fresh, currency: values.currency, pos: values.pos, posEnv, port, say });
  const folder = path.resolve(values.orders ?? path.join(root, 'tests/fixtures/orders'));
  const posFault = values['pos-fault'] === undefined ? {} : { posFault: JSON.parse(values['pos-fault']) as object };
  const { json, report, ok } = await runCheck({ folder, currency: values.currency, pos: values.pos, posEnv: { ...posEnv, SANDBOX_POS_TIME_FACTOR: String(checkTimeFactor) }, port, say, ...posFault });
  for (const line of [...report.losses, ...report.mismatches, ...report.doubles.map((name) => `${name}: held by two documents`)]) say(`! ${line}`);
  if (values.json) process.stdout.write(`${JSON.stringify(json)}\n`);
  say(ok ? 'Every order has its verdict, and every total agrees.' : 'The check failed.');
  return ok ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
