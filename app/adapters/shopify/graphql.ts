import { fail, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { InstallationStore } from '~/ports/installation-store';
import type { ShopifyError } from '~/ports/order-source';
import { readAnswer, type Allowance, type Reading } from './graphql-answer';
import { readText } from './read-text';
import type { Tokens } from './tokens';

export const apiVersion = '2026-07';

export interface GraphqlOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly tokens: Tokens;
  /** Shopify keeps one bucket of points per app and shop: what one process learned of it holds for all. */
  readonly budget: Pick<InstallationStore, 'throttledUntil' | 'throttle'>;
}

export type Graphql = (shop: string, document: string, variables: Readonly<Record<string, unknown>>, tell?: (allowance: Allowance) => void) => Promise<Result<unknown, ShopifyError>>;

const timeoutMs = 30_000;
/** So long a call waits for points: giving up in the midst of an order would throw away what was paid for its first pages. */
const patienceMs = 5_000;

/** The library's own client neither waits after THROTTLED nor reads Retry-After as seconds, so a plain call is made here. */
export function graphqlClient({ fetch, clock, tokens, budget }: GraphqlOptions): Graphql {
  async function once(shop: string, token: string, body: string): Promise<Reading> {
    try {
      const response = await fetch(`https://${shop}/admin/api/${apiVersion}/graphql.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return readAnswer({ status: response.status, text: await readText(response), retryAfter: response.headers.get('retry-after') }, clock.now());
    } catch {
      return { result: fail({ kind: 'unreachable', detail: 'no answer' }), heldUntil: null, allowance: null };
    }
  }

  async function ask(shop: string, body: string): Promise<Reading> {
    const token = await tokens.forShop(shop);
    if (!token.ok) return { result: token, heldUntil: null, allowance: null };
    const answer = await once(shop, token.value, body);
    if (answer.result.ok || answer.result.error.kind !== 'unauthorised') return answer;
    // A page load exchanges tokens of its own and replaces the pair: what is stored now may be another one.
    const again = await tokens.reload(shop, token.value);
    return again.ok ? once(shop, again.value, body) : { result: again, heldUntil: null, allowance: null };
  }

  return async (shop, document, variables, tell) => {
    const body = JSON.stringify({ query: document, variables });
    const end = clock.monotonic() + patienceMs;
    for (;;) {
      const until = await budget.throttledUntil(shop);
      const wait = until === null ? 0 : until - clock.now();
      if (until !== null && clock.monotonic() + wait > end) return fail({ kind: 'throttled', until });
      if (wait > 0) await clock.sleep(wait);
      const { result, heldUntil, allowance } = await ask(shop, body);
      if (allowance) tell?.(allowance);
      if (heldUntil !== null) await budget.throttle(shop, heldUntil);
      if (result.ok || result.error.kind !== 'throttled' || clock.monotonic() + (result.error.until - clock.now()) > end) return result;
    }
  };
}
