import type { Draft } from '../draft';
import { Unauthorised } from '../refusal';
import type { Employee } from '../rows';
import type { Grant } from '../state';

const DAY_MS = 86_400_000;
const IDLE_DAYS = 30;

export interface Pair {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** A new pair under a grant. What it replaces goes on living until the new access token is first used. */
export function issue(draft: Draft, grant: Grant, replaces: string | null): Pair {
  const seconds = draft.switches.accessTokenSeconds;
  const access_token = jwt(draft, grant, seconds);
  const refresh_token = `def50${text(draft, 60)}`;
  draft.patch({
    access: { ...draft.state.access, [access_token]: { grant: grant.id, expires: draft.now + seconds * 1000, revoked: false, replaces } },
    refresh: { ...draft.state.refresh, [refresh_token]: { grant: grant.id, expires: draft.now + IDLE_DAYS * DAY_MS, revoked: false } },
  });
  return { token_type: 'Bearer', expires_in: seconds, access_token, refresh_token };
}

/** Signed by nobody: it reads like the real one, and the server knows it by heart. */
function jwt(draft: Draft, grant: Grant, seconds: number): string {
  const at = draft.now / 1000;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    jti: text(draft, 32), iss: 'https://cloud.lightspeedapp.com', aud: grant.client, sub: String(grant.employeeID),
    acct: draft.state.account, scope: grant.scope, iat: at, nbf: at, exp: at + seconds,
  };
  return `${part({ typ: 'JWT', alg: 'RS256', kid: 'RT_OAUTH2_SANDBOX' })}.${part(claims)}.${text(draft, 86)}`;
}

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
export function text(draft: Draft, length: number): string {
  return Array.from({ length }, () => LETTERS[Math.floor(draft.rng() * LETTERS.length)]).join('');
}

/** Who the bearer is. A locked authoriser's tokens are as good as revoked. */
export function bearerOf(draft: Draft, authorization: string | undefined): { grant: Grant; employee: Employee } {
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const known = Object.hasOwn(draft.state.access, token) ? draft.state.access[token] : undefined;
  if (!known) throw new Unauthorised('Access token could not be verified');
  const grant = draft.state.grants.find((one) => one.id === known.grant);
  const employee = grant ? draft.find('Employee', grant.employeeID) : null;
  const gone = employee?.archived && draft.switches.archivedAuthoriser === 'revoked';
  if (known.revoked || !grant || grant.revoked || !employee || employee.lockOut || gone) {
    throw new Unauthorised('Access token has been revoked');
  }
  if (known.expires <= draft.now) throw new Unauthorised('Access token could not be verified');
  if (known.replaces !== null) firstUse(draft, token, known.replaces);
  return { grant, employee };
}

function firstUse(draft: Draft, token: string, replaces: string): void {
  const { access, refresh } = draft.state;
  const old = refresh[replaces];
  const used = access[token];
  draft.patch({
    access: { ...(draft.switches.oldAccessToken === 'revoked-at-first-use' ? withoutOthers(draft, token) : access), ...(used ? { [token]: { ...used, replaces: null } } : {}) },
    ...(old ? { refresh: { ...refresh, [replaces]: { ...old, revoked: true } } } : {}),
  });
}

/** Every access token of the same grant but this one is revoked. */
export function withoutOthers(draft: Draft, token: string): Draft['state']['access'] {
  const { access } = draft.state;
  const grant = access[token]?.grant;
  return Object.fromEntries(
    Object.entries(access).map(([name, one]) => [name, one.grant === grant && name !== token ? { ...one, revoked: true } : one]),
  );
}
