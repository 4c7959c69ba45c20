import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browser, openGate, token } from '../../tests/support/gate';
import { shopDomain } from '../../tests/support/shopify';
import { openTill, type Till } from '../../tests/support/till';
import { mostLiveLinks } from '~/domain/support-link';
import { installShop } from '~/pipeline/install-shop';
import { makeSupportLink, openSupportLink } from '~/pipeline/support-links';
import { action, loader } from './app.support';

let till: Till;
let read: (query?: string) => Promise<Awaited<ReturnType<typeof loader>>>;
let post: (form: Record<string, string>, bearer?: string) => Promise<Response>;
let own = '';

beforeEach(async () => {
  till = await openTill({ database: 'sqlite' });
  const { gate } = openGate(till.deps);
  const container = { ...till.deps, admin: gate, about: { version: '1.2.3', apiVersion: '2026-07' }, env: { APP_URL: 'https://app.example' } };
  const args = (query: string, init: RequestInit, bearer: string) => ({ request: new Request(`https://app.example/app/support${query}`, { ...init, headers: { 'user-agent': browser, authorization: `Bearer ${bearer}` } }), params: {}, context: { container } }) as unknown as Parameters<typeof loader>[0];
  read = (query = '') => loader(args(query, {}, token()));
  post = async (form, bearer = token()) => {
    try {
      return await action(args('', { method: 'POST', body: new URLSearchParams(form) }, bearer));
    } catch (thrown) {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    }
  };
  ({ id: own } = await installShop(till.deps, shopDomain, null));
  for (const [order, name] of [['1042', '#1042'], ['7', '#12'], ['8', '#12']] as const) await named(own, order, name);
});
afterEach(() => till.close());

async function named(installationId: string, id: string, name: string): Promise<void> {
  await till.stores.orders.ensure(installationId, `gid://shopify/Order/${id}`, till.clock.now());
  const key = `order:${installationId}/${id}`;
  await till.stores.work.ring([{ key, name: 'order', installationId, dueAt: till.clock.now() }]);
  const claimed = await till.stores.work.claim(key, till.clock.now(), 60_000);
  if (claimed) await till.stores.orders.save(`${installationId}/${id}`, claimed.lease, { name }, null, []);
}

const create = (more: Record<string, string> = {}) => post({ intent: 'create', scope: 'app', lifetime: 'day', masked: 'on', ...more });
interface Answer { readonly done: string | null; readonly made: { readonly url: string; readonly endsAt: number } | null; readonly refusal: string | null }
const answerOf = async (response: Response) => (await response.json()) as Answer;
const tokenOf = (answer: Answer): string => answer.made?.url.replace('https://app.example/s/', '') ?? '';
const ways = { overview: { orderId: null }, order: (orderId: string) => ({ orderId }) };

