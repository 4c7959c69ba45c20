import type { PosAdapter, PosOptions } from '~/ports/pos-gateway';
import { validateCredentials } from './credentials';
import { heartlandGateway } from './gateway';
import { heartlandManifest } from './manifest';

export function heartlandAdapter({ fetch, clock, template, requestTimeoutMs }: PosOptions): PosAdapter {
  const lines = new Map<string, Promise<unknown>>();
  /** Each account's calls follow one another, whoever makes them: the POS throttles parallel ones. */
  const turnsOf = (account: string) => async <T>(call: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(account) ?? Promise.resolve()).then(call, call);
    lines.set(account, turn.catch(() => undefined));
    return turn;
  };
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
