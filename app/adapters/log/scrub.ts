import { errorText, withoutSecrets } from '~/domain/redact';

/** Whatever is called so never reaches a log line, however deep it lies and however it is spelled. */
const secretNames = new Set([
  'token', 'accesstoken', 'refreshtoken', 'idtoken', 'sessiontoken', 'authorization', 'cookie', 'password', 'secret', 'apisecret', 'clientsecret', 'credentials', 'sealedcredentials', 'hmac',
  'email', 'phone', 'phonenumber', 'address', 'address1', 'address2', 'line1', 'line2', 'billing', 'shipping', 'firstname', 'lastname', 'buyer', 'customer', 'note', 'body', 'payload',
]);
const mostLevels = 5;

export const scrub = (fields: Readonly<Record<string, unknown>>): object => scrubbed(fields, 0) as object;

function scrubbed(value: unknown, level: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (value instanceof Error) return errorText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (level >= mostLevels) return '…';
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, level + 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, secretNames.has(name.toLowerCase().replace(/[-_]/g, '')) ? '[redacted]' : scrubbed(one, level + 1)]));
}
