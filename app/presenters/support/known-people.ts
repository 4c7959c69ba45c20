import type { Fact, PosPerson } from '~/domain/checks/pos-facts';
import type { ReadStores } from '../read-stores';

/** What the POS calls its people, so that they can be hidden wherever they are named. */
export async function knownPeople(stores: Pick<ReadStores, 'connections'>, installationId: string): Promise<readonly string[]> {
  const connection = await stores.connections.current(installationId);
  const facts = connection && (await stores.connections.facts(connection.account.id));
  if (!connection) return [];
  const person = valueOf(facts?.connectingUser);
  return [connection.userName, person?.name ?? null, ...(valueOf(facts?.employees) ?? []).map((one: PosPerson) => one.name)].filter((name) => name !== null);
}

const valueOf = <T>(fact: Fact<T> | undefined): T | null => (fact?.kind === 'known' ? fact.value : null);
