/** Offline and online access tokens of the one app on the one shop. Times are milliseconds. */
import { randomBytes } from 'node:crypto';

export interface IssuedToken {
  readonly access: string;
  readonly refresh: string | null;
  readonly online: boolean;
  readonly userId: string | null;
  readonly scopes: readonly string[];
  /** Null: never. */
  readonly expiresAt: number | null;
  readonly refreshExpiresAt: number | null;
  /** Set when a newer pair took its place. */
  readonly replacedAt: number | null;
  /** The pair whose refresh token made this one; that one may be used again until this one is first used. */
  readonly madeFrom: string | null;
  readonly used: boolean;
}

export interface Terms {
  readonly scopes: readonly string[];
  readonly tokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly graceMs: number;
}

export class TokenStore {
  private tokens: IssuedToken[] = [];

  issue(
    kind: { online: boolean; expiring: boolean; userId: string | null; madeFrom: string | null },
    terms: Terms,
    now: number,
  ): IssuedToken {
    const expires = kind.online || kind.expiring;
    const token: IssuedToken = {
      access: `${kind.online ? 'shpua' : 'shpat'}_${randomBytes(16).toString('hex')}`,
      refresh: kind.expiring && !kind.online ? `shprt_${randomBytes(16).toString('hex')}` : null,
      online: kind.online,
      userId: kind.userId,
      scopes: terms.scopes,
      expiresAt: expires ? now + (kind.online ? 86_400 : terms.tokenSeconds) * 1_000 : null,
      refreshExpiresAt: kind.expiring ? now + terms.refreshTokenSeconds * 1_000 : null,
      replacedAt: null,
      madeFrom: kind.madeFrom,
      used: false,
    };
    // A newer offline pair replaces the older one; its access token lives on for the grace only.
    this.tokens = this.tokens
      .filter((old) => (old.expiresAt ?? Infinity) > now - 86_400_000)
      .map((old) => (!kind.online && !old.online && old.replacedAt === null ? { ...old, replacedAt: now } : old));
    this.tokens.push(token);
    return token;
  }

  /** The pair that a refresh token may still be exchanged for, or null. */
  refreshable(refresh: string, now: number): IssuedToken | null {
    const token = this.tokens.find((candidate) => candidate.refresh === refresh);
    if (!token || (token.refreshExpiresAt ?? 0) < now) return null;
    const followers = this.tokens.filter((candidate) => candidate.madeFrom === token.access);
    if (followers.some((follower) => follower.used)) return null;
    return token.replacedAt !== null && followers.length === 0 ? null : token;
  }

  /** Scopes of an access token that is good now; marks it used. */
  accept(access: string, graceMs: number, now: number): ReadonlySet<string> | null {
    const at = this.tokens.findIndex((candidate) => candidate.access === access);
    const token = this.tokens[at];
    if (!token || (token.expiresAt ?? Infinity) <= now) return null;
    if (token.replacedAt !== null && now > token.replacedAt + graceMs) return null;
    this.tokens[at] = { ...token, used: true };
    return new Set(token.scopes);
  }

  /** Ends every access token now; `refreshToo` ends the refresh tokens as well. */
  expire(now: number, refreshToo: boolean): void {
    this.tokens = this.tokens.map((token) => ({
      ...token,
      expiresAt: now,
      refreshExpiresAt: refreshToo ? now - 1 : token.refreshExpiresAt,
    }));
  }

  revokeAll(): void {
    this.tokens = [];
  }

  save(): readonly IssuedToken[] {
    return this.tokens;
  }

  restore(tokens: readonly IssuedToken[]): void {
    this.tokens = [...tokens];
  }
}
