import type { PosError } from '~/domain/posting/pos-error';
import { boundedText } from '~/domain/bounded-text';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { Heard } from '~/ports/pos-gateway';
import { errorOf } from './errors';
import { readWire, type Wire } from './wire';

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly token: string;
  readonly requestTimeoutMs: number;
  readonly hear?: (heard: Heard) => void;
}

export interface Answer {
  readonly json: Wire | undefined;
  /** Trailing digits of the Location header: the new record's id. */
  readonly locationId: string | null;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Monotonic milliseconds after which the bytes may not leave any more: the lease would end before the answer. */
  readonly startBefore?: number;
}

/** No answer of this API is this long; a longer one is not read. */
const mostBytes = 10 * 1024 * 1024;

export type Transport = (call: Call) => Promise<Result<Answer, PosError>>;

export function transport({ fetch, clock, baseUrl, token, requestTimeoutMs, hear }: TransportOptions): Transport {
  return async (call) => {
    const write = call.method !== 'GET';
    const nature = { write, path: call.path, now: clock.now(), personal: personalIn(call) };
    const startedAt = clock.monotonic();
    const tell = (kind: Heard['kind']): void => hear?.({ kind, ms: Math.round(clock.monotonic() - startedAt) });
    const ending = new AbortController();
    const timer = clock.sleep(requestTimeoutMs, ending.signal).then(() => ending.abort());
    const init: RequestInit = {
      method: call.method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' },
      redirect: 'manual',
      signal: ending.signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    };
    try {
      // Compared here and not earlier: a pause between a check and the send would let bytes leave after the lease's end.
      if (call.startBefore !== undefined && clock.monotonic() > call.startBefore) return fail({ kind: 'unreachable', detail: 'the lease would have ended before the answer' });
      const response = await fetch(baseUrl + call.path, init);
      const body = await readBody(response);
      tell(body === null ? 'silent' : response.status === 429 ? 'throttled' : 'answered');
      if (body === null) return fail(lost(write, 'the answer was cut off or too long'));
      if (response.status >= 200 && response.status < 300) return readAnswer(response, body, write);
      return fail(errorOf({ status: response.status, body, retryAfter: response.headers.get('retry-after') }, nature));
    } catch (error) {
      tell('silent');
      return fail(networkError(error, write));
    } finally {
      ending.abort();
      await timer;
    }
  };
}

/** Customers and addresses are a person's whole; of other records, the sentences in their custom fields (an order's note) may be. */
function personalIn({ path, body }: Call): readonly string[] {
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
  if (path.startsWith('customers')) return texts(body);
  const { custom } = (body ?? {}) as { custom?: unknown };
  return texts(custom).filter((text) => /\s/.test(text.trim()));
}

function readAnswer(response: Response, body: string, write: boolean): Result<Answer, PosError> {
  const locationId = /(\d+)\/?$/.exec(response.headers.get('location') ?? '')?.[1] ?? null;
  if (body.trim() === '') return ok({ json: undefined, locationId });
  try {
    return ok({ json: readWire(body), locationId });
  } catch {
    // A page instead of data, or half an answer. Behind a write it hides whether it took effect, unless the header tells.
    return locationId !== null ? ok({ json: undefined, locationId }) : fail(lost(write, 'the answer is not JSON'));
  }
}

/** Null where it is too long or breaks off. */
async function readBody({ headers, body }: Response): Promise<string | null> {
  if (!body) return '';
  if (Number.parseInt(headers.get('content-length') ?? '0', 10) <= mostBytes) return boundedText(body as unknown as AsyncIterable<Uint8Array>, mostBytes).catch(() => null);
  await body.cancel().catch(() => undefined);
  return null;
}

const lost = (write: boolean, detail: string): PosError => (write ? { kind: 'in-doubt', detail } : { kind: 'unreachable', detail });

/** Refused before anything was handed over: then even a write is known not to have happened. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']);

function networkError(error: unknown, write: boolean): PosError {
  const cause = error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? (error as { code?: string }).code ?? error.name) : 'unknown';
  return neverSent.has(cause) ? { kind: 'unreachable', detail: cause } : lost(write, cause);
}
