import type { Db } from '~/db.server';

export interface StoredRow { readonly table: string; readonly text: string }

/** Every row of every table as text, for tests that look for what must not be there. */
export async function storedRows(db: Db): Promise<readonly StoredRow[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`;
  const rows = await Promise.all(tables.map(async ({ name }) => (await db.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)).map((row) => ({ table: name, text: JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) }))));
  return rows.flat();
}
