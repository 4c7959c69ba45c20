import type { PosError } from '~/domain/posting/pos-error';
import { isRecord, listOf, readWire, text, type Wire, type WireRecord } from './wire';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

export interface CallNature {
  readonly write: boolean;
  readonly path: string;
  /** When the answer came. */
  readonly now: number;
  /** How many calls in a row the account has refused before this one. */
  readonly refusals: number;
}

/** Without Retry-After: a production client got through by waiting the first of these between tries; each further refusal in a row doubles it. */
const throttledMs = { first: 1_200, most: 60_000 };

/** The body's `error` word decides before the status does: the vendor's importer tells final from passing errors by it alone. */
export function errorOf(answer: RawAnswer, call: CallNature): PosError {
  const body = readBody(answer.body);
  const word = body ? text(body, 'error') : '';
  if (word === 'validation_error' || word === 'payment_error') return refusal(word, body ?? {});
  switch (answer.status) {
    case 401:
      return { kind: 'unauthorised' };
    case 403:
      return { kind: 'forbidden', right: resourceOf(call.path) };
    case 404:
    case 410:
      return { kind: 'missing-reference', externalId: goneId(call.path), what: resourceOf(call.path) };
    case 429:
      return { kind: 'throttled', until: call.now + retryAfterMs(answer.retryAfter, call) };
    case 400:
    case 409:
    case 422:
      return refusal(word || 'refused', body ?? {});
    default:
      // A redirect, an HTML page or a 5xx after a write says nothing about whether the write took effect.
      return call.write ? { kind: 'in-doubt', detail: `HTTP ${answer.status}` } : { kind: 'unreachable', detail: `HTTP ${answer.status}` };
  }
}

function readBody(textOfBody: string): WireRecord | null {
  try {
    const value = readWire(textOfBody);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

interface Detail { readonly key: string; readonly value: Wire; readonly custom: boolean }

/** `details` is keyed by field; what stands under a key differs between accounts, so anything in it is turned into text. */
function refusal(code: string, body: WireRecord): PosError {
  const details = detailsOf(body.details);
  // A number that is taken says more than whatever else is wrong: it leads to the record that holds it.
  const taken = details.find((detail) => isTaken(words(detail.value)));
  if (taken) return { kind: 'already-exists', field: taken.key };
  const [first] = details;
  const message = [text(body, 'message'), words(first ? first.value : body.details)].filter((part) => part !== '').join(': ');
  return { kind: 'rejected', code, field: first?.key ?? null, customField: first?.custom ?? false, message };
}

/** "must exist" and "does not exist" speak of a record that is missing, not of one that is in the way. */
const isTaken = (said: string): boolean => /taken|already|unique|exists/i.test(said) && !/must exist|not exist|doesn/i.test(said);

/** `{field: …}`, `{custom: {key: …}}`, or a list of `{field, message}`. A plain `key` is told from a built-in field by the account's own list of custom fields, which is not known here. */
function detailsOf(details: Wire | undefined): readonly Detail[] {
  if (!isRecord(details)) return listOf(details).filter(isRecord).flatMap((row) => named(text(row, 'field') || text(row, 'name') || text(row, 'key'), row.message ?? row));
  return Object.entries(details).flatMap(([key, value]) =>
    key === 'custom' && isRecord(value) ? Object.entries(value).map(([inner, said]) => ({ key: inner, value: said, custom: true })) : named(key, value));
}

function named(key: string, value: Wire): readonly Detail[] {
  if (key === '') return [];
  const custom = /^custom[@.](.+)$/.exec(key)?.[1];
  return [{ key: custom ?? key, value, custom: key === 'custom' || custom !== undefined }];
}

export function words(value: Wire | undefined): string {
  if (typeof value === 'string') return value;
  if (isRecord(value)) return Object.values(value).map(words).join(', ');
  return listOf(value).map(words).join(', ');
}

/**
 * The record that the path hangs on. A sale that is gone was taken out of the POS by somebody: its id is not named,
 * because naming it would have it made once more.
 */
const goneId = (path: string): string | null => (path.startsWith('sales/') ? null : (/\/(\d+)(?:\/[a-z_]+)?(?:\?|$)/.exec(path)?.[1] ?? null));

const resourceOf = (path: string): string => path.split('?')[0]?.split('/').filter((part) => part !== '' && !/^\d+$/.test(part)).join('/') ?? path;

/** Seconds or a date; never less than a second, never more than an hour. */
function retryAfterMs(header: string | null, { now, refusals }: CallNature): number {
  const guess = Math.min(throttledMs.first * 2 ** Math.min(refusals, 10), throttledMs.most);
  if (header === null) return guess;
  const ms = /^\d+$/.test(header.trim()) ? Number.parseInt(header, 10) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1_000), 3_600_000) : guess;
}
