import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { CredentialKeeper, Credentials } from '~/ports/pos-connecting';
import type { TokenEndpoint } from './token-endpoint';

export interface AccessTokens {
  /** Good for the next call. */
  token(): Promise<Result<string, PosError>>;
  /** After a 401 for `refused`. */
  another(refused: string): Promise<Result<string, PosError>>;
}

export interface AccessTokensOptions {
  readonly credentials: Credentials;
  /** Absent while a connection is only being tried. */
  readonly keeper: CredentialKeeper | undefined;
  readonly endpoint: Pick<TokenEndpoint, 'refresh'>;
  readonly clock: Clock;
}

/** Tokens live for an hour or half of one: early enough that none ends between two calls, late enough to be of use. */
const aheadMs = 5 * 60_000;
/** While renewing ahead of time fails, the token that is still good is used and the endpoint left alone for this long. */
const againMs = 60_000;

/** The pair rotates: the keeper stores each new one before its access token is used, because that use is what ends the one before. */
export function accessTokens({ credentials, keeper, endpoint, clock }: AccessTokensOptions): AccessTokens {
  let known = credentials;
  let notBefore = 0;

  async function renew(): Promise<Result<string, PosError>> {
    if (!keeper) return fail({ kind: 'unauthorised' });
    const answer = await keeper.renew(known, (stored) => endpoint.refresh(stored.refreshToken ?? ''));
    if (!answer.ok) return answer;
    known = answer.value;
    return ok(known.accessToken ?? '');
  }

  return {
    async token() {
      const now = clock.now();
      const left = Number.parseInt(known.expiresAt ?? '0', 10) - now;
      if (left > aheadMs || !keeper || (left > 0 && now < notBefore)) return ok(known.accessToken ?? '');
      const fresh = await renew();
      if (fresh.ok || left <= 0) return fresh;
      notBefore = now + againMs;
      return ok(known.accessToken ?? '');
    },
    another: (refused) => (known.accessToken === refused ? renew() : Promise.resolve(ok(known.accessToken ?? ''))),
  };
}

/** One call, made a second time with another token where it was refused for its own: a 401 says that nothing was done. */
export async function withToken<T>(tokens: AccessTokens, call: (token: string) => Promise<Result<T, PosError>>): Promise<Result<T, PosError>> {
  const token = await tokens.token();
  if (!token.ok) return token;
  const answer = await call(token.value);
  if (answer.ok || answer.error.kind !== 'unauthorised') return answer;
  const other = await tokens.another(token.value);
  return other.ok ? call(other.value) : other;
}
