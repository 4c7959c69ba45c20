import type { WireResponse } from './wire';

/**
 * Trouble to make, on request.
 * - `drop-before-commit`, `timeout-before-commit`: nothing happens; the connection breaks or hangs.
 * - `drop-after-commit`, `timeout-after-commit`: the request is carried out, its answer never arrives.
 * - `commit-later`: the connection breaks and the request is carried out `ms` later.
 * - `429` (with `retryAfter` seconds, if given), `401`, `403`, `404`, `500`, `html` (an HTML error page, 502): answered so and
 *   not carried out.
 * - `slow`: carried out, answered after `ms`.
 * - `half-body`: carried out, the answer breaks off in the middle.
 * - `swallow`: answered as a success, and nothing is stored.
 * - `vanish`: carried out and answered; then the sale that it concerned, with its invoices, is gone.
 */
export const FAULT_KINDS = [
  'drop-before-commit',
  'timeout-before-commit',
  'drop-after-commit',
  'timeout-after-commit',
  'commit-later',
  '429',
  'html',
  '401',
  '403',
  '404',
  '500',
  'slow',
  'half-body',
  'swallow',
  'vanish',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Null matches any. The path is as the simulator counts it, without its prefix; `*` stands for any text, `:id` for a number. */
  readonly method: string | null;
  readonly path: string | null;
  /** Matching requests to let pass first. */
  readonly skip: number;
  /** How often it strikes; null for ever. */
  readonly times: number | null;
  readonly ms: number;
  readonly retryAfter: number | null;
}

/** The first fault that strikes a request, and the list as it stands afterwards. */
export function strike(faults: readonly Fault[], method: string, path: string): { fault: Fault | null; left: readonly Fault[] } {
  const left = [...faults];
  for (const [at, fault] of faults.entries()) {
    if (!matches(fault, method, path)) continue;
    if (fault.skip > 0) {
      left[at] = { ...fault, skip: fault.skip - 1 };
      continue;
    }
    if (fault.times === null) return { fault, left };
    if (fault.times <= 1) left.splice(at, 1);
    else left[at] = { ...fault, times: fault.times - 1 };
    return { fault, left };
  }
  return { fault: null, left };
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== null && fault.method !== method) return false;
  if (fault.path === null) return true;
  const pattern = fault.path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/:[A-Za-z_]+/g, '\\d+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** How a POS words the failures that a fault makes. */
export interface FailureWords {
  failure(status: number, word: string): WireResponse;
  tooMany(retryAfter: number | null): WireResponse;
}

/** The answer of a fault that keeps the request from being carried out; null for the kinds that act on the real answer. */
export function answerInstead(fault: Fault, words: FailureWords): WireResponse | null {
  switch (fault.kind) {
    case 'drop-before-commit':
    case 'commit-later':
      return { ...words.failure(500, 'dropped'), cut: 'before' };
    case 'timeout-before-commit':
      return { ...words.failure(500, 'hangs'), cut: 'hang' };
    case '429':
      return words.tooMany(fault.retryAfter);
    case 'html':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
      };
    case '401':
      return words.failure(401, 'unauthorized');
    case '403':
      return words.failure(403, 'forbidden');
    case '404':
      return words.failure(404, 'not_found');
    case '500':
      return words.failure(500, 'server_error');
    default:
      return null;
  }
}

/** What a fault does to the answer of a request that was carried out. */
export function spoil(fault: Fault, response: WireResponse): WireResponse {
  switch (fault.kind) {
    case 'drop-after-commit':
      return { ...response, cut: 'before' };
    case 'timeout-after-commit':
      return { ...response, cut: 'hang' };
    case 'half-body':
      // An empty 201 has no middle; a body that never comes stands in for it.
      return { ...response, body: response.body || '{"truncated": true}', cut: 'half' };
    case 'slow':
      return { ...response, delayMs: fault.ms };
    default:
      return response;
  }
}

/** A fault as a scenario writes it: `{kind, match: "POST /sales/orders", times, skip, ms, retryAfter}`; null for an unknown kind. */
export function readFault(body: Readonly<Record<string, unknown>>): Fault | null {
  const kind = FAULT_KINDS.find((one) => one === String(body.kind));
  if (!kind) return null;
  const number = (name: string): number | null => (typeof body[name] === 'number' ? body[name] : null);
  return {
    kind,
    ...readMatch(body.match),
    skip: number('skip') ?? 0,
    times: body.times === undefined ? 1 : number('times'),
    ms: number('ms') ?? 2000,
    retryAfter: number('retryAfter'),
  };
}

/** `"POST /sales/orders"`, `"/sales/orders"`, or `{method, path}`. */
function readMatch(match: unknown): { method: string | null; path: string | null } {
  if (typeof match === 'string') {
    const [first = '', second] = match.trim().split(/\s+/);
    return second === undefined ? { method: null, path: first } : { method: first.toUpperCase(), path: second };
  }
  const { method, path } = (match ?? {}) as { method?: unknown; path?: unknown };
  return {
    method: typeof method === 'string' ? method.toUpperCase() : null,
    path: typeof path === 'string' ? path.replace(/^\/api(?=\/)/, '') : null,
  };
}
