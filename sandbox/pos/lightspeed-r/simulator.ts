import { CoreSimulator } from '../shared/core-simulator';
import type { CoreOptions } from '../shared/core-simulator';
import { control } from './control';
import { handle } from './core';
import { fixtureState } from './fixtures';
import type { FixtureOptions } from './fixtures';
import type { State } from './state';

export type SimulatorOptions = CoreOptions<State> & Omit<FixtureOptions, 'now'>;

export class Simulator extends CoreSimulator<State> {
  constructor({ state, now, rng, ...fixture }: SimulatorOptions = {}) {
    super({ handle, control, fixture: (at) => fixtureState({ ...fixture, now: at }) }, { ...(state ? { state } : {}), ...(now ? { now } : {}), ...(rng ? { rng } : {}) });
  }
}
