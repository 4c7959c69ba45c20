import type { Installation } from '~/ports/installation-store';
import type { PosManifest, PosRegistry } from '~/ports/pos-gateway';
import type { ReadStores } from '../read-stores';

export type PosKinds = Pick<PosRegistry, 'kinds'>;

/** The manifest of the POS that the shop has connected, whose words and rules its settings follow; null before the first connection. */
export async function manifestOf(stores: ReadStores, installation: Installation, pos: PosKinds): Promise<PosManifest | null> {
  const connection = await stores.connections.current(installation.id);
  return pos.kinds().find((one) => one.kind === connection?.account.kind) ?? null;
}

export const plainWords: PosManifest['words'] = { station: 'station', location: 'location' };
