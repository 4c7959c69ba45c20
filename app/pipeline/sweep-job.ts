import { heardAgain, lastOrderNews } from '~/domain/sweep/hearing';
import { nothingYet, type Coverage, type Hearing, type SweepRun } from '~/domain/sweep/sweep';
import { nextWindow } from '~/domain/sweep/window';
import type { Settings } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ClaimedWork } from '~/ports/work-store';
import type { Deps } from './deps';

/** One piece of a run: what is known at its start, and where it has come to. */
export interface SweepJob {
  readonly deps: Deps;
  readonly work: ClaimedWork;
  readonly installation: Installation;
  readonly settings: Settings;
  readonly coverage: Coverage | null;
  hearing: Hearing;
  run: SweepRun;
}

export async function openSweep(deps: Deps, work: ClaimedWork, installation: Installation): Promise<SweepJob> {
  const { sweeps, inbox, installations } = deps.stores;
  const { id } = installation;
  const now = deps.clock.now();
  if (!(await sweeps.read(id))) await sweeps.listen(id, now);
  const sweep = await sweeps.read(id);
  if (!sweep) throw new Error('the sweep has no state');
  const { settings } = await installations.settings(id);
  const hearing = heardAgain(sweep.hearing, lastOrderNews(await inbox.lastDeliveries(installation.shop)));
  const { coverage, run } = sweep;
  return { deps, work, installation, settings, coverage, hearing, run: run && run.state !== 'done' ? run : newRun(work, installation, settings, coverage, now) };
}

/** Before a start date was chosen there is no past to look at: orders since the installation wait for the connection. */
function newRun(work: ClaimedWork, installation: Installation, settings: Settings, coverage: Coverage | null, now: number): SweepRun {
  const allOrders = installation.scopes.includes('read_all_orders');
  const window = nextWindow(coverage, settings.download.startDate ?? installation.installedAt, allOrders, now);
  return {
    ...window, id: work.lease.token, installationId: installation.id, kind: 'sweep', state: 'running',
    position: { since: window.from, cursor: null, reached: window.from }, counts: nothingYet,
    startedAt: now, movedAt: now, endedAt: null, trouble: null, detail: null, stops: 0,
  };
}
