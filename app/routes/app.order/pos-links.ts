import type { DocumentKind } from '~/domain/translation/document';
import type { Deps } from '~/pipeline/deps';
import { openGateway } from '~/pipeline/pos-access';

/** Addresses of documents in the POS's own screens. No call is made; without a connection there are none. */
export async function linksTo(deps: Deps, installationId: string): Promise<(posId: string, kind: DocumentKind) => string | null> {
  const connection = await deps.stores.connections.current(installationId);
  const gateway = connection ? openGateway(deps, connection) : null;
  return (posId, kind) => gateway?.linkTo(posId, kind) ?? null;
}
