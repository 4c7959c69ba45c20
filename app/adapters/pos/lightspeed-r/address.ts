import type { Credentials } from '~/ports/pos-connecting';

const real = { api: 'https://api.lightspeedapp.com', sign: 'https://cloud.lightspeedapp.com' };

/** Everything of an account stands under its number. `template` replaces the real origin where the environment says so. */
export function apiAddress(credentials: Credentials, template: string | null): string {
  const account = credentials.accountId ?? '';
  if (!/^\d{1,20}$/.test(account)) throw new Error('stored credentials name no account');
  return `${originOf(template) ?? real.api}/API/V3/Account/${account}/`;
}

/** Where people sign in and tokens come from. */
export const signInOrigin = (template: string | null): string => originOf(template) ?? real.sign;

const originOf = (template: string | null): string | null => template?.replace(/\/$/, '') ?? null;
