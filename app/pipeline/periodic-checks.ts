import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { keepProbe } from './probe-schedule';
import { runChecks } from './run-checks';

/** Often while something is wrong, rarely while nothing is. The row makes itself due again, so no timer can be lost. */
export async function periodicChecks(deps: Deps, installationId: string): Promise<JobOutcome> {
  const installation = await deps.stores.installations.byId(installationId);
  if (!installation || installation.uninstalledAt) return finished;
  await runChecks(deps, installationId, 'schedule');
  await keepProbe(deps, await deps.stores.connections.current(installationId));
  const open = await deps.stores.problems.open(installationId);
  const wait = open.length > 0 ? deps.timing.recheckMs : deps.timing.checkAllMs;
  return { dueAt: deps.clock.now() + wait, attempts: 0, error: null };
}
