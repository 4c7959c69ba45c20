import type { PosAdapter, PosOptions } from '~/ports/pos-gateway';
import { turns } from '../shared/exchange';
import { validateCredentials } from './credentials';
import { heartlandGateway } from './gateway';
import { heartlandManifest } from './manifest';

export function heartlandAdapter({ fetch, clock, template, requestTimeoutMs }: PosOptions): PosAdapter {
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
