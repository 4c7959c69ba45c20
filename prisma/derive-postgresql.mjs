// Writes schema.postgresql.prisma from schema.prisma: the same models for the other database, with a client of its own,
// because a client generated for SQLite refuses the PostgreSQL adapter at run time.
// `--check` changes nothing and fails where the two have drifted apart.
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('./', import.meta.url);
const target = new URL('schema.postgresql.prisma', here);
const derived = readFileSync(new URL('schema.prisma', here), 'utf8')
  .replace(/^\/\/ One models file.*$/m, '// Derived from schema.prisma by derive-postgresql.mjs. Do not edit.')
  .replace('engineType = "client"', 'engineType = "client"\n  output     = "../app/adapters/store/prisma/generated/postgresql"')
  .replace('provider = "sqlite"', 'provider = "postgresql"');

if (!process.argv.includes('--check')) {
  writeFileSync(target, derived);
} else if (readFileSync(target, 'utf8') !== derived) {
  console.error('prisma/schema.postgresql.prisma is out of date: run node prisma/derive-postgresql.mjs');
  process.exit(1);
}
