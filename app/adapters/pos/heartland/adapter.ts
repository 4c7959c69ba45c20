import type { Clock } from '~/ports/clock';
import type { PosAdapter } from '~/ports/pos-gateway';
import { turns } from '../shared/exchange';
import { validateCredentials } from './credentials';
import { heartlandGateway } from './gateway';
import { heartlandManifest } from './manifest';

export interface HeartlandOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Replaces the real hosts, for example "http://127.0.0.1:4020/{subdomain}". */
  readonly template: string | null;
  readonly requestTimeoutMs: number | null;
}

export function heartlandAdapter({ fetch, clock, template, requestTimeoutMs }: HeartlandOptions): PosAdapter {
  // The POS throttles parallel calls.
  const turnsOf = turns();
  return {
    manifest: heartlandManifest,
    validate: validateCredentials,
    signIn: null,
    open: (credentials, currency, hear) =>
      heartlandGateway({
        fetch, clock, credentials, template, currency, hear,
        requestTimeoutMs: requestTimeoutMs ?? heartlandManifest.requestTimeoutMs,
        inTurn: turnsOf(credentials.subdomain ?? ''),
      }),
  };
}
