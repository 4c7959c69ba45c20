import type { DeskFault, PosDesk } from '../../support/pos/desk';
import type { Chance } from './chance';
import type { Machine } from './machine';
import type { Timeline } from './timeline';

/** What may become of one request to the POS. */
export type Fate =
  | 'well' | 'drop-before-commit' | 'timeout-before-commit' | 'drop-after-commit' | 'timeout-after-commit' | 'commit-later'
  | '429' | '429-with-time' | 'html' | 'html-after-commit' | '500' | '500-after-commit' | 'slow' | 'half-body';

export interface CounterOptions {
  readonly desk: PosDesk;
  readonly timeline: Timeline;
  readonly chance: Chance;
  fate(write: boolean): Fate;
  /** How late a commit may still land after its request was handed over. */
  readonly latestMs: number;
  trace(text: () => string): void;
}

/** The one POS account, and the way to it. Bytes are handed over in the moment of the call; what becomes of them is chance. */
export function openCounter({ desk, timeline, chance, fate, latestMs, trace }: CounterOptions) {
  const core = desk.fetch({ after: (ms, run) => void timeline.after(ms, run), latencyMs: () => chance.between(40, 250) });

  function prepare(chosen: Fate): void {
    const strike = (fault: DeskFault): void => desk.fault({ ...fault, times: 1 });
    switch (chosen) {
      case 'well':
      case 'html-after-commit':
      case '500-after-commit':
        return;
      case '429':
        return strike({ kind: '429' });
      case '429-with-time':
        return strike({ kind: '429', retryAfter: chance.between(1, 90) });
      case 'commit-later':
        return strike({ kind: 'commit-later', ms: chance.between(1, latestMs) });
      case 'slow':
        return strike({ kind: 'slow', ms: chance.between(1_000, 80_000) });
      default:
        return strike({ kind: chosen });
    }
  }

  return {
    fetchOf: (machine: Machine): typeof fetch => (input, init) => {
      const method = init?.method ?? 'GET';
      const chosen = fate(method !== 'GET');
      prepare(chosen);
      trace(() => `${machine.name} ${method} ${String(input)} ${chosen === 'well' ? '' : chosen} ${typeof init?.body === 'string' ? init.body.slice(0, 900) : ''}`);
      const answer = core(input, init);
      return machine.receive(chosen === 'html-after-commit' || chosen === '500-after-commit' ? answer.then(() => page(chosen === 'html-after-commit' ? 502 : 500)) : answer);
    },
  };
}

const page = (status: number): Response => new Response('<html><body>Bad gateway</body></html>', { status, headers: { 'content-type': 'text/html' } });
