import { createHash } from 'node:crypto';
import type { WireRequest, WireResponse } from '../../shared/wire';
import type { Draft } from '../draft';
import { decode } from '../query';
import type { Grant } from '../state';
import { consentPage, decideConsent } from './consent';
import { formOf } from './form';
import { bearerOf, issue, withoutOthers } from './tokens';

const REFRESHES_A_MINUTE = 5;

/** `/auth/oauth/…`: the consent page, tokens, revoking, and a look into a token. */
export function oauth(draft: Draft, request: WireRequest): WireResponse {
  const { method } = request;
  switch (request.path.slice('/auth/oauth/'.length)) {
    case 'authorize':
      return method === 'POST' ? decideConsent(draft, formOf(request)) : consentPage(draft, request.query, decode);
    case 'token':
      return method === 'POST' ? token(draft, formOf(request)) : oauthError(405, 'invalid_request', 'The method must be POST');
    case 'revoke':
      return method === 'POST' ? revoke(draft, formOf(request)) : oauthError(405, 'invalid_request', 'The method must be POST');
    case 'introspect':
      return introspect(draft, request);
    default:
      return oauthError(404, 'invalid_request', 'Not found');
  }
}

type Form = Readonly<Record<string, string>>;

function token(draft: Draft, form: Form): WireResponse {
  const refused = clientRefusal(draft, form);
  if (refused) return refused;
  if (form.grant_type === 'authorization_code') return fromCode(draft, form);
  if (form.grant_type === 'refresh_token') return fromRefresh(draft, form);
  return oauthError(400, 'unsupported_grant_type', 'Check the `grant_type` parameter');
}

function clientRefusal(draft: Draft, form: Form): WireResponse | null {
  for (const name of ['client_id', 'client_secret', 'grant_type']) {
    if (!form[name] && !(name === 'grant_type' && !('grant_type' in form))) return oauthError(400, 'invalid_request', `Check the \`${name}\` parameter`);
  }
  const id = form.client_id ?? '';
  const client = Object.hasOwn(draft.state.clients, id) ? draft.state.clients[id] : undefined;
  return client && client.secret === form.client_secret ? null : oauthError(401, 'invalid_client', 'Client authentication failed');
}

function fromCode(draft: Draft, form: Form): WireResponse {
  const name = form.code ?? '';
  if (name === '') return oauthError(400, 'invalid_request', 'Check the `code` parameter');
  const code = Object.hasOwn(draft.state.codes, name) ? draft.state.codes[name] : undefined;
  if (!code || code.client !== form.client_id || code.expires <= draft.now || !proves(code, form.code_verifier ?? '')) {
    return oauthError(400, 'invalid_grant', 'Authorization code is expired, incorrect or was issued to another client');
  }
  const { [name]: _spent, ...codes } = draft.state.codes;
  const grant: Grant = { id: draft.nextId('grants'), client: code.client, employeeID: code.employeeID, scope: code.scope, revoked: false, refreshes: [] };
  draft.patch({ codes, grants: [...draft.state.grants, grant] });
  return json(200, issue(draft, grant, null));
}

function proves(code: { challenge: string | null; challengeMethod: 'S256' | 'plain' }, verifier: string): boolean {
  if (code.challenge === null) return true;
  return code.challenge === (code.challengeMethod === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));
}

function fromRefresh(draft: Draft, form: Form): WireResponse {
  const name = form.refresh_token ?? '';
  if (name === '') return oauthError(400, 'invalid_request', 'Check the `refresh_token` parameter');
  const known = Object.hasOwn(draft.state.refresh, name) ? draft.state.refresh[name] : undefined;
  const grant = known && draft.state.grants.find((one) => one.id === known.grant);
  const employee = grant && draft.find('Employee', grant.employeeID);
  const dead = !known || known.revoked || known.expires <= draft.now || !grant || grant.revoked || grant.client !== form.client_id;
  if (dead || !employee || employee.lockOut) return oauthError(400, 'invalid_grant', 'Token has been revoked');
  const recent = grant.refreshes.filter((at) => at > draft.now - 60_000);
  if (recent.length >= REFRESHES_A_MINUTE) {
    const answer = oauthError(429, 'too_many_requests', 'The connection refreshes its tokens too often');
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(((recent[0] ?? 0) + 60_000 - draft.now) / 1000)) } };
  }
  draft.patch({ grants: draft.state.grants.map((one) => (one.id === grant.id ? { ...one, refreshes: [...recent, draft.now] } : one)) });
  const pair = issue(draft, grant, name);
  if (draft.switches.oldAccessToken === 'revoked-at-refresh') draft.patch({ access: withoutOthers(draft, pair.access_token) });
  return json(200, pair);
}

function revoke(draft: Draft, form: Form): WireResponse {
  const refused = clientRefusal(draft, form);
  if (refused) return refused;
  const name = form.refresh_token ?? '';
  const known = Object.hasOwn(draft.state.refresh, name) ? draft.state.refresh[name] : undefined;
  if (!known) return oauthError(400, 'invalid_grant', 'Token not found');
  draft.patch({ grants: draft.state.grants.map((one) => (one.id === known.grant ? { ...one, revoked: true } : one)) });
  return json(200, {});
}

function introspect(draft: Draft, request: WireRequest): WireResponse {
  const { grant } = bearerOf(draft, request.headers.authorization);
  return json(200, { active: true, aud: grant.client, sub: String(grant.employeeID), acct: draft.state.account, scope: grant.scope });
}

function json(status: number, body: object): WireResponse {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify(body) };
}

export function oauthError(status: number, error: string, hint: string): WireResponse {
  return json(status, { error, error_description: hint, hint, message: hint });
}

