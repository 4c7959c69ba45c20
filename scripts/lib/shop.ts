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

  /** Through the same form that a merchant fills in. */
  async connectHeartland(currency: string, startDate: string): Promise<void> {
    const form = new URLSearchParams({ intent: 'connect', kind: 'heartland', 'credential.subdomain': 'demo', 'credential.token': 'sandbox-token-demo', currency, start: 'date', startDate });
    const { idToken } = await this.token();
    const answer = await fetch(`${this.appUrl}/app/settings/connection`, { method: 'POST', body: form, redirect: 'manual', headers: { 'user-agent': browser, authorization: `Bearer ${idToken}` } });
    if (answer.status >= 400) throw new Error(`the connection form answered ${answer.status}`);
    if (!(await this.status()).connected) throw new Error('the connection form was answered, but the app is not connected');
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
