/** `POST /admin/api/<version>/graphql.json`. */
import { execute, GraphQLError, Kind, parse, validate, type DocumentNode } from 'graphql';
import { randomUUID } from 'node:crypto';
import { json, type HttpAnswer, type HttpRequest } from '../../shared/http';
import type { Shop } from '../shop';
import { actualCost, requestedCost } from './cost';
import { roots } from './roots';
import { adminSchema, VERSION, type Caller } from './schema';

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/** Parsing and validating a long query costs more than running it, and an app sends the same few. */
const known = new Map<string, DocumentNode | readonly GraphQLError[]>();

export function answerGraphql(shop: Shop, request: HttpRequest, version: string): HttpAnswer {
  const scopes = shop.tokens.accept(request.headers['x-shopify-access-token'] ?? '', shop.settings.tokenGraceMs, shop.now());
  const headers = { 'x-request-id': randomUUID(), 'x-shopify-api-version': VERSION };
  if (!scopes) {
    return json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, headers);
  }
  if (!/^(\d{4}-\d{2}|unstable)$/.test(version)) return json(404, { errors: 'Not Found' }, headers);
  const asked = readBody(request.text);
  if (!asked) return json(400, { errors: { query: 'Required parameter missing or invalid' } }, headers);
  const document = checked(asked.query);
  if (!('kind' in document)) return json(200, { errors: document }, headers);
  if (document.definitions.some((part) => part.kind === Kind.OPERATION_DEFINITION && part.operation !== 'query')) {
    return json(200, { errors: [new GraphQLError('The sandbox answers queries only.')] }, headers);
  }
  const now = shop.now();
  const requested = requestedCost(adminSchema(), document, asked.variables);
  const cost = (actual: number | null) => {
    const operation = asked.operationName ?? operationIn(document);
    shop.calls.add({ at: new Date(now).toISOString(), operation, requestedCost: requested, actualCost: actual });
    return { cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: shop.bucket.status(now) } };
  };
  // What the whole bucket could not pay for is refused whatever the cap: it could never run.
  const cap = Math.min(
    shop.settings.singleQueryCap ?? Infinity,
    shop.settings.throttle ? shop.bucket.status(now).maximumAvailable : Infinity,
  );
  if (requested > cap) {
    const error = refusal(
      `Query cost is ${requested}, which exceeds the single query max cost limit (${cap}).`,
      'MAX_COST_EXCEEDED',
      { cost: requested, maxCost: cap },
    );
    return json(200, { errors: [error], extensions: cost(null) }, headers);
  }
  if (shop.settings.throttle && shop.bucket.available(now) < requested) {
    return json(200, { errors: [refusal('Throttled', 'THROTTLED')], extensions: cost(null) }, headers);
  }
  const warnings = new Set<string>();
  const caller: Caller = { scopes };
  const result = execute({
    schema: adminSchema(),
    document,
    rootValue: roots(shop, scopes, warnings),
    contextValue: caller,
    variableValues: asked.variables,
    operationName: asked.operationName,
  });
  if (result instanceof Promise) throw new Error('a resolver waits for something');
  const actual = actualCost(result.data);
  if (shop.settings.throttle) shop.bucket.take(actual, now);
  return json(
    200,
    {
      ...result,
      extensions: { ...cost(actual), ...(warnings.size > 0 ? { search: [{ warnings: [...warnings].map(ignored) }] } : {}) },
    },
    headers,
  );
}

function operationIn(document: DocumentNode): string {
  return (
    document.definitions.flatMap((part) => (part.kind === Kind.OPERATION_DEFINITION ? (part.name?.value ?? []) : []))[0] ?? ''
  );
}

function readBody(text: string): Asked | null {
  try {
    const body = JSON.parse(text) as { query?: unknown; variables?: unknown; operationName?: unknown };
    if (typeof body !== 'object' || body === null || typeof body.query !== 'string') return null;
    const variables =
      typeof body.variables === 'object' && body.variables !== null ? (body.variables as Record<string, unknown>) : {};
    return {
      query: body.query,
      variables,
      operationName: typeof body.operationName === 'string' ? body.operationName : undefined,
    };
  } catch {
    return null;
  }
}

function checked(query: string): DocumentNode | readonly GraphQLError[] {
  const before = known.get(query);
  if (before) return before;
  let document: DocumentNode | readonly GraphQLError[];
  try {
    const parsed = parse(query);
    const faults = validate(adminSchema(), parsed);
    document = faults.length > 0 ? faults : parsed;
  } catch (error) {
    document = [error instanceof GraphQLError ? error : new GraphQLError('The query could not be read.')];
  }
  if (known.size > 200) known.clear();
  known.set(query, document);
  return document;
}

function refusal(message: string, code: string, more: Record<string, unknown> = {}) {
  return { message, extensions: { code, documentation: 'https://shopify.dev/api/usage/rate-limits', ...more } };
}

function ignored(field: string) {
  return { field, message: `Invalid search field for this query.`, code: 'invalid_field' };
}
