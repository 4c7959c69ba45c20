import type { ControlAnswer, ControlRequest } from '../shared/control';
import { control as controlAt } from '../shared/desk';
import { changeControl } from './control/changes';
import { readControl } from './control/reads';
import { Refusal } from './refusal';
import type { State } from './state';
import { SWITCH_NAMES } from './switches';

export function control(state: State, request: ControlRequest, now: number, rng: () => number): ControlAnswer<State> {
  return controlAt<State>(
    {
      switchNames: SWITCH_NAMES,
      own: (before, method, parts, body) => (method === 'GET' ? readControl(before, parts, now, rng) : changeControl(before, method, parts, body, now, rng)),
      told: (error) =>
        error instanceof Refusal ? { status: typeof error.status === 'number' ? error.status : 400, body: { error: error.message, details: error.details } } : null,
    },
    state,
    request,
  );
}
