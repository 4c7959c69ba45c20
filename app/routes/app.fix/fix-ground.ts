import type { Deps } from '~/pipeline/deps';
import { openGateway } from '~/pipeline/pos-access';
import { readFixGround, type FixGround } from '~/presenters/fix-panel';

/** What the page's fixes are chosen from. No call is made. */
export async function fixGround(deps: Deps, installationId: string): Promise<FixGround> {
  const connection = await deps.stores.connections.current(installationId);
  const gateway = connection ? openGateway(deps, connection) : null;
  return readFixGround(deps.stores, installationId, { manifest: gateway?.manifest ?? null, linkToTask: (task) => gateway?.linkToTask?.(task) ?? null });
}
