import type { PosAdapter, PosOptions } from '~/ports/pos-gateway';
import { turns } from '../shared/exchange';
import { accessTokens } from './access/access-tokens';
import { lightspeedSignIn } from './access/sign-in';
import { tokenEndpoint } from './access/token-endpoint';
import { validateGrant } from './access/validate';
import { signInOrigin } from './address';
import { lightspeedGateway } from './gateway';
import { lightspeedManifest } from './manifest';
import { newPace, type Pace } from './pace';

export function lightspeedAdapter({ fetch, clock, template, requestTimeoutMs, client = null }: PosOptions): PosAdapter {
  const origin = signInOrigin(template);
  const endpoint = tokenEndpoint({ fetch, clock, client, origin });
  const turnsOf = turns();
  const paces = new Map<string, Pace>();
  /** One for each account, whatever shops and orders ask: the allowance is the account's. */
  const paceOf = (account: string): Pace => {
    const pace = paces.get(account) ?? newPace();
    paces.set(account, pace);
    return pace;
  };
  return {
    manifest: lightspeedManifest,
    validate: validateGrant,
    signIn: client && lightspeedSignIn(client, origin, endpoint),
    open: (credentials, currency, hear, keeper) =>
      lightspeedGateway({
        fetch, clock, credentials, template, currency, hear,
        tokens: accessTokens({ credentials, keeper, endpoint, clock }),
        requestTimeoutMs: requestTimeoutMs ?? lightspeedManifest.requestTimeoutMs,
        pace: paceOf(credentials.accountId ?? ''),
        inTurn: turnsOf(credentials.accountId ?? ''),
      }),
  };
}
