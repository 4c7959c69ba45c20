import type { ControlAnswer } from '../shared/control';
import type { Effect, WireRequest, WireResponse } from '../shared/wire';
import { control } from './control';
import { handle } from './core';
import { fixtureState } from './fixtures';
import type { FixtureOptions } from './fixtures';
import type { State } from './state';

export interface SimulatorOptions extends Omit<FixtureOptions, 'now'> {
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

  constructor({ state, now = Date.now, rng = Math.random, ...fixture }: SimulatorOptions = {}) {
    this.now = now;
    this.rng = rng;
    this.state = state ?? fixtureState({ ...fixture, now: now() });
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
