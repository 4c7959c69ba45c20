import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { connectPos } from '~/pipeline/connect-pos';
import { uninstallShop, installShop } from '~/pipeline/install-shop';
import { runChecks } from '~/pipeline/run-checks';
import { presentIndicator } from '~/presenters/indicator';
import { coreFetch } from '../../sandbox/pos/heartland/in-process';
import { Simulator } from '../../sandbox/pos/heartland/simulator';
import { runWork } from '~/jobs/run-work';
import type { Stores } from '~/ports/stores';
import { shopDomain } from '../support/shopify';
import { openSweeper, sweepMs, type Sweeper } from '../support/sweeper';

let shop: Sweeper;
beforeEach(async () => {
  shop = await openSweeper();
});
afterEach(() => shop.close());

/** Whatever was found, compared and read. */
const settled = async (): Promise<void> => {
  await shop.sweep();
  await shop.readOrders();
  shop.pass(sweepMs);
};

describe('the comparison with Shopify', () => {
  it('finds an order that no webhook announced, once', async () => {
    await settled();
    const [id = ''] = await shop.place();
    shop.pass(sweepMs);
    await shop.sweep();
    expect(await shop.due()).toEqual([id]);
    expect((await shop.run()).counts).toMatchObject({ listed: 1, fresh: 1, changed: 0, missed: 1 });
    const key = `${shop.installation.id}/${id.slice(id.lastIndexOf('/') + 1)}`;
    expect((await shop.stores.orders.timeline(key)).map((entry) => entry.code)).toEqual(['order.found']);
  });

  it('does nothing for orders that were read since they changed, though every window overlaps the last', async () => {
    const ids = await shop.place(3);
    await settled();
    await shop.tag(ids[1] ?? '', 'gift');
    await settled();
    expect((await shop.run()).counts).toMatchObject({ listed: 3, fresh: 0, changed: 1 });
    await settled();
    expect((await shop.run()).counts).toMatchObject({ listed: 1, fresh: 0, changed: 0 });
    expect(await shop.due()).toEqual([]);
  });

  it('leaves no gap between two windows', async () => {
    await settled();
    const first = await shop.run();
    await settled();
    const second = await shop.run();
    expect(second.id).not.toBe(first.id);
    expect(second.from).toBeLessThan(first.to);
  });

  it('takes an order that is waiting in the queue for no news, and one in somebody\'s hand for some', async () => {
    const [waiting = '', inHand = ''] = await shop.place(2);
    await shop.announce(waiting);
    await shop.announce(inHand);
    await shop.stores.work.claim(`order:${shop.installation.id}/${inHand.slice(inHand.lastIndexOf('/') + 1)}`, shop.clock.now(), 180_000);
    await shop.sweep();
    expect((await shop.run()).counts).toMatchObject({ listed: 2, fresh: 0, changed: 1, missed: 0 });
  });

  it('lists an order whose times cannot be read, so that its own reading tells what is wrong', async () => {
    await shop.place(2);
    const { listOrders } = shop.deps.source;
    const blurred: typeof listOrders = async (...args) => {
      const page = await listOrders(...args);
      return page.ok ? { ...page, value: { ...page.value, orders: page.value.orders.map((order, at) => (at === 0 ? { ...order, updatedAt: null } : order)) } } : page;
    };
    Object.assign(shop.deps.source, { listOrders: blurred });
    await shop.sweep();
    await shop.readOrders();
    shop.pass(sweepMs);
    await shop.startFrom(shop.clock.now() - 86_400_000);
    await shop.sweep();
    expect((await shop.run()).counts).toMatchObject({ listed: 2, changed: 1 });
  });
});

