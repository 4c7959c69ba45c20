import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { readRecord, type WireRecord } from '../shared/exact-json';
import { exchange, lost, type Call, type ExchangeOptions } from '../shared/exchange';
import { costOf } from './cost';
import { withToken, type AccessTokens } from './access/access-tokens';
import { errorOf } from './errors';
import type { Pace } from './pace';

export interface TransportOptions extends ExchangeOptions {
  readonly baseUrl: string;
  readonly tokens: AccessTokens;
  readonly pace: Pace;
}

export type Transport = (call: Call) => Promise<Result<WireRecord, PosError>>;

/** Longer than this nobody stands in line with the account's lease in hand: the order comes back when there is room, and others see why. */
const mostWaitMs = 15_000;

/** Waits for room in the account's allowance, so that the POS never has to refuse a call. */
export function transport({ baseUrl, tokens, pace, ...options }: TransportOptions): Transport {
  const { clock } = options;
  const send = async (token: string, call: Call): Promise<Result<WireRecord, PosError>> => {
    const wait = pace.wait(costOf(call), clock.monotonic());
    if (wait > mostWaitMs) return fail({ kind: 'throttled', until: clock.now() + wait });
    if (wait > 0) await clock.sleep(wait);
    const write = call.method !== 'GET';
    const nature = { write, path: call.path, now: clock.now(), personal: personalIn(call) };
    const answer = await exchange(options, baseUrl, call, { authorization: `Bearer ${token}` });
    if (!answer.ok) return answer;
    pace.learn(answer.value.headers, clock.monotonic());
    const { status, body } = answer.value;
    if (status < 200 || status >= 300) return fail(errorOf(answer.value, nature));
    const record = readRecord(body);
    // A page instead of data, or half an answer. Behind a write it hides whether it took effect.
    return record ? ok(record) : fail(lost(write, 'the answer is not JSON'));
  };
  return (call) => withToken(tokens, (token) => send(token, call));
}

/** Customers are a person's whole; of sales, the sentences that people wrote. */
function personalIn({ path, body }: Call): readonly string[] {
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
  return path.startsWith('Customer') ? texts(body) : texts(body).filter((one) => /\s/.test(one.trim()));
}
