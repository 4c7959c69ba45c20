import type { ControlAnswer, ControlRequest } from './control';
import type { Outcome } from './turn';
import type { Effect, WireRequest, WireResponse } from './wire';

export interface CoreOptions<S> {
  /** Where to go on from; otherwise the fixture. */
  readonly state?: S;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly rng?: () => number;
}

/** Everything that decides: functions of the state, a request, the time and chance. */
export interface CoreFunctions<S> {
  handle(state: S, request: WireRequest, now: number, rng: () => number): Outcome<S>;
  control(state: S, request: ControlRequest, now: number, rng: () => number): ControlAnswer<S>;
  fixture(now: number): S;
}

/** Holds the state between requests. */
export class CoreSimulator<S> {
  state: S;
  readonly now: () => number;
  private readonly rng: () => number;

  constructor(
    private readonly core: CoreFunctions<S>,
    { state, now = Date.now, rng = Math.random }: CoreOptions<S>,
  ) {
    this.now = now;
    this.rng = rng;
    this.state = state ?? core.fixture(now());
  }

  request(request: WireRequest): { response: WireResponse; effects: readonly Effect[] } {
    const { state, response, effects } = this.core.handle(this.state, request, this.now(), this.rng);
    this.state = state;
    return { response, effects };
  }

  /** `path` behind `/_control`; the body is parsed JSON. */
  control(method: string, path: string, body: unknown = {}): ControlAnswer<S> {
    const answer = this.core.control(this.state, { method, path, body }, this.now(), this.rng);
    this.state = answer.state;
    return answer;
  }
}
