import type { WireResponse } from '../../shared/wire';
import type { Draft } from '../draft';
import { text } from './tokens';

const CODE_MS = 60_000;
const FIELDS = ['client_id', 'scope', 'state', 'code_challenge', 'code_challenge_method'] as const;
type Ask = Readonly<Record<string, string>>;

/** The simulator's own screen for a question the real one asks after logging in. It shows nothing of theirs. */
export function consentPage(draft: Draft, query: string, decode: (text: string) => string): WireResponse {
  const ask = Object.fromEntries(query.split('&').map((pair) => pair.split('=').map((part) => decode(part.replace(/\+/g, ' ')))) as [string, string][]);
  const refused = refusalOf(draft, ask);
  if (refused) return refused;
  const { clients, name, account } = draft.state;
  const hidden = FIELDS.map((field) => `<input type="hidden" name="${field}" value="${escape(ask[field] ?? '')}">`).join('');
  const people = draft
    .all('Employee')
    .filter((one) => !one.archived && !one.lockOut)
    .map((one) => `<option value="${one.id}">${escape(`${one.firstName} ${one.lastName}`)}</option>`)
    .join('');
  return html(
    200,
    `<h1>${escape(name)}</h1><p>Practice POS account ${escape(account)}</p>
<p><strong>${escape(clients[ask.client_id ?? '']?.name ?? '')}</strong> asks for: ${escape(ask.scope ?? '')}</p>
<form method="post" action="authorize">${hidden}
<label>You are <select name="employee">${people}</select></label>
<p><button name="decision" value="approve">Approve</button> <button name="decision" value="decline">Decline</button></p></form>`,
  );
}

/** Sends the browser back to the registered address, with a code or with the refusal. */
export function decideConsent(draft: Draft, form: Ask): WireResponse {
  const refused = refusalOf(draft, form);
  if (refused) return refused;
  const employee = draft.find('Employee', Number(form.employee));
  if (form.decision !== 'approve') return back(draft, form, { error: 'access_denied' });
  if (!employee || employee.lockOut || employee.archived) return html(403, '<h1>This employee cannot log in.</h1>');
  return back(draft, form, { code: grantCode(draft, form, employee.id) });
}

export function grantCode(draft: Draft, ask: Ask, employeeID: number): string {
  const code = `c0de${text(draft, 40)}`;
  const challengeMethod = ask.code_challenge_method === 'S256' ? 'S256' : 'plain';
  draft.patch({
    codes: {
      ...draft.state.codes,
      [code]: { client: ask.client_id ?? '', employeeID, scope: ask.scope ?? '', expires: draft.now + CODE_MS, challenge: ask.code_challenge || null, challengeMethod },
    },
  });
  return code;
}

export function addressBack(draft: Draft, ask: Ask, result: Readonly<Record<string, string>>): string {
  const url = new URL(draft.state.clients[ask.client_id ?? '']?.redirectUri ?? 'http://127.0.0.1/');
  for (const [name, value] of Object.entries({ ...result, ...(ask.state ? { state: ask.state } : {}) })) url.searchParams.set(name, value);
  return url.href;
}

function back(draft: Draft, ask: Ask, result: Readonly<Record<string, string>>): WireResponse {
  return { status: 302, headers: { location: addressBack(draft, ask, result) }, body: '' };
}

function refusalOf(draft: Draft, ask: Ask): WireResponse | null {
  if (!Object.hasOwn(draft.state.clients, ask.client_id ?? '')) return html(400, '<h1>invalid_client</h1>');
  const scopes = (ask.scope ?? '').split(/[\s+]+/).filter((one) => one !== '');
  if (scopes.length === 0 || !scopes.every((one) => /^employee:[a-z_]+$/.test(one))) return html(400, '<h1>invalid_scope</h1>');
  if (ask.response_type !== undefined && ask.response_type !== 'code') return html(400, '<h1>invalid_request</h1>');
  return null;
}

function html(status: number, body: string): WireResponse {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Practice POS</title><style>body{font:16px/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}button,select{font:inherit;padding:.4rem .8rem}</style>${body}</html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
}

const escape = (value: string): string => value.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
