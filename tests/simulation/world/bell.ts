import { answerRing, ringId, type Ring } from '~/adapters/queue/bell';
import type { EmbeddedQueue } from '~/adapters/queue/embedded';
import type { WorkRef } from '~/ports/work-store';
import type { Machine } from './machine';
import type { Timeline } from './timeline';

interface Job { readonly id: string; readonly ring: Ring }

/** Bull takes a job for stalled, and removes it as failed, when nobody has renewed its lock for this long; it looks as often. */
const lockMs = 30_000;

/**
 * Bull on Redis, as far as ringing goes: jobs go to one listener each, the longest waiting first, and an id that is still held, waiting
 * or in somebody's hand, swallows what comes with it. Whoever dies or stands still keeps what it had in hand until its lock is over.
 */
export class Bell {
  private readonly jobs = new Map<string, Job>();
  private readonly waiting: Job[] = [];
  private readonly listeners: { readonly machine: Machine; readonly take: (job: Job) => void }[] = [];

  constructor(private readonly timeline: Timeline, private readonly trace: (text: () => string) => void) {}

  add(id: string, ring: Ring): void {
    this.trace(() => `the bell ${this.jobs.has(id) ? 'swallows' : 'has'} ${id}`);
    if (this.jobs.has(id)) return;
    const job = { id, ring };
    this.jobs.set(id, job);
    this.waiting.push(job);
    this.serve();
  }

  /** As if Redis had been emptied. */
  empty(): void {
    this.jobs.clear();
    this.waiting.length = 0;
  }

  /** Its connection is closed. */
  leave(machine: Machine): void {
    this.listeners.splice(0, Infinity, ...this.listeners.filter((one) => one.machine !== machine));
  }

  /** What the queue of one process does with it. */
  queueFor(machine: Machine, hands: EmbeddedQueue, isLost: () => boolean): EmbeddedQueue {
    const send = (id: string, ring: Ring): void => {
      machine.call('bell.add', () => {
        if (isLost()) this.empty();
        else this.add(id, ring);
        return Promise.resolve();
      }).catch(() => undefined);
    };
    const listen = async (): Promise<void> => {
      for (;;) {
        const job = await machine.receive(new Promise<Job>((take) => {
          this.listeners.push({ machine, take });
          this.serve();
        }));
        await answerRing(hands, job.ring, send);
        // An answer that is lost on its way leaves the job to its lock.
        await machine.call('bell.done', () => Promise.resolve(this.remove(job))).catch(() => this.expire(job, () => false));
      }
    };
    return {
      ...hands,
      ring: (row?: WorkRef) => {
        if (row) send(ringId(row), { key: row.key, ring: row.ring, passed: 0 });
        return Promise.resolve();
      },
      start: async (handler) => {
        await hands.start(handler);
        void listen();
      },
    };
  }

  private serve(): void {
    while (this.waiting.length > 0 && this.listeners.length > 0) {
      const [job, listener] = [this.waiting.shift(), this.listeners.shift()];
      if (!job || !listener) return;
      this.trace(() => `${listener.machine.name} has the ring ${job.id} in hand`);
      this.expire(job, listener.machine.isIdle);
      listener.take(job);
    }
  }

  private expire(job: Job, isRenewed: () => boolean): void {
    this.timeline.after(lockMs, () => {
      if (this.jobs.get(job.id) !== job) return;
      if (isRenewed()) this.expire(job, isRenewed);
      else this.remove(job);
    });
  }

  private remove(job: Job): void {
    if (this.jobs.get(job.id) === job) this.jobs.delete(job.id);
  }
}
