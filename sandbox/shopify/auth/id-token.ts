/** The admin's session tokens ("id tokens"): JWT, HS256 over the app's secret, one minute of life. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export interface IdClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  /** Seconds. */
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}

export interface IdTokenOptions {
  readonly shop: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly userId: string;
  /** Seconds; negative makes a token that is over already. */
  readonly life: number;
  /** Milliseconds. */
  readonly now: number;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function mintIdToken(options: IdTokenOptions): string {
  const iat = Math.floor(options.now / 1_000);
  const claims: IdClaims = {
    iss: `https://${options.shop}/admin`,
    dest: `https://${options.shop}`,
    aud: options.apiKey,
    sub: options.userId,
    exp: iat + options.life,
    nbf: Math.min(iat, iat + options.life),
    iat,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${signatureOf(signed, options.apiSecret).toString('base64url')}`;
}

/** The claims, or in words why the token is refused. Ten seconds of clock difference are forgiven. */
export function readIdToken(token: string, apiKey: string, apiSecret: string, shop: string, now: number): IdClaims | string {
  const [header, body, signature, ...rest] = token.split('.');
  if (!header || !body || !signature || rest.length > 0) return 'not a token';
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(`${header}.${body}`, apiSecret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong signature';
  let claims: IdClaims;
  try {
    if ((JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { alg?: unknown }).alg !== 'HS256')
      return 'wrong algorithm';
    claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as IdClaims;
  } catch {
    return 'not a token';
  }
  const seconds = now / 1_000;
  if (claims.aud !== apiKey) return 'for another app';
  if (claims.dest !== `https://${shop}`) return 'for another shop';
  if (typeof claims.exp !== 'number' || claims.exp + 10 < seconds) return 'expired';
  if (typeof claims.nbf === 'number' && claims.nbf - 10 > seconds) return 'not valid yet';
  return claims;
}

function signatureOf(signed: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(signed).digest();
}
