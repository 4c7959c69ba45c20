import { waitOf } from '~/domain/health/throttle';
import { without, withoutSecrets } from '~/domain/redact';
import type { PosError } from '~/domain/posting/pos-error';
import { readRecord } from '../shared/exact-json';
import { lost } from '../shared/exchange';
import { isRecord, listOf, text, type Wire, type WireRecord } from './wire';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

export interface CallNature {
  readonly write: boolean;
  readonly path: string;
  readonly now: number;
  /** What the request said of a person; refusals like to quote it. */
  readonly personal: readonly string[];
}

/** The body's `error` word decides before the status does: the vendor's importer tells final from passing errors by it alone. */
export function errorOf(answer: RawAnswer, call: CallNature): PosError {
  const body = readRecord(answer.body);
  const word = body ? text(body, 'error') : '';
  if (word === 'validation_error' || word === 'payment_error') return refusal(word, body ?? {}, call.personal);
  switch (answer.status) {
    case 401:
      return { kind: 'unauthorised' };
    case 403:
      return { kind: 'forbidden', right: resourceOf(call.path) };
    case 404:
    case 410:
      return { kind: 'missing-reference', externalId: /\/(\d+)(?:\/[a-z_]+)?$/.exec(call.path)?.[1] ?? null, what: resourceOf(call.path) };
    case 429:
      return throttled(answer.retryAfter, call.now);
    case 400:
    case 405:
    case 409:
    case 422:
      // A page in place of a refusal comes from something in between, which may have let the request through.
      if (!body && answer.body.trim() !== '') return lost(call.write, `HTTP ${answer.status} without JSON`);
      return refusal(word || 'refused', body ?? {}, call.personal);
    default:
      // A redirect, an HTML page or a 5xx after a write says nothing about whether the write took effect.
      return lost(call.write, `HTTP ${answer.status}`);
  }
}

/** A refusal is shown to the merchant and kept with the order; a page of it helps nobody. */
const mostWords = 500;

/** `details` is keyed by field; what stands under a key differs, so anything in it is turned into text. */
function refusal(code: string, body: WireRecord, personal: readonly string[]): PosError {
  const details = isRecord(body.details) ? body.details : {};
  const [key, value] = Object.entries(details)[0] ?? [null, ''];
  const nested = key === 'custom' && isRecord(value) ? (Object.entries(value)[0] ?? null) : null;
  const customKey = nested?.[0] ?? (key === null ? null : (/^custom[@.](.+)$/.exec(key)?.[1] ?? null));
  const said = [text(body, 'message'), words(nested ? nested[1] : value)].filter((part) => part !== '').join(': ');
  const message = withoutSecrets(without(said, personal)).slice(0, mostWords);
  const field = customKey ?? key;
  // "must exist" is said of what a record refers to, and "does not exist" likewise.
  if (/taken|already|unique|exist/i.test(words(value)) && field !== null && !/(not|must) exist|doesn/i.test(said)) return { kind: 'already-exists', field };
  return { kind: 'rejected', code, field, customField: customKey !== null, ...(code === 'payment_error' ? { payment: true } : {}), message };
}

export function words(value: Wire | undefined): string {
  if (typeof value === 'string') return value;
  if (isRecord(value)) return Object.values(value).map(words).join(', ');
  return listOf(value).map(words).join(', ');
}

const resourceOf = (path: string): string => path.split('?')[0]?.split('/').filter((part) => part !== '' && !/^\d+$/.test(part)).join('/') ?? path;

/** Retry-After in seconds or as a date; never less than a second, never more than an hour. */
function throttled(header: string | null, now: number): PosError {
  const ms = header === null ? NaN : /^\d+$/.test(header.trim()) ? Number.parseInt(header, 10) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? { kind: 'throttled', until: now + Math.min(Math.max(ms, 1_000), 3_600_000) } : { kind: 'throttled', until: now + waitOf(1), guessed: true };
}
