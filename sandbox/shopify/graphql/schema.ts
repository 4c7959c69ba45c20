/** Shopify's own schema, cut down to what the sandbox answers (see ../../schema), with the scopes its fields demand. */
import { readFileSync } from 'node:fs';
import { buildSchema, defaultFieldResolver, getNamedType, GraphQLError, isObjectType, type GraphQLSchema } from 'graphql';

export const VERSION = '2026-07';

interface AccessFacts {
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

/** What a running query knows of who asks. */
export interface Caller {
  readonly scopes: ReadonlySet<string>;
}

const folder = new URL('../../schema/', import.meta.url);
let built: GraphQLSchema | null = null;

export function adminSchema(): GraphQLSchema {
  built ??= guard(
    buildSchema(readFileSync(new URL(`admin-${VERSION}.graphql`, folder), 'utf8')),
    JSON.parse(readFileSync(new URL(`admin-${VERSION}.access.json`, folder), 'utf8')) as AccessFacts,
  );
  return built;
}

/** A field whose own or whose type's scopes the token lacks is answered null with ACCESS_DENIED beside the rest of the data. */
function guard(schema: GraphQLSchema, access: AccessFacts): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const needed = [access.scopes[`${type.name}.${field.name}`], access.scopes[getNamedType(field.type).name]];
      const alternatives = needed.filter((scopes) => scopes !== undefined);
      if (alternatives.length === 0) continue;
      field.resolve = (source, args, caller: Caller, info) => {
        const missing = alternatives.find((scopes) => !scopes.some((scope) => caller.scopes.has(scope)));
        if (missing) throw denied(field.name, missing);
        return defaultFieldResolver(source, args, caller, info);
      };
    }
  }
  return schema;
}

function denied(field: string, scopes: readonly string[]): GraphQLError {
  const required = scopes.map((scope) => `\`${scope}\` access scope`).join(' or ');
  return new GraphQLError(`Access denied for ${field} field. Required access: ${required}.`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `${required}.`,
    },
  });
}
