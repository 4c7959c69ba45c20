import type { ControlAnswer } from './control/answer';
import { changeControl } from './control/changes';
import { readControl } from './control/reads';
import { Refusal } from './refusal';
import type { State } from './state';

export interface ControlRequest {
  readonly method: string;
  /** Behind `/_control`, for instance `/users/100009`. */
  readonly path: string;
  readonly body: unknown;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The scenario's hand in the account: what a person would do in the POS's own screens, and faults. */
export function control(state: State, request: ControlRequest, now: number, rng: () => number): ControlAnswer {
  const parts = request.path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  try {
    const answer =
      request.method === 'GET'
        ? readControl(state, parts, now, rng)
        : changeControl(state, request.method, parts, request.body, now, rng);
    return answer ?? { status: 404, body: { error: 'not found' }, state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: typeof error.status === 'number' ? error.status : 400,
      body: { error: error.message, details: error.details },
      state,
    };
  }
}
