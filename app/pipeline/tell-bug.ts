import type { ClaimedWork } from '~/ports/work-store';
import { blockedBy, waiting } from './conclusion';
import type { Deps } from './deps';
import type { JobOutcome } from './job-outcome';

/** From here on the order's page no longer says that it heals by itself, though it is still tried. */
const patience = 3;

/** The order's page never keeps a verdict that a bug has made untrue. */
export async function tellBug(deps: Deps, work: ClaimedWork, outcome: JobOutcome): Promise<void> {
  const key = work.key.slice('order:'.length);
  const conclusion = outcome.attempts < patience
    ? waiting('W-RETRY', { system: 'Tillbridge' }, outcome.dueAt)
    : blockedBy('E-INTERNAL', '', { field: '', detail: '' }, { dueAt: outcome.dueAt });
  await deps.stores.orders.save(key, work.lease, { verdict: conclusion.verdict, lastTriedAt: deps.clock.now() }, conclusion.blockers, []);
}
