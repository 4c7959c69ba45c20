import type { WireResponse } from '../shared/wire';
import type { Switches } from './switches';

/**
 * A request the server will not carry out. Thrown, because a refusal must undo whatever the request had already
 * written: it leaves past the draft, which is then dropped.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number | 'semantic',
    message: string,
  ) {
    super(message);
  }
}

/** The token is missing, unknown, expired or revoked. */
export class Unauthorised extends Error {}

const NAMES = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
]);

export const malformed = (message: string): Refusal => new Refusal(400, message);
export const rule = (message: string): Refusal => new Refusal('semantic', message);
export const notFound = (name: string, id: string | number): Refusal =>
  new Refusal(404, `Object of type '${name}' not found with primary ID '${id}'.`);

export function failure(status: number, message: string, switches?: Switches): WireResponse {
  return {
    status,
    headers: { 'content-type': switches?.errorContentType ?? 'application/json' },
    body: JSON.stringify({
      httpCode: String(status),
      httpMessage: NAMES.get(status) ?? 'Error',
      message,
      errorClass: 'Exception',
    }),
  };
}

export function unauthorised(hint: string): WireResponse {
  return {
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request.',
      hint,
    }),
  };
}

export function answerTo(refusal: Refusal, switches: Switches): WireResponse {
  return failure(refusal.status === 'semantic' ? switches.semanticStatus : refusal.status, refusal.message, switches);
}
