import { control } from './control';
import type { ControlAnswer } from '../shared/control';
import { handle } from './core';
import { fixtureState } from './fixtures';
import type { State } from './state';
import type { Effect, WireRequest, WireResponse } from '../shared/wire';

export interface SimulatorOptions {
  readonly account?: string;
  readonly currency?: string;
  /** Where to go on from; otherwise the fixture. */
  readonly state?: State;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly rng?: () => number;
}

/** Holds the state between requests; everything that decides is in `handle` and `control`. */
export class Simulator {
  state: State;
  readonly now: () => number;
  private readonly rng: () => number;

  constructor(options: SimulatorOptions = {}) {
    this.now = options.now ?? Date.now;
    this.rng = options.rng ?? Math.random;
    const { account, currency } = options;
    this.state =
      options.state ?? fixtureState({ ...(account ? { account } : {}), ...(currency ? { currency } : {}), now: this.now() });
  }

  request(request: WireRequest): { response: WireResponse; effects: readonly Effect[] } {
    const { state, response, effects } = handle(this.state, request, this.now(), this.rng);
    this.state = state;
    return { response, effects };
  }

  /** `path` behind `/_control`; the body is parsed JSON. */
  control(method: string, path: string, body: unknown = {}): ControlAnswer<State> {
    const answer = control(this.state, { method, path, body }, this.now(), this.rng);
    this.state = answer.state;
    return answer;
  }
}
