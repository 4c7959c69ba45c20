import { describe } from 'vitest';
import { Simulator } from '../../sandbox/pos/heartland/simulator';
import { heartlandAdapter } from '~/adapters/pos/heartland/adapter';
import { heartlandDesk } from '../support/pos/heartland-desk';
import { tillClock } from '../support/till';
import { posGatewayContract } from './pos-gateway.contract';

describe('Heartland Retail', () => {
  posGatewayContract(() => {
    const clock = tillClock();
    const desk = heartlandDesk(new Simulator({ now: clock.now, rng: () => 0.5 }));
    return { desk, clock, adapter: heartlandAdapter(desk.options(clock)) };
  });
});
