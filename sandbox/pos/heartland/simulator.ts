import { CoreSimulator } from '../shared/core-simulator';
import type { CoreOptions } from '../shared/core-simulator';
import { control } from './control';
import { handle } from './core';
import { fixtureState } from './fixtures';
import type { State } from './state';

export interface SimulatorOptions extends CoreOptions<State> {
  readonly account?: string;
  readonly currency?: string;
}

export class Simulator extends CoreSimulator<State> {
  constructor({ account, currency, ...options }: SimulatorOptions = {}) {
    const fixture = (now: number): State => fixtureState({ ...(account ? { account } : {}), ...(currency ? { currency } : {}), now });
    super({ handle, control, fixture }, options);
  }
}