describe('trouble on the way', () => {
  /** Three pages: 100, 100, 60. */
  const threePages = async (): Promise<string[]> => {
    const ids = await shop.place(260);
    await shop.control('settings', { throttle: false });
    return ids;
  };

  it.each(['500', 'html', '429'])('a page that ends in %s keeps the cursor, and the next piece goes on there', async (kind) => {
    const ids = await threePages();
    const { listOrders } = shop.deps.source;
    let pages = 0;
    Object.assign(shop.deps.source, {
      listOrders: async (...args: Parameters<typeof listOrders>) => {
        if ((pages += 1) === 2) await shop.control('faults', { kind, ms: 30_000 });
        return listOrders(...args);
      },
    });
    await shop.piece();
    expect(await shop.due()).toHaveLength(100);
    const stopped = await shop.run();
    expect(stopped).toMatchObject(kind === '429' ? { state: 'running' } : { state: 'stopped', trouble: 'unreachable', counts: { failed: 1 } });
    await shop.sweep();
    expect((await shop.run()).id).toBe(stopped.id);
    expect(shop.asked).toEqual([null, stopped.position.cursor, stopped.position.cursor, expect.any(String)]);
    expect(await shop.due()).toEqual(ids);
    expect((await shop.run()).counts).toMatchObject({ listed: 260, fresh: 260 });
  });

  it('a record in the middle that cannot be written is not passed', async () => {
    const ids = await threePages();
    const { take } = shop.stores.sweeps;
    const bad = ids[150];
    let broken = true;
    const failing: Stores['sweeps']['take'] = (lease, page) => (broken && page.due.some(({ id }) => id === bad) ? Promise.reject(new Error('disk full')) : take(lease, page));
    Object.assign(shop.stores.sweeps, { take: failing });
    for (let tries = 0; tries < 3; tries += 1) {
      await shop.piece();
      expect(await shop.due()).toEqual(ids.slice(0, 100));
      shop.pass(3_600_000);
    }
    broken = false;
    await shop.sweep();
    expect(await shop.due()).toEqual(ids);
  });

  it('a transaction that breaks in the middle of a page leaves neither its orders nor its cursor', async () => {
    await shop.close();
    // Asked of a database, which has to roll back what it began; memory checks before it writes.
    shop = await openSweeper('sqlite');
    const ids = await threePages();
    const { sweeps } = shop.stores;
    const original = sweeps.take;
    let pages = 0;
    Object.assign(sweeps, {
      take: (...[lease, page]: Parameters<typeof original>) => original(lease, (pages += 1) === 2 ? { ...page, due: page.due.map((one, at) => (at === 50 ? { ...one, id: null as unknown as string } : one)) } : page),
    });
    await shop.piece();
    expect(await shop.due()).toEqual(ids.slice(0, 100));
    shop.pass(3_600_000);
    await shop.sweep();
    expect(await shop.due()).toEqual(ids);
  });

  it('a process that dies between two pages is followed by one that goes on at the stored cursor', async () => {
    const ids = await threePages();
    const { listOrders } = shop.deps.source;
    let pages = 0;
    const dying: typeof listOrders = (...args) => ((pages += 1) === 3 ? new Promise(() => undefined) : listOrders(...args));
    Object.assign(shop.deps.source, { listOrders: dying });
    void shop.piece();
    while (pages < 3) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await shop.due()).toHaveLength(200);
    const { position } = await shop.run();
    Object.assign(shop.deps.source, { listOrders });
    await shop.piece();
    expect((await shop.run()).state).toBe('running');
    shop.pass(180_000);
    await shop.sweep();
    expect(shop.asked.at(-1)).toBe(position.cursor);
    expect(await shop.due()).toEqual(ids);
    expect((await shop.run()).counts).toMatchObject({ listed: 260, fresh: 260 });
  });

  it('a worker whose lease ran out writes nothing any more', async () => {
    await threePages();
    const { listOrders } = shop.deps.source;
    let answer: () => void = () => undefined;
    let pages = 0;
    const slow: typeof listOrders = async (...args) => {
      if ((pages += 1) === 1) await new Promise<void>((resolve) => (answer = resolve));
      return listOrders(...args);
    };
    Object.assign(shop.deps.source, { listOrders: slow });
    const late = shop.piece();
    while (pages < 1) await new Promise((resolve) => setTimeout(resolve, 2));
    shop.pass(180_001);
    await shop.sweep();
    const run = await shop.run();
    answer();
    await late;
    expect(await shop.run()).toEqual(run);
  });

  it('a cursor that Shopify no longer knows is given up for the newest time that was reached', async () => {
    const ids = await threePages();
    const { listOrders } = shop.deps.source;
    let pages = 0;
    const forgetful: typeof listOrders = (shopName, since, cursor) => listOrders(shopName, since, (pages += 1) === 2 ? 'bm9uc2Vuc2U' : cursor);
    Object.assign(shop.deps.source, { listOrders: forgetful });
    await shop.piece();
    expect(await shop.run()).toMatchObject({ state: 'stopped', trouble: 'unreadable', position: { cursor: null } });
    await shop.sweep();
    expect(await shop.due()).toEqual(ids);
  });

  it('refused by Shopify, it asks once in a quarter of an hour', async () => {
    await shop.sweep();
    await shop.control('faults', { kind: 'unauthorized', times: 99 });
    shop.pass(sweepMs);
    const before = shop.asked.length;
    for (let minute = 0; minute < 60; minute += 1) {
      await shop.piece();
      shop.pass(60_000);
    }
    expect(shop.asked.length - before).toBe(4);
    expect(await shop.run()).toMatchObject({ state: 'stopped', trouble: 'unauthorised' });
    // Opening the app is what it waits for.
    await shop.stopFaults();
    await installShop(shop.deps, shopDomain, null);
    await shop.piece();
    expect(await shop.run()).toMatchObject({ state: 'done', trouble: null });
  });

  it('an uninstalled shop is left alone; installed again, the gap is compared', async () => {
    await settled();
    await uninstallShop(shop.deps, shopDomain, shop.clock.now());
    const before = shop.asked.length;
    await shop.piece();
    const [id = ''] = await shop.place();
    shop.pass(10 * sweepMs);
    await shop.piece();
    expect(shop.asked).toHaveLength(before);
    await installShop(shop.deps, shopDomain, null);
    await shop.sweep();
    expect(await shop.due()).toEqual([id]);
    // Nobody was there to be told of it.
    expect(await shop.hearing()).toMatchObject({ missed: 0 });
  });
});

