/** The queue only rings; the work row is the truth. A lost ring is found by the due-row scan. */
import type { WorkRef } from './work-store';

export interface WorkQueue {
  /** Announces a due row to whichever process is free. Never throws and waits for nobody: the row is already durable. */
  ring(work: WorkRef): Promise<void>;
  /** Calls `handler` for due rows in the order of `WorkStore.due`; the same key never runs twice at once in this process. */
  start(handler: (work: Pick<WorkRef, 'key'>) => Promise<void>): Promise<void>;
  /** Resolves when the running handlers are done. */
  stop(): Promise<void>;
}
