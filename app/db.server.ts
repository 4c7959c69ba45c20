import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { PrismaLibSQL } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { PrismaClient as PostgresClient } from './adapters/store/prisma/generated/postgresql/index.js';

/** Both clients are generated from one models file, so the SQLite client's type serves for either. */
export type Db = PrismaClient;

/** A burst may have to wait for its turn; giving up early would only make it come again. Errors say what went wrong, without pages of Prisma's own code around it. */
const options = { transactionOptions: { maxWait: 20_000, timeout: 20_000 }, errorFormat: 'minimal' } as const;

const pragmas = ['PRAGMA journal_mode = WAL', 'PRAGMA busy_timeout = 5000', 'PRAGMA synchronous = FULL', 'PRAGMA foreign_keys = ON'];

/**
 * SQLite begins transactions deferred by default, and then about half of concurrent read-then-write transactions fail even with a
 * busy time-out; so every transaction begins IMMEDIATE. One connection only: pragmas belong to a connection, and a second one would lack them.
 */
class ImmediateLibSql extends PrismaLibSQL {
  override createClient(config: Parameters<typeof createClient>[0]) {
    const client = createClient({ ...config, concurrency: 1, timeout: 5_000 });
    const transaction = client.transaction.bind(client);
    client.transaction = () => transaction('write');
    return client as unknown as ReturnType<PrismaLibSQL['createClient']>;
  }

  override async connect() {
    const connection = await super.connect();
    for (const pragma of pragmas) await connection.executeScript(pragma);
    return connection;
  }
}

const onPostgres = new WeakSet<Db>();
/** For filters that look into a text: SQLite's overlook the case of letters by themselves, PostgreSQL's are told, in a word that SQLite's types do not know. */
export const overlookCase = (db: Db): object => (onPostgres.has(db) ? { mode: 'insensitive' } : {});

export function openDb(databaseUrl: string): Db {
  if (/^postgres(ql)?:/.test(databaseUrl)) {
    const db = new PostgresClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 10 }), ...options }) as unknown as Db;
    onPostgres.add(db);
    return db;
  }
  const file = databaseUrl.replace(/^file:/, '');
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return new PrismaClient({ adapter: new ImmediateLibSql({ url: `file:${file}` }), ...options });
}
