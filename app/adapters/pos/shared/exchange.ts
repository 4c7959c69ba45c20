import { boundedText } from '~/domain/bounded-text';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { Heard } from '~/ports/pos-gateway';

export interface ExchangeOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly requestTimeoutMs: number;
  readonly hear?: (heard: Heard) => void;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Monotonic milliseconds after which the bytes may not leave any more: the lease would end before the answer. */
  readonly startBefore?: number;
}

/** The POS's own words, whatever they are. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** No answer of a POS is this long; a longer one is not read. */
const mostBytes = 10 * 1024 * 1024;

/** One request over HTTP: answered within its time and whole, or known not to be. After a write, no answer is a doubt. */
export async function exchange({ fetch, clock, requestTimeoutMs, hear }: ExchangeOptions, baseUrl: string, call: Call, headers: Readonly<Record<string, string>>): Promise<Result<RawAnswer, PosError>> {
  const write = call.method !== 'GET';
  const startedAt = clock.monotonic();
  const tell = (kind: Heard['kind']): void => hear?.({ kind, ms: Math.round(clock.monotonic() - startedAt) });
  const ending = new AbortController();
  const timer = clock.sleep(requestTimeoutMs, ending.signal).then(() => ending.abort());
  const init: RequestInit = {
    method: call.method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
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
    return ok({ status: response.status, headers: response.headers, body });
  } catch (error) {
    tell('silent');
    return fail(networkError(error, write));
  } finally {
    ending.abort();
    await timer;
  }
}

/** Null where it is too long or breaks off. */
async function readBody({ headers, body }: Response): Promise<string | null> {
  if (!body) return '';
  if (Number.parseInt(headers.get('content-length') ?? '0', 10) <= mostBytes) return boundedText(body as unknown as AsyncIterable<Uint8Array>, mostBytes).catch(() => null);
  await body.cancel().catch(() => undefined);
  return null;
}

export const lost = (write: boolean, detail: string): PosError => (write ? { kind: 'in-doubt', detail } : { kind: 'unreachable', detail });

/** Refused before anything was handed over: then even a write is known not to have happened. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']);
/** Said of a connection that could not be made, and likewise of one whose way was lost after the request had left. */
const lostWays = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

function networkError(error: unknown, write: boolean): PosError {
  const { code = 'unknown', syscall } = codeOf(error);
  return neverSent.has(code) || (lostWays.has(code) && syscall === 'connect') ? { kind: 'unreachable', detail: code } : lost(write, code);
}

function codeOf(error: unknown): { readonly code?: string; readonly syscall?: string } {
  if (!(error instanceof Error)) return {};
  const { code, syscall } = (error.cause ?? error) as { code?: string; syscall?: string };
  // Several errors together are those of the addresses of one name, none of which could be connected to.
  const at = error.cause instanceof AggregateError ? 'connect' : syscall;
  return { code: code ?? (error as { code?: string }).code ?? error.name, ...(at === undefined ? {} : { syscall: at }) };
}

/** Calls of one name follow one another, whoever makes them. */
export function turns(): (name: string) => <T>(call: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Promise<unknown>>();
  return (name) => async <T>(call: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(name) ?? Promise.resolve()).then(call, call);
    lines.set(name, turn.catch(() => undefined));
    return turn;
  };
}
