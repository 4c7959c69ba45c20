import type { Clock } from '~/ports/clock';

interface Sleeper { readonly at: number; wake(): void }

/** Time that moves only when it is told to. Sleepers wake in the order of their time. */
export class VirtualClock implements Clock {
  private elapsed = 0;
  private sleepers: Sleeper[] = [];

  constructor(private readonly start: number) {}

  now = (): number => this.start + this.elapsed;
  monotonic = (): number => this.elapsed;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const sleeper = { at: this.elapsed + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        resolve();
      }, { once: true });
    });

  /** For code that takes timers. */
  after = (ms: number, run: () => void): void => void this.sleep(ms).then(run);

  /** Milliseconds until the first sleeper wakes; null where nobody sleeps. */
  next = (): number | null => (this.sleepers.length === 0 ? null : Math.min(...this.sleepers.map((one) => one.at)) - this.elapsed);

  advance(ms: number): void {
    const until = this.elapsed + ms;
    for (;;) {
      const next = this.sleepers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.elapsed = Math.max(this.elapsed, next.at);
      this.sleepers = this.sleepers.filter((one) => one !== next);
      next.wake();
    }
    this.elapsed = until;
  }
}
