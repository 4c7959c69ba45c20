import { countOf, factParts } from '~/domain/checks/facts-change';
import { mayCall } from '~/domain/health/circuit';
import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from './read-stores';

/** What is known of the POS account, how old it is, and whether it can be read anew now. */
export async function presentPosData(stores: Pick<ReadStores, 'connections'>, { id }: Pick<Installation, 'id'>, now: Instant) {
  const connection = await stores.connections.current(id);
  const facts = connection && (await stores.connections.facts(connection.account.id));
  return {
    now,
    closed: closedFor(connection),
    since: connection?.account.circuit.kind === 'open' ? connection.account.circuit.since : (connection?.stoppedAt ?? null),
    parts: factParts.filter((part) => part !== 'switches' || facts?.switches).map((part) => {
      const fact = facts?.[part];
      return fact?.kind === 'known' ? { part, count: countOf(fact.value), readAt: fact.readAt } : { part, count: null, readAt: null };
    }),
  };
}

function closedFor(connection: Connection | null): 'not-connected' | 'access' | 'unreachable' | null {
  if (!connection || connection.state === 'disconnected') return 'not-connected';
  if (connection.state === 'stopped') return 'access';
  return mayCall(connection.account.circuit) ? null : 'unreachable';
}
