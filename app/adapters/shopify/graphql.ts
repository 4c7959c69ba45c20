import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { ShopifyError } from '~/ports/order-source';
import type { Tokens } from './tokens';

export const apiVersion = '2026-07';

export interface GraphqlOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

/** What is left of the shop's allowance of query points after an answer. */
export interface Allowance { readonly most: number; readonly left: number; readonly perSecond: number }

export type Graphql = (shop: string, document: string, variables: Readonly<Record<string, unknown>>, tell?: (allowance: Allowance) => void) => Promise<Result<unknown, ShopifyError>>;

const timeoutMs = 30_000;

/** The library's own client neither waits after THROTTLED nor reads Retry-After as seconds, so a plain call is made here. */
export function graphqlClient({ fetch, clock, tokens }: GraphqlOptions): Graphql {
  async function once(shop: string, token: string, body: string): Promise<{ status: number; text: string; retryAfter: string | null } | null> {
    try {
      const response = await fetch(`https://${shop}/admin/api/${apiVersion}/graphql.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') };
    } catch {
      return null;
    }
  }

  return async (shop, document, variables, tell) => {
    const body = JSON.stringify({ query: document, variables });
    const token = await tokens.forShop(shop);
    if (!token.ok) return token;
    let answer = await once(shop, token.value, body);
    if (answer?.status === 401) {
      // A page load exchanges tokens of its own and replaces the pair: what is stored now may be another one.
      const again = await tokens.reload(shop, token.value);
      if (!again.ok) return again;
      answer = await once(shop, again.value, body);
    }
    return readAnswer(answer, clock.now(), tell);
  };
}

function readAnswer(answer: { status: number; text: string; retryAfter: string | null } | null, now: number, tell?: (allowance: Allowance) => void): Result<unknown, ShopifyError> {
  if (!answer) return fail({ kind: 'unreachable', detail: 'no answer' });
  if (answer.status === 401) return fail({ kind: 'unauthorised' });
  if (answer.status === 429) return fail({ kind: 'throttled', until: now + seconds(answer.retryAfter) * 1_000 });
  if (answer.status === 403 || answer.status === 402 || answer.status === 423) return fail({ kind: 'forbidden', scope: `HTTP ${answer.status}` });
  if (answer.status !== 200) return fail({ kind: 'unreachable', detail: `HTTP ${answer.status}` });
  const body = parse(answer.text);
  if (body === null) return fail({ kind: 'unreachable', detail: 'the answer is not JSON' });
  const { maximumAvailable, currentlyAvailable, restoreRate } = body.extensions?.cost?.throttleStatus ?? {};
  if (maximumAvailable && currentlyAvailable !== undefined && restoreRate) tell?.({ most: maximumAvailable, left: currentlyAvailable, perSecond: restoreRate });
  const [error] = body.errors ?? [];
  if (error) return fail(graphqlError(error, body.extensions?.cost, now));
  return body.data === undefined || body.data === null ? fail({ kind: 'unreachable', detail: 'the answer has no data' }) : ok(body.data);
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { message?: string; extensions?: { code?: string; requiredAccess?: string } }[];
  readonly extensions?: { cost?: Cost };
}
interface Cost { requestedQueryCost?: number; throttleStatus?: { maximumAvailable?: number; currentlyAvailable?: number; restoreRate?: number } }

function graphqlError(error: NonNullable<Body['errors']>[number], cost: Cost | undefined, now: number): ShopifyError {
  const code = error.extensions?.code;
  if (code === 'THROTTLED') {
    const missing = Math.max(1, (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0));
    return { kind: 'throttled', until: now + Math.ceil((missing / Math.max(1, cost?.throttleStatus?.restoreRate ?? 50)) * 1_000) };
  }
  if (code === 'ACCESS_DENIED') return { kind: 'forbidden', scope: error.extensions?.requiredAccess ?? error.message ?? '' };
  return { kind: 'unreadable', field: code ?? 'graphql', detail: error.message ?? '' };
}

/** Fractions keep the text they were written in, so that a tax rate of 0.0825 is told as such. */
function parse(text: string): Body | null {
  const exact = JSON as unknown as { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown };
  try {
    return exact.parse(text, (key, value, { source }) => (key === 'rate' && typeof value === 'number' ? source : value)) as Body;
  } catch {
    return null;
  }
}

const seconds = (header: string | null): number => (header !== null && /^\d+(\.\d+)?$/.test(header) ? Math.min(Math.max(Math.ceil(+header), 1), 3_600) : 2);