describe('the first comparison', () => {
  it('takes 300 orders from the start date in pieces, no faster than Shopify\'s allowance', async () => {
    const start = shop.clock.now();
    const ids = await shop.place(300);
    shop.pass(86_400_000);
    await shop.startFrom(start);
    await shop.control('settings', { plan: 'standard' });
    await shop.control('faults', { kind: 'drain', level: 150 });
    const begun = shop.clock.now();
    await shop.piece();
    expect(await shop.run()).toMatchObject({ trigger: 'first', state: 'running', from: start, counts: { listed: 100, fresh: 100 } });
    await shop.sweep();
    // 150 points were there, each page takes 100 and more, and the half of 2,000 is left to others: at 100 a second.
    expect(shop.clock.now() - begun).toBeGreaterThan(10_000);
    expect(await shop.run()).toMatchObject({ state: 'done', counts: { listed: 300, fresh: 300, failed: 0 } });
    expect(await shop.due()).toEqual(ids);
  });

  it('goes back further when the start date moves back, and asks nothing again of what is known', async () => {
    const start = shop.clock.now();
    await shop.place(3);
    await settled();
    await shop.startFrom(start - 7 * 86_400_000);
    await shop.sweep();
    expect(await shop.run()).toMatchObject({ trigger: 'start-date', from: start - 7 * 86_400_000, counts: { listed: 3, fresh: 0, changed: 0 } });
    await shop.sweep();
    expect((await shop.run()).trigger).toBe('schedule');
  });

  it('waits as long as Shopify says when there is nothing left at all', async () => {
    await shop.place(150);
    await shop.control('settings', { plan: 'standard' });
    await shop.control('faults', { kind: 'drain', level: 0 });
    const begun = shop.clock.now();
    await shop.sweep();
    expect(await shop.due()).toHaveLength(150);
    expect(shop.clock.now() - begun).toBeGreaterThan(1_000);
  });

  it('begins at the start date, and no earlier than Shopify shares', async () => {
    const old = shop.clock.now() - 100 * 86_400_000;
    await shop.startFrom(old);
    await shop.stores.installations.update(shop.installation.id, { scopes: ['read_orders'] });
    await shop.sweep();
    expect(await shop.run()).toMatchObject({ trigger: 'first', limited: true, from: shop.clock.now() - 60 * 86_400_000 });
    await shop.stores.installations.update(shop.installation.id, { scopes: ['read_orders', 'read_all_orders'] });
    shop.pass(sweepMs);
    await shop.sweep();
    expect(await shop.run()).toMatchObject({ trigger: 'start-date', limited: false, from: old });
  });
});

