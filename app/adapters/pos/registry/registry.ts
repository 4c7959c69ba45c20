import type { PosAdapter, PosRegistry } from '~/ports/pos-gateway';
import { heartlandAdapter, type HeartlandOptions } from '../heartland/adapter';
import { lightspeedAdapter, type LightspeedOptions } from '../lightspeed-r/adapter';

/** Every POS there is: one line each. */
export function posRegistry(options: { readonly heartland: HeartlandOptions }): PosRegistry {
  return registryOf([heartlandAdapter(options.heartland)]);
}

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
