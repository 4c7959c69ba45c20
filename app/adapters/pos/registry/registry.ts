import type { PosAdapter, PosOptions, PosRegistry } from '~/ports/pos-gateway';
import { heartlandAdapter } from '../heartland/adapter';
import { lightspeedAdapter } from '../lightspeed-r/adapter';

/** Every POS there is: one line each. */
const adapters = {
  heartland: heartlandAdapter,
  'lightspeed-r': lightspeedAdapter,
} satisfies Record<string, (options: PosOptions) => PosAdapter>;

export type PosKind = keyof typeof adapters;
export const posKinds = Object.keys(adapters) as readonly PosKind[];

/** Of those that are named. */
export const posRegistry = (options: Readonly<Partial<Record<PosKind, PosOptions>>>): PosRegistry =>
  registryOf(posKinds.flatMap((kind) => (options[kind] ? [adapters[kind](options[kind])] : [])));

export function registryOf(adapters: readonly PosAdapter[]): PosRegistry {
  return {
    kinds: () => adapters.map(({ manifest }) => manifest),
    offered: () => adapters.filter(({ manifest, signIn }) => manifest.connecting.by === 'form' || signIn !== null).map(({ manifest }) => manifest),
    adapter: (kind) => {
      const adapter = adapters.find((one) => one.manifest.kind === kind);
      if (!adapter) throw new Error(`no POS adapter is called ${kind}`);
      return adapter;
    },
  };
}
