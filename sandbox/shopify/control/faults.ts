/** Trouble on Shopify's side, on request: each fault strikes the next requests that fit, then is gone. */
import { json, text, type HttpAnswer } from '../../shared/http';

export const FAULT_KINDS = [
  'throttled',
  '429',
  '500',
  '502',
  '503',
  'html',
  'truncated',
  'hang',
  'cut',
  'slow',
  'unauthorized',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Part of the path; empty: every Admin API request. */
  readonly match: string;
  /** Requests it still strikes. */
  readonly times: number;
  /** For `slow`: how long; for `429`: seconds of Retry-After, 0 sends none. */
  readonly ms: number;
}

export class FaultBook {
  private faults: Fault[] = [];

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault that strikes this request, counted down. */
  strike(path: string): Fault | null {
    const at = this.faults.findIndex((fault) => path.includes(fault.match));
    const fault = this.faults[at];
    if (!fault) return null;
    if (fault.times <= 1) this.faults.splice(at, 1);
    else this.faults[at] = { ...fault, times: fault.times - 1 };
    return fault;
  }
}

/** The broken answer; null where the request is answered as usual, only late. */
export function brokenAnswer(fault: Fault): HttpAnswer | null {
  switch (fault.kind) {
    case 'throttled':
      return json(200, {
        errors: [
          { message: 'Throttled', extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' } },
        ],
        extensions: {
          cost: {
            requestedQueryCost: 100,
            actualQueryCost: null,
            throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
          },
        },
      });
    case '429':
      return json(
        429,
        { errors: 'Exceeded 2 calls per second for api client.' },
        fault.ms > 0 ? { 'retry-after': (fault.ms / 1_000).toFixed(1) } : {},
      );
    case '500':
    case '502':
    case '503':
      return json(Number(fault.kind), { errors: 'Internal Server Error' });
    case 'html':
      return text(
        503,
        '<!doctype html><title>Something went wrong</title><h1>Something went wrong</h1>',
        'text/html; charset=utf-8',
      );
    case 'truncated':
      return { ...json(200, { data: { order: { id: 'gid://shopify/Order/1', name: 'x'.repeat(200) } } }), cut: 'half' };
    case 'hang':
      return { status: 200, cut: 'hang' };
    case 'cut':
      return { status: 200, cut: 'before' };
    case 'unauthorized':
      return json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    case 'slow':
      return null;
  }
}
