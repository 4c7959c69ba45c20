/** `POST /admin/oauth/access_token`: token exchange and refresh, with the answers Shopify gives. */
import { json, type HttpAnswer, type HttpRequest } from '../../shared/http';
import { SHOP_DOMAIN } from '../settings';
import { readIdToken } from './id-token';
import type { IssuedToken, Terms, TokenStore } from './token-store';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

export interface TokenEndpoint {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tokens: TokenStore;
  readonly terms: () => Terms;
  readonly now: () => number;
  /** A first exchange installs the app. */
  readonly onExchange: () => void;
}

export function answerTokenRequest(endpoint: TokenEndpoint, request: HttpRequest): HttpAnswer {
  const fields = fieldsOf(request);
  if (!fields) return fault('invalid_request', 'The body could not be read.');
  if (fields.client_id !== endpoint.apiKey) return fault('application_cannot_be_found', 'No app has this client ID.');
  if (fields.client_secret !== endpoint.apiSecret) return fault('invalid_client', 'The client secret is wrong.', 401);
  if (fields.grant_type === EXCHANGE) return exchange(endpoint, fields);
  if (fields.grant_type === 'refresh_token') return refresh(endpoint, fields.refresh_token ?? '');
  return fault('unsupported_grant_type', 'This grant type is not supported.');
}

function exchange(endpoint: TokenEndpoint, fields: Readonly<Record<string, string>>): HttpAnswer {
  if (fields.subject_token_type !== ID_TOKEN) return fault('invalid_request', 'subject_token_type has to be an id token.');
  const online = fields.requested_token_type === ONLINE;
  if (!online && fields.requested_token_type !== OFFLINE) return fault('invalid_request', 'requested_token_type is not known.');
  const claims = readIdToken(fields.subject_token ?? '', endpoint.apiKey, endpoint.apiSecret, SHOP_DOMAIN, endpoint.now());
  if (typeof claims === 'string') return fault('invalid_subject_token', `The id token is refused: ${claims}.`);
  endpoint.onExchange();
  const userId = online ? claims.sub : null;
  const token = endpoint.tokens.issue(
    { online, expiring: fields.expiring === '1', userId, madeFrom: null },
    endpoint.terms(),
    endpoint.now(),
  );
  return json(200, wire(token, endpoint.now()));
}

function refresh(endpoint: TokenEndpoint, given: string): HttpAnswer {
  const from = endpoint.tokens.refreshable(given, endpoint.now());
  if (!from) return fault('invalid_grant', 'The refresh token is over or was used.');
  const kind = { online: false, expiring: true, userId: null, madeFrom: from.access };
  return json(200, wire(endpoint.tokens.issue(kind, endpoint.terms(), endpoint.now()), endpoint.now()));
}

function wire(token: IssuedToken, now: number) {
  const left = (until: number | null) => (until === null ? undefined : Math.round((until - now) / 1_000));
  return {
    access_token: token.access,
    scope: token.scopes.join(','),
    expires_in: left(token.expiresAt),
    ...(token.refresh === null ? {} : { refresh_token: token.refresh, refresh_token_expires_in: left(token.refreshExpiresAt) }),
    ...(token.online
      ? {
          associated_user_scope: token.scopes.join(','),
          associated_user: {
            id: Number(token.userId ?? 1),
            first_name: 'Robin',
            last_name: 'Okafor',
            email: 'robin@example.com',
            email_verified: true,
            account_owner: true,
            locale: 'en',
            collaborator: false,
          },
        }
      : {}),
  };
}

function fieldsOf(request: HttpRequest): Record<string, string> | null {
  if ((request.headers['content-type'] ?? '').includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(request.text));
  }
  try {
    const body: unknown = JSON.parse(request.text);
    if (typeof body !== 'object' || body === null) return null;
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
  } catch {
    return null;
  }
}

function fault(error: string, description: string, status = 400): HttpAnswer {
  return json(status, { error, error_description: description });
}
