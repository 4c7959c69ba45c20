import { newMemory, type Memory } from '~/adapters/store/memory/memory';
import { memoryStores } from '~/adapters/store/memory/stores';
import { prismaStores } from '~/adapters/store/prisma/stores';
import type { Stores } from '~/ports/stores';
import { freshSqlite } from './sqlite';
import { storedRows, type StoredRow } from './stored-rows';

export type Database = 'memory' | 'sqlite';

/** Empty stores. `lastId` keeps the ids of a second memory apart from the first's; `rows` tells all that is stored, as text. */
export async function openStores(database: Database = 'memory', lastId = 0): Promise<{ stores: Stores; rows(): Promise<readonly StoredRow[]>; close(): Promise<void> }> {
  if (database === 'memory') {
    const memory = newMemory(lastId);
    return { stores: memoryStores(memory), rows: () => Promise.resolve(remembered(memory)), close: () => Promise.resolve() };
  }
  const { db, close } = await freshSqlite();
  return { stores: prismaStores(db), rows: () => storedRows(db), close };
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value);
const remembered = (memory: Memory): readonly StoredRow[] =>
  Object.entries(memory).flatMap(([table, rows]) => (rows instanceof Map || rows instanceof Set ? [...(rows as Iterable<unknown>)].map((row) => ({ table, text: JSON.stringify(row, plain) })) : []));
