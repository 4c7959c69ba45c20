import type { State } from '../state';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly state: State;
}
