import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDb, type Db } from '~/db.server';

const migrations = fileURLToPath(new URL('../../prisma/migrations/sqlite', import.meta.url));

const migrationNames = (): readonly string[] => readdirSync(migrations).filter((entry) => !entry.endsWith('.toml')).sort();

export async function applyMigration(db: Db, name: string): Promise<void> {
  const statements = readFileSync(path.join(migrations, name, 'migration.sql'), 'utf8').split(/;\s*$/m);
  for (const statement of statements) if (/[a-z]/i.test(statement.replace(/--.*$/gm, ''))) await db.$executeRawUnsafe(statement);
}

/** A new database file with every migration applied, or those before `until`, and how to be rid of it. */
export async function freshSqlite(until?: string): Promise<{ db: Db; url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-sqlite-'));
  const url = `file:${path.join(folder, 'test.db')}`;
  const db = openDb(url);
  for (const name of migrationNames()) if (until === undefined || name < until) await applyMigration(db, name);
  return {
    db, url,
    close: async () => {
      await db.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
