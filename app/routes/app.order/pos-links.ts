import type { PosDocument } from '~/domain/translation/document';
import type { Deps } from '~/pipeline/deps';
import { openGateway } from '~/pipeline/pos-access';

/** Addresses of documents in the POS's own screens. No call is made; without a connection there are none. */
export async function linksTo(deps: Deps, installationId: string): Promise<(posId: string, document: PosDocument) => string | null> {
  const connection = await deps.stores.connections.current(installationId);
  const gateway = connection ? openGateway(deps, connection) : null;
  return (posId, document) => gateway?.linkTo(posId, document) ?? null;
}
