import type { Clock } from '~/ports/clock';
import type { PosAdapter } from '~/ports/pos-gateway';
import { turns } from '../shared/exchange';
import { validateCredentials } from './credentials';
import { lightspeedGateway } from './gateway';
import { lightspeedManifest } from './manifest';
import { newPace, type Pace } from './pace';

export interface LightspeedOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Replaces the real origin, for example "http://127.0.0.1:4030". */
  readonly template: string | null;
  readonly requestTimeoutMs: number | null;
}

export function lightspeedAdapter({ fetch, clock, template, requestTimeoutMs }: LightspeedOptions): PosAdapter {
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
    validate: validateCredentials,
    open: (credentials, currency, hear) =>
      lightspeedGateway({
        fetch, clock, credentials, template, currency, hear,
        requestTimeoutMs: requestTimeoutMs ?? lightspeedManifest.requestTimeoutMs,
        pace: paceOf(credentials.accountId ?? ''),
        inTurn: turnsOf(credentials.accountId ?? ''),
      }),
  };
}
