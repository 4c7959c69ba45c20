/** A token endpoint whose pairs rotate: the old refresh token ends when the new access token is first used. */
export class TokenServer {
  refreshes = 0;
  private count = 0;
  private readonly pairs: { access: string; refresh: string; before: string | null; revoked: boolean; until: number }[] = [];
  /** Happens in place of an answer, after the server has done its part. */
  cut: (() => Promise<Response>) | null = null;

  constructor(private readonly now: () => number, readonly secondsToLive = 3_600) {}

  issue(before: string | null = null) {
    this.count += 1;
    const claims = Buffer.from(JSON.stringify({ acct: 812, sub: '7', scope: 'employee:register' })).toString('base64url');
    const pair = { access: `head.${claims}.${this.count}`, refresh: `refresh-${this.count}`, before, revoked: false, until: this.now() + this.secondsToLive * 1_000 };
    this.pairs.push(pair);
    return { access_token: pair.access, refresh_token: pair.refresh, expires_in: this.secondsToLive };
  }

  /** What the API says to a call with this token. */
  use(access: string): 200 | 401 {
    const pair = this.pairs.find((one) => one.access === access);
    if (!pair || pair.revoked || pair.until <= this.now()) return 401;
    for (const older of this.pairs) if (older.refresh === pair.before) older.revoked = true;
    return 200;
  }

  revokeAll(): void {
    for (const pair of this.pairs) pair.revoked = true;
  }

  readonly fetch: typeof fetch = async (_input, init) => {
    const body = JSON.parse(String(init?.body)) as Record<string, string>;
    if (body.grant_type !== 'refresh_token') return Response.json(body.code === 'good' ? this.issue() : { error: 'invalid_grant' }, { status: body.code === 'good' ? 200 : 400 });
    this.refreshes += 1;
    const pair = this.pairs.find((one) => one.refresh === body.refresh_token);
    if (!pair || pair.revoked) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const answer = this.issue(pair.refresh);
    return this.cut ? this.cut() : Response.json(answer);
  };
}
