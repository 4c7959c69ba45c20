import { fail, ok } from '~/domain/result';
import type { CredentialFault, Credentials, PosAdapter } from '~/ports/pos-gateway';

const account = /^\d{1,18}$/;
/** Signed tokens run to a few thousand characters. */
const token = /^[\x21-\x7e]{8,8192}$/;

/** The account's number decides which records are called, so nothing but digits may come through. Whatever else the connection keeps beside it passes as it is. */
export const validateCredentials: PosAdapter['validate'] = (credentials) => {
  const faults: CredentialFault[] = [];
  const accountId = (credentials.accountId ?? '').trim();
  const accessToken = (credentials.accessToken ?? '').trim();
  if (!account.test(accountId)) faults.push({ field: 'accountId', code: accountId === '' ? 'missing' : 'malformed' });
  if (!token.test(accessToken)) faults.push({ field: 'accessToken', code: accessToken === '' ? 'missing' : 'malformed' });
  return faults.length > 0 ? fail(faults) : ok({ account: accountId, credentials: { ...credentials, accountId, accessToken } });
};

const realOrigin = 'https://api.lightspeedapp.com';

/** `template` replaces the real origin where the environment says so. Everything of an account stands under its number. */
export function baseUrl(credentials: Credentials, template: string | null): string {
  const accountId = credentials.accountId ?? '';
  if (!account.test(accountId)) throw new Error('stored credentials name no account');
  return `${(template ?? realOrigin).replace(/\/$/, '')}/API/V3/Account/${accountId}/`;
}
