import { Buffer } from 'node:buffer';
import type { Credentials } from '~/ports/pos-connecting';

/** All that we do with an account. What the person who signs in may not do is missing from the grant, whatever was asked for. */
export const neededScopes = [
  'employee:register', 'employee:register_refund', 'employee:customers', 'employee:inventory', 'employee:product_edit',
  'employee:admin_employees', 'employee:admin_purchases', 'employee:admin_shops',
] as const;

/** A grant as it is stored. `expiresAt` in milliseconds. */
export interface Grant {
  readonly accountId: string;
  /** Who signed in; their rights are ours. */
  readonly userId: string;
  readonly scope: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
}

/** The answer of the token endpoint; null where it lacks what nothing works without. */
export function grantOf(answer: { access_token: string; refresh_token: string; expires_in: number }, now: number): (Grant & Credentials) | null {
  const claims = claimsOf(answer.access_token);
  if (!claims || claims.acct === '') return null;
  return {
    accountId: claims.acct, userId: claims.sub, scope: claims.scope,
    accessToken: answer.access_token, refreshToken: answer.refresh_token, expiresAt: String(now + answer.expires_in * 1_000),
  };
}

/** Scopes that were not granted; null where the token does not tell them. */
export function missingScopes(scope: string): readonly string[] | null {
  const granted = new Set(scope.split(/[\s+]+/).filter((one) => one !== ''));
  if (granted.size === 0) return null;
  return granted.has('employee:all') ? [] : neededScopes.filter((one) => !granted.has(one));
}

/** Not verified: it comes from the token endpoint itself, and the POS judges it at every call. */
function claimsOf(token: string): { acct: string; sub: string; scope: string } | null {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
    return { acct: word(claims.acct), sub: word(claims.sub), scope: Array.isArray(claims.scope) ? claims.scope.map(word).join(' ') : word(claims.scope) };
  } catch {
    return null;
  }
}

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
