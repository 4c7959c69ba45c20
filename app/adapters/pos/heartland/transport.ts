import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { exchange, lost, type Call, type ExchangeOptions } from '../shared/exchange';
import { errorOf } from './errors';
import { readWire, type Wire } from './wire';

export type { Call } from '../shared/exchange';

export interface TransportOptions extends ExchangeOptions {
  readonly baseUrl: string;
  readonly token: string;
}

export interface Answer {
  readonly json: Wire | undefined;
  /** Trailing digits of the Location header: the new record's id. */
  readonly locationId: string | null;
}

export type Transport = (call: Call) => Promise<Result<Answer, PosError>>;

export function transport({ baseUrl, token, ...options }: TransportOptions): Transport {
  return async (call) => {
    const write = call.method !== 'GET';
    const nature = { write, path: call.path, now: options.clock.now(), personal: personalIn(call) };
    const answer = await exchange(options, baseUrl, call, { authorization: `Bearer ${token}` });
    if (!answer.ok) return answer;
    const { status, headers, body } = answer.value;
    return status >= 200 && status < 300 ? readAnswer(headers, body, write) : fail(errorOf({ status, body, retryAfter: headers.get('retry-after') }, nature));
  };
}

/** Customers and addresses are a person's whole; of other records, the sentences in their custom fields (an order's note) may be. */
function personalIn({ path, body }: Call): readonly string[] {
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
  if (path.startsWith('customers')) return texts(body);
  const { custom } = (body ?? {}) as { custom?: unknown };
  return texts(custom).filter((text) => /\s/.test(text.trim()));
}

function readAnswer(headers: Headers, body: string, write: boolean): Result<Answer, PosError> {
  const locationId = /(\d+)\/?$/.exec(headers.get('location') ?? '')?.[1] ?? null;
  if (body.trim() === '') return ok({ json: undefined, locationId });
  try {
    return ok({ json: readWire(body), locationId });
  } catch {
    // A page instead of data, or half an answer. Behind a write it hides whether it took effect, unless the header tells.
    return locationId !== null ? ok({ json: undefined, locationId }) : fail(lost(write, 'the answer is not JSON'));
  }
}
