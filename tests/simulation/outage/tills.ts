import { coreFetch } from '../../../sandbox/pos/heartland/in-process';
import { Simulator } from '../../../sandbox/pos/heartland/simulator';
import type { Chance } from '../world/chance';
import type { Timeline } from '../world/timeline';
import { backAt, silentAt, start } from './plan';
import { skus } from './shopify';

/** One POS account, and what its line has carried. */
export interface Till {
  readonly account: string;
  readonly pos: Simulator;
  readonly fetch: typeof fetch;
  /** Calls that began while nothing was answered, and how many of all calls were ever under way at once. */
  silentCalls: number;
  mostAtOnce: number;
  /** The shortest time between a call that began while the circuit was open and the one before it. */
  closest: number;
  /** When the first call was answered after the outage. */
  answeredAt: number | null;
}

/** Refusing a connection takes no time; one that hangs takes all the time that its caller gives it. */
const silences = ['drop-before-commit', 'timeout-before-commit'] as const;

export function openTill(account: string, index: number, timeline: Timeline, chance: Chance, isOpen: (account: string) => boolean): Till {
  const pos = new Simulator({ account, now: () => start + timeline.now, rng: chance.next });
  pos.control('POST', '/items', skus.map((sku) => ({ public_id: sku, description: sku, price: 10, track_inventory: false })));
  timeline.at(silentAt, () => void pos.control('POST', '/faults', { kind: silences[index % silences.length], match: '*', times: null }));
  timeline.at(backAt, () => void pos.control('DELETE', '/faults'));
  const wire = coreFetch(pos, { after: (ms, run) => void timeline.after(ms, run), latencyMs: () => chance.between(40, 250) });
  let [underWay, lastAt] = [0, -Infinity];
  const till: Till = {
    account, pos, silentCalls: 0, mostAtOnce: 0, closest: Infinity, answeredAt: null,
    fetch: (input, init) => {
      underWay += 1;
      till.mostAtOnce = Math.max(till.mostAtOnce, underWay);
      if (timeline.now >= silentAt && timeline.now < backAt) till.silentCalls += 1;
      if (isOpen(account)) till.closest = Math.min(till.closest, timeline.now - lastAt);
      lastAt = timeline.now;
      return wire(input, init).then((answer) => {
        if (timeline.now >= backAt) till.answeredAt ??= timeline.now;
        return answer;
      }).finally(() => (underWay -= 1));
    },
  };
  return till;
}
