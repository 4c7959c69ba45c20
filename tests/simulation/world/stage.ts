import { chanceFrom } from './chance';
import { aesCipher } from '~/adapters/cipher/aes';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { memoryQueue } from '~/adapters/queue/memory';
import { newMemory, type Memory } from '~/adapters/store/memory/memory';
import { memoryStores } from '~/adapters/store/memory/stores';
import { defaultKeepDays } from '~/domain/retention';
import { fail, ok } from '~/domain/result';
import { connectPos } from '~/pipeline/connect-pos';
import type { Deps, Timing } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { silentLog } from '../../support/log';
import { VirtualClock } from '../../support/virtual-clock';
import { newAccount, type Kept, type WorldKind } from './account';
import { readStories, skusOf, type Story } from './stories';

export const start = Date.UTC(2026, 10, 20, 9);
export const shops = ['one.myshopify.com', 'two.myshopify.com'] as const;
export const cipher = aesCipher([Buffer.alloc(32, 7)]);

/** As in production, but for the scan: it is the last resort here too, and its time is what a ring has to beat. */
export const timing: Timing = {
  leaseMs: 180_000, requestTimeoutMs: null, settleMs: null, scanMs: 60_000, recheckMs: 300_000, checkAllMs: 3_600_000, sweepMs: 600_000,
};

/** What every run begins with: shops that are connected, a POS that knows their items, and orders to tell. Made once a process. */
export interface Stage {
  readonly stories: readonly Story[];
  readonly memory: Memory;
  readonly pos: Kept;
  /** By shop. */
  readonly installations: readonly string[];
}

export async function setStage(kind: WorldKind): Promise<Stage> {
  const stories = await readStories();
  const clock = new VirtualClock(start);
  const { desk, keep } = newAccount(kind, { now: clock.now, rng: chanceFrom(7).next }, skusOf(stories));
  const memory = newMemory();
  const deps: Deps = {
    clock, cipher, timing, log: silentLog, stores: memoryStores(memory), queue: memoryQueue(), wantedScopes: [], keep: defaultKeepDays, memory: newProcessMemory(),
    pos: posRegistry({ [kind]: desk.options(clock) }),
    source: {
      readOrder: () => Promise.resolve(ok({ kind: 'not-found' })),
      readShop: (shop) => Promise.resolve(ok({ shop, name: shop, currency: 'USD', timeZone: 'UTC', scopes: ['read_orders', 'read_all_orders'], locations: [] })),
      listOrders: () => Promise.resolve(fail({ kind: 'unreachable', detail: 'nobody asks yet' })),
    },
  };
  const installations: string[] = [];
  for (const shop of shops) {
    const { id: installationId } = await installShop(deps, shop, null);
    const connected = await connectPos(deps, { installationId, kind, credentials: desk.signIn(), currency: 'USD', startDate: start, by: 'user 1' });
    if (connected.kind !== 'connected') throw new Error(JSON.stringify(connected));
    installations.push(installationId);
  }
  return { stories, memory, pos: keep(), installations };
}
