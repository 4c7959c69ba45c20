import { errorText } from '~/domain/redact';
import type { Deps } from '~/pipeline/deps';
import { evenForMs } from '~/pipeline/even-clock';
import { deadAfter, type JobOutcome } from '~/pipeline/job-outcome';
import type { WorkInHand } from '~/ports/work-store';
import { jobNamed } from './catalogue';

/** A bug is tried again ever more slowly, for a new version may mend it; an hour at most, so that the fix is seen soon. */
const afterBugMs = (attempts: number): number => Math.min(60_000 * 2 ** attempts, 3_600_000);

/** Claims one due row and runs its job; a ring that came meanwhile runs it again. The only place where exceptions end. */
export async function runWork(deps: Deps, key: string): Promise<void> {
  for (;;) {
    evenForMs(deps);
    const since = deps.clock.monotonic();
    const claimed = await deps.stores.work.claim(key, deps.clock.now(), deps.timing.leaseMs);
    if (!claimed) return;
    const ended = await deps.stores.work.finish(claimed, await runJob(deps, { ...claimed, since }));
    if (ended !== 'rung') return;
  }
}

async function runJob(deps: Deps, work: WorkInHand): Promise<JobOutcome> {
  const job = jobNamed(work.name);
  try {
    return await job.run(deps, work);
  } catch (error) {
    const reason = errorText(error);
    deps.log.error('job.bug', { key: work.key, name: work.name, installationId: work.installationId, attempts: work.attempts, error: reason, stack: framesOf(error) });
    const now = deps.clock.now();
    const attempts = work.attempts + 1;
    const outcome: JobOutcome = { dueAt: now + afterBugMs(work.attempts), attempts, error: reason, deadSince: attempts >= deadAfter ? now : null };
    await job.onBug?.(deps, work, outcome).catch((again: unknown) => deps.log.error('job.bug-untold', { key: work.key, error: errorText(again) }));
    return outcome;
  }
}

/** Where it happened, without the message: that is told once, and with care. */
const framesOf = (error: unknown): readonly string[] => (error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).slice(0, 12) : []);
