import { describe } from 'vitest';
import { Simulator } from '../../sandbox/pos/lightspeed-r/simulator';
import { lightspeedAdapter } from '~/adapters/pos/lightspeed-r/adapter';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import { tillClock } from '../support/till';
import { posGatewayContract } from './pos-gateway.contract';

describe('Lightspeed Retail (R-Series)', () => {
  posGatewayContract(() => {
    const clock = tillClock();
    // A subscription of many registers, so that no test waits for its allowance.
    const desk = lightspeedDesk(new Simulator({ now: clock.now, rng: () => 0.5, registers: 40 }));
    return { desk, clock, adapter: lightspeedAdapter(desk.options(clock)) };
  });
});
