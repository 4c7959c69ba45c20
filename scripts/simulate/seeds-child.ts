import { runSeed } from '../../tests/simulation/world/run';
import { kindOf, worldKinds } from '../../tests/simulation/world/account';
import { setStage, type Stage } from '../../tests/simulation/world/stage';
import { addFigures, noFigures, type Verdict } from '../../tests/simulation/world/verdict';
import type { Part, PartAnswer } from './seeds';

const stages = Object.fromEntries(worldKinds.map((kind) => [kind, setStage(kind)]));

async function stageOf(seed: number): Promise<Stage> {
  const stage = await stages[kindOf(seed)];
  if (!stage) throw new Error(`no stage for seed ${seed}`);
  return stage;
}

process.on('message', ({ first, count, trace, firstFailure }: Part) => {
  void answer().then((told) => process.send?.(told));

  async function answer(): Promise<PartAnswer> {
    const broken: Verdict[] = [];
    let [figures, seeds] = [noFigures, 0];
    for (let seed = first; seed < first + count; seed += 1) {
      const verdict = await runSeed(seed, await stageOf(seed), trace);
      seeds += 1;
      figures = addFigures(figures, verdict.figures);
      if (verdict.broken.length > 0) broken.push(verdict);
      if (firstFailure && broken.length > 0) break;
    }
    return { seeds, figures, broken };
  }
});
