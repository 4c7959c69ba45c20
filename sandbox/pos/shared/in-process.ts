/** A simulator without a network, for tests that own the clock. See each simulator's own `in-process.ts`. */
import type { Effect, WireRequest, WireResponse } from './wire';

export interface CoreFetchOptions {
  /** Runs something later; real timers by default. */
  readonly after?: (ms: number, run: () => void) => void;
  /** From handing over to the answer, in milliseconds; 0 answers in the next microtask. */
  readonly latencyMs?: number | (() => number);
  /** Webhooks that the account sends out; dropped by default. */
  readonly onWebhook?: (url: string, body: string) => void;
}

/** What a simulator gives to be reached in process. */
export interface Core {
  request(request: WireRequest): { response: WireResponse; effects: readonly Effect[] };
  control(method: string, path: string, body: unknown): { status: number; body: unknown };
  /** The request's path and base at this address; null when nothing answers there. */
  locate(url: URL): { path: string; base: string } | null;
}

export function fetchFrom(core: Core, options: CoreFetchOptions = {}): typeof fetch {
  const after = options.after ?? ((ms: number, run: () => void) => void setTimeout(run, ms));
  let inFlight = 0;

  const perform = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (effect.kind === 'webhook') options.onWebhook?.(effect.url, effect.body);
      else after(effect.afterMs, () => perform(core.request(effect.request).effects));
    }
  };

  const answer = (request: WireRequest, signal: AbortSignal | null): Promise<Response> => {
    const { response, effects } = core.request({ ...request, inFlight });
    perform(effects);
    // A request that the server leaves hanging is finished on its side, and must not count against later ones.
    const counted = response.cut === 'hang' ? 0 : 1;
    inFlight += counted;
    const latency =
      (typeof options.latencyMs === 'function' ? options.latencyMs() : (options.latencyMs ?? 0)) + (response.delayMs ?? 0);
    return new Promise<Response>((resolve, reject) => {
      let over = false;
      const finish = (end: () => void) => {
        if (over) return;
        over = true;
        inFlight -= counted;
        end();
      };
      signal?.addEventListener('abort', () => finish(() => reject(signal.reason)), { once: true });
      const deliver = () => finish(() => (response.cut === 'before' ? reject(reset()) : resolve(asResponse(response))));
      if (response.cut === 'hang') return;
      if (latency > 0) after(latency, deliver);
      else queueMicrotask(deliver);
    });
  };

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const signal = init?.signal ?? (input instanceof Request ? input.signal : null);
    signal?.throwIfAborted();
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    const sent = init?.body ?? null;
    const body =
      typeof sent === 'string' ? sent : sent === null && !(input instanceof Request) ? '' : await new Request(input, init).text();
    if (url.pathname.startsWith('/_control')) return controlled(core, method, url.pathname, body);
    const target = core.locate(url);
    if (!target) return new Response('<html><body>Not found</body></html>', { status: 404 });
    const query = url.search.slice(1);
    return answer(
      { method, path: target.path, query, headers: Object.fromEntries(headers), body, base: target.base, inFlight: 0 },
      signal,
    );
  };
}

function controlled(core: Core, method: string, path: string, body: string): Response {
  const answer = core.control(method, path.slice('/_control'.length), body === '' ? {} : JSON.parse(body));
  return Response.json(answer.body, { status: answer.status });
}

/** What undici's fetch rejects with when the peer resets the connection. */
function reset(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
}

function asResponse(response: WireResponse): Response {
  const headers = new Headers(response.headers);
  if (response.cut !== 'half')
    return new Response(response.body === '' ? null : response.body, { status: response.status, headers });
  const half = new TextEncoder().encode(response.body.slice(0, Math.floor(response.body.length / 2)));
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(half);
    },
    pull(controller) {
      controller.error(new TypeError('terminated', { cause: new Error('other side closed') }));
    },
  });
  return new Response(broken, { status: response.status, headers });
}
