import { partsOf } from '../shared/control';
import type { ControlAnswer, ControlRequest } from '../shared/control';
import { changeControl } from './control/changes';
import { readControl } from './control/reads';
import { Refusal } from './refusal';
import type { State } from './state';

/** The scenario's hand in the account: what a person would do in the POS's own screens, and faults. */
export function control(state: State, request: ControlRequest, now: number, rng: () => number): ControlAnswer<State> {
  const parts = partsOf(request.path);
  try {
    const answer =
      request.method === 'GET'
        ? readControl(state, parts, now, rng)
        : changeControl(state, request.method, parts, request.body, now, rng);
    return answer ?? { status: 404, body: { error: 'not found' }, state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: typeof error.status === 'number' ? error.status : 400, body: { error: error.message }, state };
  }
}
