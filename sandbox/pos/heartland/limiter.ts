import type { State } from './state';

/** Whether a request is one too many, and the counters as they stand after it. */
export function limit(state: State, now: number, inFlight: number): { refused: boolean; rate: State['rate'] } {
  const { limit: rule } = state.switches;
  const { rate } = state;
  const counted = { ...rate, count: rate.count + 1 };
  switch (rule.kind) {
    case 'off':
      return { refused: false, rate };
    case 'in-flight':
      return { refused: inFlight >= rule.max, rate };
    case 'every':
      return { refused: counted.count % rule.n === 0, rate: counted };
    case 'rate': {
      const refilled = Math.min(rule.burst, rate.tokens + (Math.max(0, now - rate.at) / 1000) * rule.perSecond);
      const refused = refilled < 1;
      return { refused, rate: { ...rate, tokens: refused ? refilled : refilled - 1, at: now } };
    }
  }
}
