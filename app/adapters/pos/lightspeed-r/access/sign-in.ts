import { createHash, createHmac } from 'node:crypto';
import { fail, ok } from '~/domain/result';
import type { PosSignIn } from '~/ports/pos-connecting';
import { neededScopes } from './grant';
import type { Client, TokenEndpoint } from './token-endpoint';

/**
 * Lightspeed's own page. It takes no address to return to: the one registered for the app is used.
 * The verifier is made from the state anew when the browser comes back, so that nothing of it has to be stored.
 */
export function lightspeedSignIn(client: Client, origin: string, endpoint: TokenEndpoint): PosSignIn {
  const verifierOf = (state: string): string => createHmac('sha256', client.secret).update(state).digest('base64url');
  return {
    pageFor(state) {
      const page = new URL('/auth/oauth/authorize', origin);
      page.searchParams.set('response_type', 'code');
      page.searchParams.set('client_id', client.id);
      page.searchParams.set('scope', neededScopes.join(' '));
      page.searchParams.set('state', state);
      page.searchParams.set('code_challenge', createHash('sha256').update(verifierOf(state)).digest('base64url'));
      page.searchParams.set('code_challenge_method', 'S256');
      return ok(page.href);
    },
    finish({ code, state }) {
      return code ? endpoint.exchange(code, verifierOf(state ?? '')) : Promise.resolve(fail({ kind: 'unauthorised' }));
    },
  };
}