describe('making a support link', () => {
  it('gives its address once, to the person who asked; what is kept is a hash', async () => {
    const response = await create();
    const answer = await answerOf(response);
    expect([response.status, response.headers.get('cache-control'), answer.refusal]).toEqual([200, 'no-store', null]);
    expect(answer.made?.url).toMatch(/^https:\/\/app\.example\/s\/[\w-]{43}$/);
    expect(answer.made?.endsAt).toBe(till.clock.now() + 86_400_000);
    expect(await read()).toMatchObject({ installationId: own, appVersion: '1.2.3', apiVersion: '2026-07', links: [{ state: 'live', order: null, masked: true, createdBy: 'user 7', visits: 0, revoked: null }] });
    const text = JSON.stringify([await till.rows(), await read()]);
    expect(text).not.toContain(tokenOf(answer));
    expect(await openSupportLink(till.deps, tokenOf(answer), ways.overview)).toMatchObject({ installation: { id: own }, orderId: null });
    expect(tokenOf(await answerOf(await create()))).not.toBe(tokenOf(answer));
  });

  it('is for one order by the number that Shopify shows, or for the one that the page was opened for', async () => {
    for (const order of ['#1042', '1042']) {
      const made = tokenOf(await answerOf(await create({ scope: 'order', order, masked: 'on' })));
      expect(await openSupportLink(till.deps, made, ways.overview)).toMatchObject({ orderId: '1042', link: { masked: true } });
      expect(await openSupportLink(till.deps, made, ways.order('7'))).toBeNull();
    }
    const refusals = await Promise.all([{ order: '' }, { order: '#99' }, { order: '#12' }, { order: '04' }].map(async ({ order }) => (await answerOf(await create({ scope: 'order', order }))).refusal));
    expect(refusals).toEqual(['order-needed', 'unknown-order', 'several-orders', 'unknown-order']);
    expect(await read('?order=8')).toMatchObject({ order: { id: '8', name: '#12' } });
    expect(await openSupportLink(till.deps, tokenOf(await answerOf(await create({ scope: 'order', order: '#12', orderId: '8' }))), ways.overview)).toMatchObject({ orderId: '8' });
    // What was typed counts where it is another order's.
    expect(await openSupportLink(till.deps, tokenOf(await answerOf(await create({ scope: 'order', order: '#1042', orderId: '8' }))), ways.overview)).toMatchObject({ orderId: '1042' });
  });

  it('shows people only where that was asked for, and lives for a week at most', async () => {
    const { masked: _, ...bare } = { intent: 'create', scope: 'app', lifetime: 'week', masked: '' };
    const made = await answerOf(await post(bare));
    expect(made.made?.endsAt).toBe(till.clock.now() + 7 * 86_400_000);
    expect(await openSupportLink(till.deps, tokenOf(made), ways.overview)).toMatchObject({ link: { masked: false } });
    for (const lifetime of ['month', '', 'toString', '99999999999']) expect((await create({ lifetime })).status).toBe(400);
    expect((await post({ intent: 'extend' })).status).toBe(400);
  });

  it('has an end in number', async () => {
    for (let made = 0; made < mostLiveLinks; made += 1) await create({ lifetime: 'hour' });
    const response = await create();
    expect([response.status, (await answerOf(response)).refusal]).toEqual([422, 'too-many']);
    till.clock.advance(3_600_000);
    expect((await create()).status).toBe(200);
  });

  it('is refused to whoever is nobody', async () => {
    expect((await post({ intent: 'create', scope: 'app', lifetime: 'day' }, 'x.y.z')).status).toBe(401);
    expect((await read()).links).toEqual([]);
  });
});

describe('revoking a support link', () => {
  it('ends it at once, in the name of who did it', async () => {
    const made = tokenOf(await answerOf(await create()));
    const [link] = (await read()).links;
    till.clock.advance(5_000);
    expect(await answerOf(await post({ intent: 'revoke', link: link?.id ?? '' }))).toMatchObject({ done: 'revoked' });
    expect(await openSupportLink(till.deps, made, ways.overview)).toBeNull();
    expect((await read()).links).toMatchObject([{ state: 'revoked', revoked: { by: 'user 7', at: till.clock.now() } }]);
    expect(await answerOf(await post({ intent: 'revoke', link: link?.id ?? '' }))).toMatchObject({ done: null });
  });

  it('is for one’s own shop alone, and so is the list with its visits', async () => {
    const theirs = await makeSupportLink(till.deps, { installationId: till.installation.id, orderId: null, lifetime: 'day', masked: true, by: 'user 1' });
    if (theirs.kind !== 'made') throw new Error('not made');
    await till.stores.supportLinks.visit(theirs.link.id, { at: till.clock.now(), orderId: null }, 9);
    expect(await answerOf(await post({ intent: 'revoke', link: theirs.link.id }))).toMatchObject({ done: null });
    expect(await openSupportLink(till.deps, theirs.token, ways.overview)).not.toBeNull();
    expect((await read(`?visits=${theirs.link.id}`)).links).toEqual([]);
    await named(till.installation.id, '99', '#99');
    expect((await answerOf(await create({ scope: 'order', order: '#99', orderId: '99' }))).refusal).toBe('unknown-order');
    expect((await read('?order=99')).order).toBeNull();
  });

  it('lists visits where they are asked for', async () => {
    await create();
    const [link] = (await read()).links;
    await till.stores.supportLinks.visit(link?.id ?? '', { at: till.clock.now(), orderId: '1042' }, 9);
    expect((await read()).links).toMatchObject([{ visits: 1, lastVisitAt: till.clock.now(), log: null }]);
    expect((await read(`?visits=${link?.id}`)).links).toMatchObject([{ log: [{ at: till.clock.now(), order: { id: '1042', name: '#1042' } }] }]);
  });
});

it('an uninstall ends every link, and a reinstall wakes none', async () => {
  const made = tokenOf(await answerOf(await create({ lifetime: 'week' })));
  const shop = await till.stores.installations.byId(own);
  await till.stores.installations.uninstall(shop ?? till.installation, till.clock.now());
  expect(await openSupportLink(till.deps, made, ways.overview)).toBeNull();
  await installShop(till.deps, shopDomain, null);
  expect(await openSupportLink(till.deps, made, ways.overview)).toBeNull();
});
