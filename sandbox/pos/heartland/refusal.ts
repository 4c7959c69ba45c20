import type { State } from './state';
import type { WireResponse } from '../shared/wire';

/** By field, the reason in words. Custom fields are named `custom@key` here and spelled as the switch says on the wire. */
export type Details = Readonly<Record<string, string>>;

/**
 * A request the server will not carry out. Thrown, because a refusal must undo whatever the request had already
 * written: it leaves past the draft, which is then dropped.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number | 'validation',
    readonly word: string,
    message: string,
    readonly details: Details | null = null,
  ) {
    super(message);
  }
}

export function invalid(details: Details): Refusal {
  const message = Object.entries(details)
    .map(([field, reason]) => `${field} ${reason}`)
    .join(', ');
  return new Refusal('validation', 'validation_error', message, details);
}

export function paymentRefused(message: string, details: Details | null = null): Refusal {
  return new Refusal('validation', 'payment_error', message, details);
}

export function notFound(): Refusal {
  return new Refusal(404, 'not_found', 'The requested resource was not found');
}

export function forbidden(right: string): Refusal {
  return new Refusal(403, 'forbidden', `You do not have permission: ${right}`);
}

export function unauthorised(): Refusal {
  return new Refusal(401, 'unauthorized', 'The access token is missing or not valid');
}

export function methodNotAllowed(): Refusal {
  return new Refusal(405, 'method_not_allowed', 'This resource does not support the method');
}

export function answerTo(refusal: Refusal, state: State): WireResponse {
  const { switches } = state;
  const body: Record<string, unknown> = { error: refusal.word, message: refusal.message };
  if (refusal.details) {
    body.details = Object.fromEntries(
      Object.entries(refusal.details).map(([field, reason]) => [
        spell(field, switches.detailsCustomKey),
        shape(reason, switches.detailsShape),
      ]),
    );
  }
  const status = refusal.status === 'validation' ? switches.validationCode : refusal.status;
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function spell(field: string, style: State['switches']['detailsCustomKey']): string {
  if (!field.startsWith('custom@')) return field;
  const key = field.slice('custom@'.length);
  if (style === 'key') return key;
  return style === 'custom.key' ? `custom.${key}` : field;
}

function shape(reason: string, style: State['switches']['detailsShape']): unknown {
  if (style === 'string') return reason;
  return style === 'nested' ? { errors: [{ message: reason }] } : [reason];
}

/** A failure without a cause of its own, as faults and the limiter make it. */
export function failure(status: number, word: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: word, message: word.replaceAll('_', ' ') }),
  };
}

export function tooMany(retryAfter: number | null): WireResponse {
  const answer = failure(429, 'too_many_requests');
  return retryAfter === null ? answer : { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}
