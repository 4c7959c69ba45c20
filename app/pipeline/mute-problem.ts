import type { Deps } from './deps';

const dayMs = 86_400_000;
/** A problem cannot be forgotten for ever. */
export const muteDays = [1, 7, 30] as const;

/** A muted problem asks for nobody until then; its orders keep their verdicts. 0 days ends it. False = there is no such problem, or it is closed. */
export async function muteProblem(deps: Deps, installationId: string, id: string, days: 0 | (typeof muteDays)[number], by: string): Promise<boolean> {
  const at = deps.clock.now();
  return (await deps.stores.problems.mute(installationId, id, { until: days === 0 ? null : at + days * dayMs, by, at })) !== null;
}
