import type { CheckInput } from '~/domain/checks/check-input';
import type { Closed } from '~/domain/checks/check-rows';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { mostSeen, seenDays } from '~/domain/checks/seen-orders';
import { lastOrderNews } from '~/domain/sweep/hearing';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import type { Deps } from './deps';

export interface PosReading {
  readonly facts: PosFacts | null;
  readonly closed: Closed | null;
  readonly missingRights: readonly string[];
}

/** Everything the questions are answered from, beside what the POS has just said. */
export async function readChecksInput(deps: Deps, installation: Installation, connection: Connection | null, { facts, closed, missingRights }: PosReading): Promise<CheckInput> {
  const { stores, clock } = deps;
  const { id, shop, currency, scopes } = installation;
  const now = clock.now();
  const [fresh, repair, settings, backlog, sweep, deliveries, counts, problems, seen] = await Promise.all([
    connection && stores.connections.byId(connection.id),
    connection && stores.repairs.open(connection.account.id),
    stores.installations.settings(id),
    stores.work.backlog(id, now, 'order'),
    stores.sweeps.read(id),
    stores.inbox.lastDeliveries(shop),
    stores.orders.counts(id),
    stores.problems.open(id),
    stores.orders.list({ installationId: id, from: now - seenDays * 86_400_000, limit: mostSeen }),
  ]);
  return {
    now, facts, closed, repair, missingRights, backlog, problems, seen: seen.rows, settings: settings.settings, connection: fresh, confirming: counts.confirming,
    manifest: connection ? deps.pos.adapter(connection.account.kind).manifest : null,
    shop: { currency, scopes, wantedScopes: deps.wantedScopes },
    shopify: { sweep, sweepMs: deps.timing.sweepMs, lastNews: lastOrderNews(deliveries) },
  };
}
