import { waitOf } from '~/domain/health/throttle';
import type { PosError } from '~/domain/posting/pos-error';
import { without, withoutSecrets } from '~/domain/redact';
import { readRecord } from '../shared/exact-json';
import { lost, type RawAnswer } from '../shared/exchange';
import { text } from './wire';

export interface CallNature {
  readonly write: boolean;
  readonly path: string;
  readonly now: number;
  /** What the request said of a person; refusals like to quote it. */
  readonly personal: readonly string[];
}

/** Records whose ids we keep: gone, they are looked for again. Others are what somebody chose, and a person has to choose anew. */
const remembered = new Set(['Item', 'Customer', 'Sale', 'SaleLine']);

/** Bodies are read by their shape: errors have been served as JSON under text/html, and pages under any status. */
export function errorOf({ status, headers, body }: RawAnswer, call: CallNature): PosError {
  const record = readRecord(body);
  const message = record ? [text(record, 'message'), text(record, 'error_description'), text(record, 'hint')].find((part) => part !== '') ?? '' : '';
  switch (status) {
    case 401:
      return { kind: 'unauthorised' };
    case 403:
      return { kind: 'forbidden', right: resourceOf(call.path) };
    case 404:
      return missing(message) ?? { kind: 'missing-reference', externalId: /\/(\d+)(?:\.json)?$/.exec(bare(call.path))?.[1] ?? null, what: resourceOf(call.path) };
    case 429:
      return throttled(headers.get('retry-after'), call.now);
    case 400:
    case 405:
    case 409:
    case 422:
      // A page in place of a refusal comes from something in between, which may have let the request through.
      if (!record) return lost(call.write, `HTTP ${status} without JSON`);
      return missing(message) ?? refusal((text(record, 'errorClass') || text(record, 'error')) || 'refused', message, call.personal);
    default:
      return lost(call.write, `HTTP ${status}`);
  }
}

function missing(message: string): PosError | null {
  const [, type, id] = /type '(\w+)' not found with primary ID '(\d+)'/i.exec(message) ?? [];
  return type && id && remembered.has(type) ? { kind: 'missing-reference', externalId: id, what: type.toLowerCase() } : null;
}

/** A refusal is shown to the merchant and kept with the order; a page of it helps nobody. */
const mostWords = 500;

/** Refusals are one sentence and name no field; the field is the one whose word stands in it, so that orders refused alike are one problem. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/serial/i, 'serialized'], [/parent.?sale.?line|exceed|refund(ed)? (more|quantity)/i, 'parentSaleLineID'], [/employee/i, 'employeeID'], [/register/i, 'registerID'],
  [/payment.?type/i, 'paymentTypeID'], [/balance|payments?/i, 'SalePayments'], [/customer/i, 'customerID'], [/\bitem/i, 'itemID'], [/\bshop/i, 'shopID'], [/discount/i, 'discountAmount'],
];

function refusal(code: string, said: string, personal: readonly string[]): PosError {
  // Each tender is sent once: one that is there already says that the sale is, too.
  if (/remote.?reference/i.test(said) && /already|exists|unique|duplicate|taken/i.test(said)) return { kind: 'already-exists', field: 'remoteReference' };
  const field = fields.find(([word]) => word.test(said))?.[1] ?? null;
  return { kind: 'rejected', code, field, customField: false, message: withoutSecrets(without(said, personal)).slice(0, mostWords) };
}

const bare = (path: string): string => path.split('?')[0] ?? path;
export const resourceOf = (path: string): string => bare(path).split('/').find((part) => /^\w/.test(part))?.replace(/\.json$/, '') ?? path;

/** Retry-After is in seconds here; never less than a second, never more than an hour. */
function throttled(header: string | null, now: number): PosError {
  if (header === null || !/^\d+$/.test(header.trim())) return { kind: 'throttled', until: now + waitOf(1), guessed: true };
  return { kind: 'throttled', until: now + Math.min(Math.max(Number.parseInt(header, 10) * 1_000, 1_000), 3_600_000) };
}
