import { runOutage } from '../../tests/simulation/outage/run';

export interface OutageCommand {
  readonly orders: number;
  readonly shops: number;
  readonly seed: number;
  readonly json: boolean;
}

const mostTold = 10;

/** Plays an outage of a day and says what came of it; answers 1 if something was not as it has to be. */
export async function simulateOutage({ orders, shops, seed, json }: OutageCommand): Promise<number> {
  const startedAt = Date.now();
  const { broken, ...figures } = await runOutage({ orders, shops, seed, tell: (text) => void (json || process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(0)} s  ${text}\n`)) });
  const summary = { ...figures, seconds: Math.round((Date.now() - startedAt) / 1_000), broken: broken.length, failures: broken.slice(0, mostTold) };
  console.log(json ? JSON.stringify(summary) : JSON.stringify(summary, null, 2));
  return broken.length === 0 ? 0 : 1;
}
