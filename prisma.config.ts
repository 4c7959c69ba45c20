import path from 'node:path';
import { PrismaLibSQL } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

// The command-line tool wants to download native engines that are never used here: everything runs on WASM and driver adapters.
// Naming any existing program as the engine keeps it from trying, so that it works without the internet.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= process.execPath;

const url = (process.env.DATABASE_URL ??= 'file:./.data/tillbridge.db');
const isPostgres = /^postgres(ql)?:/.test(url);

/** PostgreSQL's internal types "char" (18) and "name" (19), which the WASM schema engine cannot read, told as text (25). */
const unreadable = new Set([18, 19]);

class CatalogueReadablePg extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const client = connection as unknown as { performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }> };
    const performIO = client.performIO.bind(client);
    client.performIO = async (query) => {
      const result = await performIO(query);
      for (const field of result.fields) if (unreadable.has(field.dataTypeID)) field.dataTypeID = 25;
      return result;
    };
    return connection;
  }
}

const folder = isPostgres ? 'postgresql' : 'sqlite';

export default defineConfig({
  schema: path.join('prisma', isPostgres ? 'schema.postgresql.prisma' : 'schema.prisma'),
  migrations: { path: path.join('prisma', 'migrations', folder) },
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => (isPostgres ? new CatalogueReadablePg({ connectionString: url }) : new PrismaLibSQL({ url })),
});
