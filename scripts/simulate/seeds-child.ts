import { runSeed } from '../../tests/simulation/world/run';
import { setStage } from '../../tests/simulation/world/stage';
import { addFigures, noFigures, type Verdict } from '../../tests/simulation/world/verdict';
import type { Part, PartAnswer } from './seeds';

const stage = setStage();

process.on('message', ({ first, count, trace, firstFailure }: Part) => {
  void answer().then((told) => process.send?.(told));

  async function answer(): Promise<PartAnswer> {
    const broken: Verdict[] = [];
    let [figures, seeds] = [noFigures, 0];
    for (let seed = first; seed < first + count; seed += 1) {
      const verdict = await runSeed(seed, await stage, trace);
      seeds += 1;
      figures = addFigures(figures, verdict.figures);
      if (verdict.broken.length > 0) broken.push(verdict);
      if (firstFailure && broken.length > 0) break;
    }
    return { seeds, figures, broken };
  }
});
