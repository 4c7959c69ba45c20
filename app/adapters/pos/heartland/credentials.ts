import { fail, ok, type Result } from '~/domain/result';
import type { CredentialFault, Credentials, PosAdapter } from '~/ports/pos-gateway';

/** The same accounts answer under both; older ones under the second. */
const domains = ['retail.heartland.us', 'myspringboard.us'] as const;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The subdomain alone, or its whole address pasted from the browser. Nothing else may come through: what is stored here decides
 * which host is called, and a text such as "evil.example/#" would otherwise reach any.
 */
export const validateCredentials: PosAdapter['validate'] = (credentials) => {
  const faults: CredentialFault[] = [];
  const host = readHost(credentials.subdomain ?? '');
  if (!host.ok) faults.push({ field: 'subdomain', code: host.error });
  const token = (credentials.token ?? '').trim();
  if (token === '') faults.push({ field: 'token', code: 'missing' });
  else if (!/^[\x21-\x7e]{8,4096}$/.test(token)) faults.push({ field: 'token', code: 'malformed' });
  if (!host.ok || faults.length > 0) return fail(faults);
  return ok({ account: host.value.subdomain, credentials: { ...host.value, token } });
};

function readHost(text: string): Result<{ subdomain: string; domain: string }, CredentialFault['code']> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return fail('missing');
  if (label.test(typed)) return ok({ subdomain: typed, domain: domains[0] });
  const bare = typed.replace(/^https:\/\//, '').replace(/\/$/, '');
  const domain = domains.find((one) => bare.endsWith(`.${one}`));
  const subdomain = domain ? bare.slice(0, -domain.length - 1) : '';
  if (domain && label.test(subdomain)) return ok({ subdomain, domain });
  return fail(/^[a-z0-9.-]+$/.test(bare) ? 'not-allowed' : 'malformed');
}

/** `template` replaces the real host where the environment says so; it may hold `{subdomain}`. */
export function baseUrl(credentials: Credentials, template: string | null): string {
  const subdomain = credentials.subdomain ?? '';
  const domain = domains.find((one) => one === credentials.domain) ?? domains[0];
  if (!label.test(subdomain)) throw new Error('stored credentials name no subdomain');
  const origin = template ? template.replace('{subdomain}', subdomain) : `https://${subdomain}.${domain}`;
  return `${origin.replace(/\/$/, '')}/api/`;
}
