import { newMemory } from '~/adapters/store/memory/memory';
import { memoryStores } from '~/adapters/store/memory/stores';
import { prismaStores } from '~/adapters/store/prisma/stores';
import type { Stores } from '~/ports/stores';
import { freshSqlite } from './sqlite';

export type Database = 'memory' | 'sqlite';

/** Empty stores. `lastId` keeps the ids of a second memory apart from the first's. */
export async function openStores(database: Database = 'memory', lastId = 0): Promise<{ stores: Stores; close(): Promise<void> }> {
  if (database === 'memory') return { stores: memoryStores(newMemory(lastId)), close: () => Promise.resolve() };
  const { db, close } = await freshSqlite();
  return { stores: prismaStores(db), close };
}
