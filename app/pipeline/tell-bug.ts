import type { ClaimedWork } from '~/ports/work-store';
import { blockedBy, waiting } from './conclusion';
import type { Deps } from './deps';
import { deadAfter, type JobOutcome } from './job-outcome';

/** The order's page never keeps a verdict that a bug has made untrue. */
export async function tellBug(deps: Deps, work: ClaimedWork, outcome: JobOutcome): Promise<void> {
  const key = work.key.slice('order:'.length);
  const conclusion = outcome.attempts < deadAfter
    ? waiting('W-RETRY', { system: 'Tillbridge' }, outcome.dueAt)
    : blockedBy('E-INTERNAL', '', { field: '', detail: '' }, { dueAt: outcome.dueAt });
  await deps.stores.orders.save(key, work.lease, { verdict: conclusion.verdict, lastTriedAt: deps.clock.now() }, conclusion.blockers, []);
}
