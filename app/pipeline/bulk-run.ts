import { noDecision, type Decision } from '~/domain/settings/decision';
import type { BulkKind } from '~/domain/verdict/bulk';
import type { CauseCode } from '~/domain/verdict/cause';
import type { TimelineCode } from '~/domain/verdict/timeline';
import type { BulkAct, BulkRun } from '~/ports/run-store';
import type { ClaimedWork } from '~/ports/work-store';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { failingCauses, gatherPage, unfitOf } from './plan-run';

/** Then the worker is given back, and a cancel is heeded. */
const piece = 25;
const lookAgainMs = 2_000;
/** A POS that asks to wait for longer than this does not keep a run from being summed up; its orders go on all the same. */
const patienceMs = 30 * 60_000;

export type BeginOutcome = { readonly kind: 'begun' } | { readonly kind: 'refused'; readonly reason: 'note-needed' | 'not-planned' };

/** The person's word after the plan; orders are handled for a reason, which each of them keeps. */
export async function beginRun(deps: Deps, installationId: string, id: string, by: string, given = ''): Promise<BeginOutcome> {
  const run = await deps.stores.runs.get(installationId, id);
  const note = given.trim();
  if (run?.kind === 'handle' && note === '') return { kind: 'refused', reason: 'note-needed' };
  const ref = await deps.stores.runs.begin(installationId, id, { by, note: note || null }, deps.clock.now());
  if (!ref) return { kind: 'refused', reason: 'not-planned' };
  await deps.queue.ring(ref);
  return { kind: 'begun' };
}

/** What was acted on stays so, and is summed up. */
export async function cancelRun(deps: Deps, installationId: string, id: string, by: string): Promise<boolean> {
  const ref = await deps.stores.runs.cancel(installationId, id, by, deps.clock.now());
  if (ref) await deps.queue.ring(ref);
  return ref !== null;
}

/** A piece of the oldest run that is not done. The row makes itself due again until none is left. */
export async function bulkJob(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const run = await deps.stores.runs.active(work.installationId);
  if (!run) return finished;
  if (run.state === 'planning') await gatherPage(deps, run);
  else if (run.state === 'cancelled' || !(await actOnSome(deps, work, run))) return settle(deps, work, run);
  return { dueAt: deps.clock.now(), attempts: 0, error: null };
}

/** False = nothing was left to do. */
async function actOnSome(deps: Deps, { lease }: ClaimedWork, run: BulkRun): Promise<boolean> {
  const keys = await deps.stores.runs.toDo(run.id, piece);
  if (keys.length === 0) return false;
  const failing = await failingCauses(deps, run.installationId);
  const { version } = await deps.stores.installations.settings(run.installationId);
  const acts = await Promise.all(keys.map((key) => actFor(deps, run, key, failing, version)));
  const rung = await deps.stores.runs.act(lease, run, acts, deps.clock.now());
  for (const ref of rung ?? []) await deps.queue.ring(ref);
  return true;
}

/** Judged once more: much may have happened since the plan. */
async function actFor(deps: Deps, run: BulkRun, key: string, failing: ReadonlySet<CauseCode>, settingsVersion: number): Promise<BulkAct> {
  const row = await deps.stores.orders.get(key);
  const at = deps.clock.now();
  const { kind, by, note } = run;
  const decision = decisionFor(kind, { by, at, settingsVersion, note: kind === 'handle' ? note : null });
  return { key, unfit: row ? unfitOf(kind, row, failing) : 'gone', decision, entry: { at, code: told[kind], params: { by, ...(kind === 'handle' || kind === 'include' ? { note: decision?.note ?? '' } : {}) } } };
}

const told: Record<BulkKind, TimelineCode> = { retry: 'person.retry', include: 'decision.included', handle: 'decision.handled', undo: 'decision.undone' };

function decisionFor(kind: BulkKind, said: Omit<Decision, 'kind'>): Decision | null {
  switch (kind) {
    case 'retry':
      return null;
    case 'undo':
      return noDecision;
    case 'include':
      return { ...said, kind: 'included' };
    case 'handle':
      return { ...said, kind: 'handled' };
  }
}

/** Summed up when every order that was acted on has been looked at. */
async function settle(deps: Deps, work: ClaimedWork, run: BulkRun): Promise<JobOutcome> {
  const now = deps.clock.now();
  const underWay = await deps.stores.runs.underWay(run.id, now);
  if (underWay > 0 && now - run.movedAt < patienceMs) return { dueAt: now + lookAgainMs, attempts: 0, error: null };
  const outcome = await deps.stores.runs.outcome(run.id);
  await deps.stores.runs.end(work.lease, run, outcome, now);
  deps.log.info('run.done', { installationId: run.installationId, run: run.id, kind: run.kind, outcome: JSON.stringify(outcome) });
  return { dueAt: now, attempts: 0, error: null };
}
