import { z } from 'zod';
import { boundedText } from '~/domain/bounded-text';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { Credentials } from '~/ports/pos-connecting';
import { grantOf } from './grant';

/** The app as the operator has registered it at Lightspeed. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

export interface TokenEndpointOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Null while the operator has registered no app: then nothing can be granted or renewed. */
  readonly client: Client | null;
  /** https://cloud.lightspeedapp.com, or what stands in for it. */
  readonly origin: string;
}

export interface TokenEndpoint {
  /** The code lives for a minute and works once. */
  exchange(code: string, verifier: string): Promise<Result<Credentials, PosError>>;
  /** May be repeated with the same refresh token until the access token that came for it has been used. */
  refresh(refreshToken: string): Promise<Result<Credentials, PosError>>;
}

const timeoutMs = 15_000;
const mostBytes = 100_000;
const text = z.string().min(1);
const answerSchema = z.object({ access_token: text, refresh_token: text, expires_in: z.coerce.number().positive().max(10 * 366 * 86_400) });

export function tokenEndpoint({ fetch, clock, client, origin }: TokenEndpointOptions): TokenEndpoint {
  async function ask(body: Readonly<Record<string, string>>): Promise<Result<Credentials, PosError>> {
    if (!client) return fail({ kind: 'unauthorised' });
    const askedAt = clock.now();
    const ending = new AbortController();
    const timer = clock.sleep(timeoutMs, ending.signal).then(() => ending.abort());
    try {
      const response = await fetch(`${origin}/auth/oauth/token`, {
        method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ client_id: client.id, client_secret: client.secret, ...body }),
        redirect: 'manual', signal: ending.signal,
      });
      const refusal = refusalOf(response, clock.now());
      if (refusal) {
        await response.body?.cancel().catch(() => undefined);
        return fail(refusal);
      }
      const parsed = answerSchema.safeParse(JSON.parse((await boundedText(response.body as unknown as AsyncIterable<Uint8Array>, mostBytes)) ?? ''));
      const grant = parsed.success ? grantOf(parsed.data, askedAt) : null;
      return grant ? ok(grant) : fail({ kind: 'unreachable', detail: 'the token endpoint answered without a grant' });
    } catch (error) {
      // Never the error's own words: what could not be parsed holds tokens.
      return fail({ kind: 'unreachable', detail: error instanceof SyntaxError ? 'the token endpoint answered with no JSON' : `token endpoint: ${error instanceof Error ? error.name : 'unknown'}` });
    } finally {
      ending.abort();
      await timer;
    }
  }
  return {
    exchange: (code, verifier) => ask({ grant_type: 'authorization_code', code, code_verifier: verifier }),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

function refusalOf({ status, headers }: Response, now: number): PosError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429) {
    const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
    return { kind: 'throttled', until: now + Math.min(Math.max(Number.isFinite(seconds) ? seconds : 60, 1), 3_600) * 1_000 };
  }
  // How OAuth refuses. Any other status comes from something in between, and says nothing of the access.
  return status === 400 || status === 401 || status === 403 ? { kind: 'unauthorised' } : { kind: 'unreachable', detail: `token endpoint HTTP ${status}` };
}
