import { fail, ok } from '~/domain/result';
import type { PosAdapter } from '~/ports/pos-gateway';

const needed = ['accountId', 'accessToken', 'refreshToken', 'expiresAt'] as const;

/** A grant, never something typed. The account's number becomes part of every address. */
export const validateGrant: PosAdapter['validate'] = (credentials) => {
  const missing = needed.filter((name) => !credentials[name]);
  if (missing.length > 0) return fail(missing.map((field) => ({ field, code: 'missing' as const })));
  const account = credentials.accountId ?? '';
  return /^\d{1,20}$/.test(account) ? ok({ account, credentials }) : fail([{ field: 'accountId', code: 'malformed' }]);
};
