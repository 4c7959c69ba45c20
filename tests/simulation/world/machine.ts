import type { Clock } from '~/ports/clock';
import type { Stores } from '~/ports/stores';
import type { Chance } from './chance';
import type { Timeline } from './timeline';

/** What may befall a call through a port. */
export type Blow = 'none' | 'crash-before' | 'crash-after' | 'refuse-before' | 'refuse-after' | 'freeze-before' | 'freeze-after';

export interface Surroundings {
  readonly timeline: Timeline;
  readonly chance: Chance;
  /** What the wall clocks show; it may jump. */
  wall(): number;
  blow(label: string): Blow;
  freezeMs(): number;
  trace(text: () => string): void;
  crashed(machine: Machine): void;
}

/**
 * One process on one machine. Every await on a port takes virtual time, and may be where the process dies (nothing of it runs any
 * more, not even a `finally`), where it stands still for a while, or where the port answers with an exception.
 */
export class Machine {
  dead = false;
  private frozenUntil = 0;
  readonly clock: Clock;

  constructor(readonly name: string, private readonly around: Surroundings) {
    this.clock = { now: () => around.wall(), monotonic: () => around.timeline.now, sleep: (ms, signal) => this.sleep(ms, signal) };
  }

  crash(): void {
    if (this.dead) return;
    this.dead = true;
    this.around.trace(() => `${this.name} crashes`);
    this.around.crashed(this);
  }

  freeze(ms: number): void {
    this.frozenUntil = Math.max(this.frozenUntil, this.around.timeline.now + ms);
    this.around.trace(() => `${this.name} stands still for ${ms} ms`);
  }

  isIdle = (): boolean => !this.dead && this.frozenUntil <= this.around.timeline.now;

  /** A call through a port: it begins after a moment, and whatever it does is done at once. */
  call<T>(label: string, effect: () => Promise<T>, ms = this.around.chance.between(1, 4)): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.later(ms, () => this.carryOut(label, effect, resolve, reject));
    });
  }

  /** What comes from outside reaches the process only while it runs. */
  receive<T>(answer: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      answer.then((value) => this.resume(() => resolve(value)), (error: unknown) => this.resume(() => reject(error as Error)));
    });
  }

  stores(real: Stores): Stores {
    const wrap = (name: string, store: object): object =>
      Object.fromEntries(Object.entries(store).map(([method, run]) => [method, (...args: unknown[]) => this.call(`${name}.${method}`, () => (run as (...args: unknown[]) => Promise<unknown>)(...args))]));
    return Object.fromEntries(Object.entries(real).map(([name, store]) => [name, wrap(name, store as object)])) as unknown as Stores;
  }

  private async carryOut<T>(label: string, effect: () => Promise<T>, resolve: (value: T) => void, reject: (error: Error) => void): Promise<void> {
    const blow = this.around.blow(label);
    if (blow === 'crash-before') return this.crash();
    if (blow === 'refuse-before') return this.resume(() => reject(new Error(`${label}: out of reach`)));
    if (blow === 'freeze-before') {
      this.freeze(this.around.freezeMs());
      this.later(0, () => this.perform(label, effect, resolve, reject));
      return;
    }
    await this.perform(label, effect, blow === 'crash-after' ? () => this.crash() : blow === 'freeze-after' ? this.frozen(resolve) : blow === 'refuse-after' ? () => reject(new Error(`${label}: the answer was lost`)) : resolve, reject);
  }

  private frozen = <T>(resolve: (value: T) => void) => (value: T): void => {
    this.freeze(this.around.freezeMs());
    this.resume(() => resolve(value));
  };

  private async perform<T>(label: string, effect: () => Promise<T>, resolve: (value: T) => void, reject: (error: Error) => void): Promise<void> {
    try {
      resolve(await effect());
    } catch (error) {
      this.around.trace(() => `${this.name} ${label} throws ${String(error)}`);
      reject(error as Error);
    }
  }

  private sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.later(ms, resolve);
      signal?.addEventListener('abort', () => {
        timer.cancel();
        resolve();
      }, { once: true });
    });
  }

  private later(ms: number, run: () => unknown): { cancel(): void } {
    return this.around.timeline.after(ms, () => this.resume(run));
  }

  /** Now if it runs, when it wakes if it stands still, never if it is dead. */
  private resume(run: () => unknown): void | Promise<void> {
    if (this.dead) return;
    if (this.frozenUntil > this.around.timeline.now) {
      this.around.timeline.at(this.frozenUntil, () => this.resume(run));
      return;
    }
    const running = run();
    return running instanceof Promise ? running : undefined;
  }
}
