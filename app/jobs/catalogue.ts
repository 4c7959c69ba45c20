import { keepHouse } from '~/pipeline/housekeeping';
import { answerPrivacyRequest } from '~/pipeline/privacy-request';
import { probeConnection } from '~/pipeline/probe-connection';
import { processOrder } from '~/pipeline/process-order';
import { tellBug } from '~/pipeline/tell-bug';
import { runRepair } from '~/pipeline/run-repair';
import { bulkJob } from '~/pipeline/bulk-run';
import { sweepShop } from '~/pipeline/sweep-shop';
import { periodicChecks } from '~/pipeline/periodic-checks';
import type { Deps } from '~/pipeline/deps';
import type { JobOutcome } from '~/pipeline/job-outcome';
import type { WorkInHand } from '~/ports/work-store';

export interface Job {
  readonly name: string;
  run(deps: Deps, work: WorkInHand): Promise<JobOutcome>;
  /** Tells whoever waits for this work that it met a bug. */
  onBug?(deps: Deps, work: WorkInHand, outcome: JobOutcome): Promise<void>;
}

const subjectOf = (work: WorkInHand): string => work.key.slice(work.key.indexOf(':') + 1);

/** All background work there is. A row's name leads here; its key's part after the colon is the subject. */
const jobs: readonly Job[] = [
  { name: 'order', run: processOrder, onBug: tellBug },
  { name: 'checks', run: (deps, work) => periodicChecks(deps, subjectOf(work)) },
  { name: 'probe', run: (deps, work) => probeConnection(deps, subjectOf(work)) },
  { name: 'privacy', run: answerPrivacyRequest },
  { name: 'housekeeping', run: keepHouse },
  { name: 'sweep', run: sweepShop },
  { name: 'repair', run: runRepair },
  { name: 'bulk', run: bulkJob },
];

export function jobNamed(name: string): Job {
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job is named ${name}`);
  return job;
}
