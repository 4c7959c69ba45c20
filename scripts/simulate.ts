import { runSeed } from '../tests/simulation/world/run';
import { setStage } from '../tests/simulation/world/stage';

const flag = (name: string, fallback: string): string => (process.argv.includes(`--${name}`) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? fallback) : fallback);
const seeds = Number.parseInt(flag('seeds', '200'), 10);
const first = Number.parseInt(flag('seed', '1'), 10);
const t0 = performance.now();
const stage = await setStage();
console.log('stage', Math.round(performance.now() - t0));
const t1 = performance.now();
let bad = 0, events = 0, crashes = 0;
for (let seed = first; seed < first + seeds; seed += 1) {
  const verdict = await runSeed(seed, stage, process.argv.includes('--trace'));
  events += verdict.figures.events; crashes += verdict.figures.crashes;
  if (verdict.broken.length > 0) {
    bad += 1;
    if (bad < 15) console.log(seed, verdict.broken.slice(0, 4));
    if (process.argv.includes('--trace')) console.log(verdict.told.join('\n'));
  }
}
console.log({ seeds, bad, events, crashes, ms: (performance.now() - t1) / seeds });
