import type { StagePos } from './surroundings';

/** A staff member at a desk: opens pages of the app as Shopify's admin would, with session tokens of the simulated shop. */
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export interface FeedDocument { readonly id: string; readonly kind: string; readonly number: string; readonly posId: string | null; readonly state: string; readonly posTotal: string | null }
export interface FeedOrder {
  readonly id: string; readonly name: string | null; readonly status: string; readonly cause: string | null; readonly purchaseTotal: string | null; readonly currentTotal: string | null;
  readonly documents: readonly FeedDocument[];
}
export interface Status { readonly connected: boolean; readonly due: number; readonly planned: number; readonly counts: Readonly<Record<string, number>> }

export class Shop {
  constructor(private readonly appUrl: string, private readonly shopUrl: string) {}

  private async token(): Promise<{ idToken: string; shop: string; host: string }> {
    const answer = await fetch(`${this.shopUrl}/_control/id-token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return (await answer.json()) as { idToken: string; shop: string; host: string };
  }

  /** The first opening installs the app: Shopify's session token is exchanged for an access token. */
  async open(): Promise<void> {
    const { idToken, shop, host } = await this.token();
    const query = new URLSearchParams({ embedded: '1', shop, host, id_token: idToken, locale: 'en' });
    const page = await fetch(`${this.appUrl}/app?${query}`, { headers: { 'user-agent': browser }, redirect: 'manual' });
    if (page.status !== 200) throw new Error(`opening the app answered ${page.status}`);
  }

  /** As a merchant would: by the form, or by the till's own consent page. */
  connect(pos: StagePos, currency: string, startDate: string): Promise<void> {
    return pos === 'heartland' ? this.connectHeartland(currency, startDate) : this.connectLightspeed(currency, startDate);
  }

  async connectHeartland(currency: string, startDate: string): Promise<void> {
    await this.submit({ kind: 'heartland', 'credential.subdomain': 'demo', 'credential.token': 'sandbox-token-demo', currency, start: 'date', startDate });
  }

  /** Through the till's own consent page, as its owner, and back. */
  async connectLightspeed(currency: string, startDate: string): Promise<void> {
    const asked = await this.post({ intent: 'sign-in', kind: 'lightspeed-r' });
    const page = new URL((/"page":"([^"]+)"/.exec(await asked.text())?.[1] ?? '').replaceAll('\\u0026', '&'));
    const consent = new URLSearchParams([...page.searchParams, ['employee', '1'], ['decision', 'approve']]);
    const granted = await fetch(page.origin + page.pathname, { method: 'POST', body: consent, redirect: 'manual' });
    const back = await fetch(granted.headers.get('location') ?? '', { redirect: 'manual' });
    const signIn = new URL(back.headers.get('location') ?? '').searchParams.get('signIn') ?? '';
    await this.submit({ kind: 'lightspeed-r', signIn, currency, start: 'date', startDate });
  }

  private async submit(fields: Readonly<Record<string, string>>): Promise<void> {
    const answer = await this.post({ intent: 'connect', ...fields });
    if (answer.status >= 400) throw new Error(`the connection form answered ${answer.status}`);
    if (!(await this.status()).connected) throw new Error('the connection form was answered, but the app is not connected');
  }

  private async post(fields: Readonly<Record<string, string>>): Promise<Response> {
    const { idToken } = await this.token();
    const route = '/app/settings/connection?_data=routes%2Fapp.settings.connection';
    return fetch(this.appUrl + route, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { 'user-agent': browser, authorization: `Bearer ${idToken}` } });
  }

  async status(): Promise<Status> {
    return (await this.read('/app/status.json')) as Status;
  }

  async orders(): Promise<readonly FeedOrder[]> {
    const orders: FeedOrder[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await this.read(`/app/orders.json${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`)) as { orders: FeedOrder[]; next: string | null };
      orders.push(...page.orders);
      cursor = page.next;
    }
    return orders;
  }

  /** Waits until nothing is due and nothing is planned, twice in a row, because a delivery may be on its way between two looks. */
  async settled(known: number, progress: (status: Status) => void, limitMs: number): Promise<void> {
    const until = Date.now() + limitMs;
    for (let quiet = 0; quiet < 2;) {
      if (Date.now() > until) throw new Error(`work was still due after ${Math.round(limitMs / 60_000)} minutes`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const status = await this.status();
      progress(status);
      const seen = Object.values(status.counts).reduce((sum, count) => sum + count, 0);
      quiet = status.due === 0 && status.planned === 0 && seen >= known ? quiet + 1 : 0;
    }
  }

  private async read(path: string): Promise<unknown> {
    const { idToken } = await this.token();
    const answer = await fetch(this.appUrl + path, { headers: { 'user-agent': browser, authorization: `Bearer ${idToken}` }, redirect: 'manual' });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  }
}
