import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addFigures, noFigures, type Figures, type Verdict } from '../../tests/simulation/world/verdict';

export interface SeedsRun {
  readonly first: number;
  readonly count: number;
  readonly jobs: number;
  readonly json: boolean;
  /** Tells every event of the runs that broke. */
  readonly trace: boolean;
  readonly firstFailure: boolean;
}

/** What a child process is asked for, and what it answers. */
export interface Part { readonly first: number; readonly count: number; readonly trace: boolean; readonly firstFailure: boolean }
export interface PartAnswer { readonly seeds: number; readonly figures: Figures; readonly broken: readonly Verdict[] }

const aPart = 100;
const mostTold = 10;
const child = fileURLToPath(new URL('seeds-child.ts', import.meta.url));

/** Runs the seeds on as many processes as wanted; answers 1 if one of them broke. */
export async function simulateSeeds(run: SeedsRun): Promise<number> {
  const startedAt = Date.now();
  const parts: Part[] = [];
  for (let first = run.first; first < run.first + run.count; first += aPart) parts.push({ first, count: Math.min(aPart, run.first + run.count - first), trace: run.trace, firstFailure: run.firstFailure });
  const broken: Verdict[] = [];
  let [seeds, figures] = [0, noFigures];
  const told = (answer: PartAnswer): void => {
    seeds += answer.seeds;
    figures = addFigures(figures, answer.figures);
    broken.push(...answer.broken);
    if (run.firstFailure && broken.length > 0) parts.length = 0;
    if (!run.json) process.stderr.write(`\r${seeds}/${run.count} seeds, ${broken.length} broken, ${((Date.now() - startedAt) / Math.max(1, seeds)).toFixed(1)} ms each `);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(run.jobs, parts.length)) }, () => work(parts, told)));
  broken.sort((a, b) => a.seed - b.seed);
  const summary = { seeds, from: run.first, broken: broken.length, seconds: Math.round((Date.now() - startedAt) / 1_000), ...figures };
  if (run.json) console.log(JSON.stringify({ ...summary, failures: broken.slice(0, mostTold).map(({ seed, broken: what }) => ({ seed, broken: what })) }));
  else {
    process.stderr.write('\n');
    for (const verdict of broken.slice(0, mostTold)) tell(verdict);
    console.log(JSON.stringify(summary));
  }
  return broken.length === 0 && seeds > 0 ? 0 : 1;
}

function tell({ seed, broken, told }: Verdict): void {
  console.log(`seed ${seed} broke:`);
  for (const line of broken) console.log(`  ${line}`);
  console.log(`  again: npm run simulate -- --seed ${seed} --trace`);
  if (told.length > 0) console.log(told.join('\n'));
}

/** One child takes part after part, so that none is idle while another has many left. */
async function work(parts: Part[], told: (answer: PartAnswer) => void): Promise<void> {
  const process_ = fork(child, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    for (let part = parts.shift(); part; part = parts.shift()) told(await ask(process_, part));
  } finally {
    process_.kill();
  }
}

const ask = (asked: ChildProcess, part: Part): Promise<PartAnswer> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the process of seeds ${part.first} and on ended with ${code}`));
    asked.once('exit', ended);
    asked.once('message', (answer) => {
      asked.off('exit', ended);
      resolve(answer as PartAnswer);
    });
    asked.send(part);
  });
