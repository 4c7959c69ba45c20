import { control } from '../lib/control';
import type { Random } from './random';
import { timing } from './timing';

type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

/** Every answer of the POS takes at least this long, so that kills meet documents on their way. */
const paceMs = 8;

const posKinds = ['drop-after-commit', 'drop-after-commit', 'drop-before-commit', 'timeout-after-commit', 'timeout-before-commit', 'commit-later', 'half-body', '429', '500', 'html', 'slow'] as const;
const outageKinds = ['drop-before-commit', '500', 'html', '429'] as const;
const shopKinds = ['throttled', '429', 'slow', 'unauthorized'] as const;
/** After these the app waits for a minute and more before it asks again; a short run has no time for it. */
const longShopKinds = [...shopKinds, '500', 'html', 'truncated', 'cut'] as const;

export interface Trouble {
  /** What was made to fail, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  end(): Promise<void>;
}

/** Makes the POS and Shopify fail now and then; a long run also has readings that fail, and stretches of time in which the POS fails altogether. */
export function trouble(urls: { readonly posUrl: string; readonly shopUrl: string }, random: Random, everyMs: number, long: boolean): Trouble {
  const faults: Record<string, number> = {};
  let ended = false;
  const pos = `${urls.posUrl}/_control/faults`;
  const count = (name: string): void => void (faults[name] = (faults[name] ?? 0) + 1);

  /** The pace is the last of the list: the first fault that fits a request is the one that strikes. */
  async function setPos(list: readonly Fault[]): Promise<void> {
    await control(pos, undefined, 'DELETE');
    for (const fault of [...list, { kind: 'slow', ms: paceMs, times: null }]) await control(pos, fault);
  }

  async function single(): Promise<void> {
    const kind = random.pick(posKinds);
    const method = random.pick(long ? ['POST', 'POST', 'POST', 'PUT', 'GET'] : ['POST', 'POST', 'PUT']);
    count(kind);
    await setPos([{ kind, match: { method }, skip: random.whole(0, 12), times: kind === '429' ? random.whole(1, 3) : 1, ms: kind === 'slow' ? timing.requestTimeoutMs / 2 : random.whole(50, timing.latestCommitMs), retryAfter: random.chance(50) ? 1 : null }]);
  }

  async function outage(): Promise<void> {
    const kind = random.pick(outageKinds);
    count('outage');
    await setPos([{ kind, times: null, retryAfter: 2 }]);
    await pause(random.whole(3_000, 9_000));
    await setPos([]);
  }

  async function shopFault(): Promise<void> {
    const kind = random.pick(long ? longShopKinds : shopKinds);
    count(`shopify ${kind}`);
    await control(`${urls.shopUrl}/_control/faults`, { kind, match: kind === 'unauthorized' ? 'graphql' : '', times: 1, ms: 1_000 });
  }

  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  async function go(): Promise<void> {
    await setPos([]);
    for (let round = 1; !ended; round += 1) {
      await pause(everyMs * (0.5 + random.next()));
      if (ended) return;
      if (long && round % 20 === 0) await outage();
      else if (random.chance(20)) await shopFault();
      else await single();
    }
  }

  const running = go();
  // A failing desk is told by whoever awaits the end.
  running.catch(() => undefined);
  return {
    faults,
    end: async () => {
      ended = true;
      await running;
      await control(pos, undefined, 'DELETE');
      await control(`${urls.shopUrl}/_control/faults`, undefined, 'DELETE');
    },
  };
}