describe('silence', () => {
  it('is noticed by the orders that none announced, and over with the next delivery', async () => {
    const [told = ''] = await shop.place();
    await shop.announce(told);
    await settled();
    shop.pass(15 * 60_000);
    await shop.place(3);
    shop.pass(sweepMs);
    await shop.sweep();
    expect(await shop.hearing()).toMatchObject({ missed: 3 });
    const [next = ''] = await shop.place();
    await shop.announce(next);
    shop.pass(sweepMs);
    await shop.sweep();
    expect(await shop.hearing()).toMatchObject({ missed: 0, newest: null });
  });

  it('[A4] takes the indicator from Up to date once an order is a quarter of an hour newer than what was heard, and says so', async () => {
    const { deps, stores, clock } = shop;
    const pos = new Simulator({ now: clock.now, rng: () => 0.5, currency: 'USD' });
    const connected = { ...deps, pos: posRegistry({ heartland: { fetch: coreFetch(pos, { after: clock.after }), clock, template: null, requestTimeoutMs: null } }) };
    const { id: installationId } = shop.installation;
    expect(await connectPos(connected, { installationId, kind: 'heartland', credentials: { subdomain: 'demo', token: 'sandbox-token-demo' }, currency: 'USD', startDate: clock.now(), by: 'user 1' })).toMatchObject({ kind: 'connected' });
    const told = async () => {
      await shop.sweep();
      await runChecks(connected, installationId, 'schedule');
      const silent = (await stores.problems.open(installationId)).filter((problem) => problem.cause.code === 'E-WEBHOOKS-SILENT');
      return { state: (await presentIndicator(stores, installationId, clock.now())).state, silent: silent.map(({ cause }) => cause.params.orders) };
    };
    expect(await told()).toEqual({ state: 'up-to-date', silent: [] });
    await shop.place();
    shop.pass(14 * 60_000);
    expect((await told()).silent).toEqual([]);
    shop.pass(2 * 60_000);
    await shop.place();
    shop.pass(sweepMs);
    expect(await told()).toEqual({ state: 'needs-action', silent: ['2'] });
  });

  it('is not claimed for what lies before the installation or has only just been placed', async () => {
    const { installedAt } = shop.installation;
    await shop.place(2);
    await shop.startFrom(installedAt - 86_400_000);
    // As if installed after the first two.
    await shop.stores.sweeps.listen(shop.installation.id, shop.clock.now() + 1);
    await shop.place(2);
    await shop.sweep();
    expect((await shop.run()).counts).toMatchObject({ fresh: 4, missed: 0 });
  });
});

describe('the schedule', () => {
  it('is every ten minutes from beginning to beginning', async () => {
    await shop.piece();
    const { nextDueAt } = await shop.stores.work.backlog(shop.installation.id, shop.clock.now(), 'sweep');
    expect(nextDueAt).toBe((await shop.run()).startedAt + sweepMs);
    await runWork(shop.deps, shop.key);
    expect(shop.asked).toHaveLength(1);
  });
});

describe('a clock that jumps', () => {
  it('a day ahead and back again, hides no order', async () => {
    await settled();
    shop.clock.advance(86_400_000);
    await shop.sweep();
    const [id = ''] = await shop.place();
    shop.clock.advance(-86_400_000);
    shop.pass(sweepMs);
    await shop.stores.work.ring([{ key: shop.key, name: 'sweep', installationId: shop.installation.id, dueAt: shop.clock.now() }]);
    await shop.sweep();
    expect(await shop.due()).toEqual([id]);
  });
});
