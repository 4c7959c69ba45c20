/**
 * Makes `admin-2026-07.graphql` (the part of Shopify's Admin API schema that the sandbox serves) and
 * `admin-2026-07.access.json` (the scopes and customer data its types and fields demand).
 *
 * What is kept is what the documents in `documents/` name, so a field that the sandbox cannot answer is refused at validation instead
 * of answered with an invented value. To serve another field: name it there, answer it in `sandbox/shopify`, run this again.
 *
 * Source: npm package @shopify/dev-mcp 1.16.0 (ISC, its notice is kept in the output), file `dist/data/admin_2026-07.json.gz`. Fetch
 * the archive only, installing it would pull the whole Shopify CLI:
 *   npm pack @shopify/dev-mcp@1.16.0 && tar xzf shopify-dev-mcp-1.16.0.tgz
 *   npx tsx sandbox/schema/generate.ts package/dist/data/admin_2026-07.json.gz
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { filterSchema, pruneSchema } from '@graphql-tools/utils';
import { buildClientSchema, parse, printSchema, validate, type IntrospectionQuery } from 'graphql';
import { accessOf, type AnnotatedType } from './access-facts';
import { namedIn } from './named-fields';

const VERSION = '2026-07';
const here = new URL('.', import.meta.url);
const source = process.argv[2];
if (!source) throw new Error(`usage: tsx sandbox/schema/generate.ts path/to/admin_${VERSION}.json.gz`);

const { data } = JSON.parse(gunzipSync(readFileSync(source)).toString('utf8')) as {
  data: { __schema: IntrospectionQuery['__schema'] & { types: readonly AnnotatedType[] } };
};
const full = buildClientSchema(data);
const folder = new URL('documents/', here);
const document = parse(
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n'),
);
const faults = validate(full, document);
if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join('\n'));

const kept = namedIn(full, document);
const pruned = pruneSchema(
  filterSchema({
    schema: full,
    typeFilter: (name, type) => !('getFields' in type) || 'isOneOf' in type || kept.types.has(name),
    rootFieldFilter: (operation, field) => operation === 'Query' && kept.has('QueryRoot', field ?? ''),
    objectFieldFilter: (type, field) => kept.has(type, field ?? ''),
    interfaceFieldFilter: (type, field) => kept.has(type, field ?? ''),
  }),
);

const notice = readFileSync(new URL('notice.txt', here), 'utf8').trimEnd();
const sdl = printSchema(withoutWords(pruned));
writeFileSync(new URL(`admin-${VERSION}.graphql`, here), `${notice.replace(/^/gm, '# ').replace(/ +$/gm, '')}\n\n${sdl}\n`);
writeFileSync(new URL(`admin-${VERSION}.access.json`, here), `${JSON.stringify(accessOf(data.__schema.types, kept), null, 1)}\n`);

/** Shopify's descriptions would be four fifths of the file; the schema itself is what is served. */
function withoutWords<T extends { getTypeMap(): Record<string, unknown> }>(schema: T): T {
  const strip = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('description' in part) part.description = undefined;
    if ('args' in part && Array.isArray(part.args)) part.args.forEach(strip);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    strip(type);
    if (typeof type !== 'object' || type === null) continue;
    if ('getFields' in type && typeof type.getFields === 'function') Object.values(type.getFields()).forEach(strip);
    if ('getValues' in type && typeof type.getValues === 'function') (type.getValues() as unknown[]).forEach(strip);
  }
  return schema;
}
