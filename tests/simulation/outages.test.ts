import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coreFetch } from '../../sandbox/pos/heartland/in-process';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { presentIndicator } from '~/presenters/indicator';
import type { Order } from '~/domain/order/order';
import { runWork } from '~/jobs/run-work';
import { connectPos } from '~/pipeline/connect-pos';
import type { Deps } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import { runChecks } from '~/pipeline/run-checks';
import { presentBacklog } from '~/presenters/backlog';
import { anAgreement, anOrder, aSale } from '../support/orders';
import { openTill, type Till } from '../support/till';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })], ...more });
const calls = (): number => (till.pos.control('GET', '/calls').body as { total: number }).total;
const heal = (): void => void till.pos.control('DELETE', '/faults');
const statusOf = async (one: Order): Promise<string> => {
  const { verdict } = await till.row(one);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
const connection = async () => {
  const current = await till.stores.connections.current(till.installation.id);
  if (!current) throw new Error('not connected');
  return current;
};
const indicator = () => presentIndicator(till.stores, till.installation.id, till.clock.now());
/** Time passes in small steps, so that what becomes due runs then and not later. */
const pass = async (ms: number, step = 30 * second): Promise<void> => {
  for (const end = till.clock.now() + ms; till.clock.now() < end;) {
    till.clock.advance(Math.min(step, end - till.clock.now()));
    await till.work();
  }
};
/** Lets a virtual second go by again and again while something waits for an answer. */
async function flowing<T>(what: Promise<T>, step = second): Promise<T> {
  let over = false;
  const ended = what.finally(() => (over = true));
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    till.clock.advance(step);
  }
  return ended;
}
const numbersInPos = (): readonly string[] => [...till.documents().orders].sort((a, b) => a.id - b.id).map((one) => one.public_id);
const countReads = (): (() => number) => {
  let reads = 0;
  const { readOrder } = till.deps.source;
  Object.assign(till.deps.source, { readOrder: (shop: string, id: string) => ((reads += 1), readOrder(shop, id)) });
  return () => reads;
};

describe('a POS that cannot be reached', () => {
  it('is offline after three silences; orders are safe, one probe at a time calls it, and then they go in the order in which they were placed', async () => {
    const reads = countReads();
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    const orders = Array.from({ length: 12 }, (_, index) => order(100 - index, { processedAt: till.clock.now() - (12 - index) * minute }));
    for (const one of orders) {
      await till.place(one);
      await till.work();
      till.clock.advance(second);
    }
    await till.work();
    expect(await indicator()).toMatchObject({ state: 'offline', count: 12 });
    expect((await connection()).account.circuit).toMatchObject({ kind: 'open' });
    expect(await presentBacklog(till.stores, till.installation.id, await connection(), till.clock.now())).toMatchObject({ finishAt: null });
    const [before, readBefore] = [calls(), reads()];
    await pass(24 * hour, 5 * minute);
    // Every five minutes at most, each probe one call.
    expect(calls() - before).toBeLessThanOrEqual(24 * 12 + 4);
    expect(calls() - before).toBeGreaterThan(24 * 10);
    // Three met the silence themselves and are tried on; no other is read again for nothing.
    expect(reads() - readBefore).toBeLessThanOrEqual(12);
    expect(await statusOf(orders[8] ?? order(0))).toBe('waiting W-POS-OFFLINE');
    heal();
    await pass(10 * minute);
    for (const one of orders) expect(await statusOf(one)).toBe('in_pos');
    expect(numbersInPos()).toEqual(orders.map((one) => `S-${one.name.slice(1)}`));
    expect((await connection()).account.circuit.kind).toBe('closed');
    expect((await indicator()).state).not.toBe('offline');
  });

  it('gets an order\'s documents in their order, whatever came first to our ears', async () => {
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    const back = (id: string, amount: bigint, at: number) => anAgreement({ id: `gid://shopify/RefundAgreement/${id}`, kind: 'refund', happenedAt: at, sales: [aSale({ id: `back ${id}`, action: 'RETURN', quantity: 0, amount: -amount })] });
    const sold = order(1);
    const at = sold.agreements[0]?.happenedAt ?? 0;
    const later = order(1, { updatedAt: sold.updatedAt + 9, totals: { ...sold.totals, currentTotal: 300n }, agreements: [...sold.agreements, back('2', 300n, at + 200), back('1', 400n, at + 100)] });
    await till.place(later);
    await pass(10 * minute);
    // The older news comes late.
    await till.place(later);
    heal();
    await pass(20 * minute);
    const documents = await till.stores.journal.documents((await till.row(sold)).key);
    expect(documents.map((one) => one.state)).toEqual(['posted', 'posted', 'posted']);
    const made = (till.pos.control('GET', '/calls').body as { rows: { method: string; path: string; status: number }[] }).rows.filter((row) => row.method === 'POST' && row.status < 300 && /\/sales\/(orders|tickets)$/.test(row.path));
    expect(made.map((row) => row.path.slice(row.path.lastIndexOf('/') + 1))).toEqual(['orders', 'tickets', 'tickets']);
    const tickets = [...(till.documents().tickets as { id: number; public_id: string }[])].sort((one, other) => one.id - other.id);
    expect(tickets.map((one) => one.public_id)).toEqual(['S-1-R001', 'S-1-R002']);
    expect(documents.find((one) => one.number === 'S-1-R001')?.document.id).toBe('gid://shopify/RefundAgreement/1');
  });

  it('gets them in that order also where some have woken by themselves just before it answered', async () => {
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    const orders = Array.from({ length: 8 }, (_, index) => order(index + 1, { processedAt: till.clock.now() - (8 - index) * minute }));
    for (const one of orders) await till.place(one);
    await till.work();
    await pass(10 * minute);
    const { circuit } = (await connection()).account;
    // Nobody works until some are due by themselves; then the probe is the first to run.
    till.clock.advance((circuit.kind === 'open' ? circuit.probeAt : 0) - till.clock.now());
    const awake = (await till.stores.work.due(till.clock.now(), 30)).filter(({ name }) => name === 'order').map(({ key }) => key.slice(key.indexOf('/') + 1));
    expect(awake).toEqual(['3', '4', '5', '6', '7', '8', '1', '2']);
    heal();
    await runWork(till.deps, `probe:${(await connection()).id}`);
    expect((await connection()).account.circuit.kind).toBe('closed');
    await till.work();
    expect(numbersInPos()).toEqual(orders.map((one) => `S-${one.name.slice(1)}`));
  });

  it('lets those go that waited for the probe also where an answer to another has closed its circuit, or a crash came between', async () => {
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    for (const number of [1, 2, 3, 4]) await till.place(order(number));
    await till.work();
    await pass(hour);
    // By itself it would come back long after the probe.
    await till.place(order(5));
    await till.work();
    const { account } = await connection();
    expect(account.circuit.kind).toBe('open');
    heal();
    await till.stores.connections.changeCircuit(account.id, account.circuit, { kind: 'closed', failures: 0 });
    await pass(5 * minute + second);
    for (const number of [1, 2, 3, 4, 5]) expect(await statusOf(order(number))).toBe('in_pos');
  });

  it('is not asked one thing after the other while it hangs, and those who wait for long wake seldom', async () => {
    till.clock.advance(11 * minute);
    till.fault({ kind: 'timeout-before-commit', match: '*', times: null });
    const before = calls();
    await till.place(order(1));
    await flowing(till.work(), 10 * second);
    // Of seven facts that are too old the first; the customer; and who we are, by the round of checks.
    expect(calls() - before).toBe(3);
    let saves = 0;
    const { save } = till.stores.orders;
    Object.assign(till.stores.orders, { save: (...given: Parameters<typeof save>) => ((saves += 1), save(...given)) });
    for (const number of [2, 3, 4, 5]) await till.place(order(number));
    const hours = async (count: number): Promise<void> => {
      for (const end = till.clock.now() + count * hour; till.clock.now() < end; till.clock.advance(30 * second)) await flowing(till.work(), 10 * second);
    };
    await hours(8);
    saves = 0;
    await hours(6);
    expect(saves).toBeLessThanOrEqual(5 * 6);
    expect(saves).toBeGreaterThanOrEqual(5 * 4);
  });

  it('is not called offline for one question that it never answers', async () => {
    till.fault({ kind: '500', match: 'GET /customers', times: null });
    await till.place(order(1));
    await pass(2 * hour);
    expect((await connection()).account.circuit.kind).toBe('closed');
    expect(await statusOf(order(1))).toBe('waiting W-RETRY');
    heal();
    await pass(6 * hour, 5 * minute);
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('is probed again by the next round of checks where a crash swallowed the probe\'s ring', async () => {
    const { account } = await connection();
    await till.stores.connections.changeCircuit(account.id, account.circuit, { kind: 'open', since: till.clock.now(), probeAt: till.clock.now() + minute, failures: 3 });
    await till.place(order(1));
    await pass(2 * hour, minute);
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('a slow POS', () => {
  it('is told with what was measured, and is no longer once it answers fast', async () => {
    till.fault({ kind: 'slow', match: '*', times: null, ms: 6_500 });
    await till.place(order(1));
    await flowing(till.work(), 500);
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(await indicator()).toMatchObject({ state: 'slow', seconds: 7 });
    const slow = (await flowing(runChecks(till.deps, till.installation.id, 'person'))).find((check) => check.code === 'pos-speed');
    expect(slow).toMatchObject({ result: 'failed', params: { limit: '5000', unanswered: '0' }, cause: null });
    expect(Number(slow?.params.median)).toBeGreaterThanOrEqual(6_500);
    heal();
    till.clock.advance(11 * minute);
    const fast = (await runChecks(till.deps, till.installation.id, 'person')).find((check) => check.code === 'pos-speed');
    expect(fast?.result).toBe('passed');
    expect((await indicator()).state).toBe('up-to-date');
  });

  it('has the calls without an answer among those that are measured', async () => {
    till.fault({ kind: 'drop-before-commit', match: 'GET /customers', times: 2 });
    await till.place(order(1));
    await pass(8 * minute);
    expect(await statusOf(order(1))).toBe('in_pos');
    const { calls: heard } = (await connection()).account;
    expect(heard.filter((call) => call.ms === null)).toHaveLength(2);
  });
});

describe('access that is refused', () => {
  it('on the question who we are stops the connection, one problem for all, one probe in 15 minutes', async () => {
    till.fault({ kind: '403', match: '*', times: null });
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await connection()).toMatchObject({ state: 'stopped', stoppedFor: 'forbidden' });
    for (const number of [1, 2, 3]) await till.place(order(number));
    await till.work();
    const problems = (await till.stores.problems.open(till.installation.id)).filter((problem) => problem.orders > 0);
    expect(problems.map((problem) => [problem.cause.code, problem.orders])).toEqual([['E-POS-ACCESS', 3]]);
    const before = calls();
    await pass(2 * hour, minute);
    expect(calls() - before).toBeLessThanOrEqual(8);
    expect(calls() - before).toBeGreaterThanOrEqual(7);
    heal();
    await pass(20 * minute, minute);
    for (const number of [1, 2, 3]) expect(await statusOf(order(number))).toBe('in_pos');
  });

  it('for one resource is a problem for that right; the connection goes on', async () => {
    till.fault({ kind: '403', match: 'POST /sales/orders', times: null });
    await till.place(order(1));
    await till.work();
    expect(await statusOf(order(1))).toBe('blocked E-POS-RIGHT');
    expect((await connection()).state).toBe('connected');
    expect((await till.stores.problems.open(till.installation.id)).map(({ cause, subject }) => [cause.code, subject])).toContainEqual(['E-POS-RIGHT', 'sales/orders']);
    heal();
    await pass(10 * minute);
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('a POS that asks to wait', () => {
  it('without saying how long is left alone for 1.2 s, 2.4, 4.8… up to a minute, and begins anew once it has answered', async () => {
    till.fault({ kind: '429', match: '*', times: null });
    await till.place(order(1));
    const waits: number[] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      const before = calls();
      await till.work();
      expect(calls() - before).toBe(1);
      const { throttledUntil } = (await connection()).account;
      waits.push((throttledUntil ?? 0) - till.clock.now());
      till.clock.advance((throttledUntil ?? 0) - till.clock.now() - 1);
      await till.work();
      expect(calls() - before).toBe(1);
      till.clock.advance(1);
    }
    expect(waits).toEqual([1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 60_000, 60_000, 60_000]);
    expect(await statusOf(order(1))).toBe('waiting W-POS-LIMIT');
    heal();
    await till.work();
    expect(await statusOf(order(1))).toBe('in_pos');
    expect((await connection()).account.throttles).toBe(0);
  });

  it('and says how long is not called before, and then takes the orders as they came', async () => {
    till.fault({ kind: '429', match: '*', times: 1, retryAfter: 90 });
    for (const number of [1, 2, 3, 4]) await till.place(order(number));
    const before = calls();
    await till.work();
    const { throttledUntil } = (await connection()).account;
    expect((throttledUntil ?? 0) - till.clock.now()).toBe(90 * second);
    till.clock.advance(90 * second - 1);
    await till.work();
    expect(calls() - before).toBe(1);
    till.clock.advance(1);
    await till.work();
    expect(numbersInPos()).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
  });
});

describe('two shops and two processes on one account', () => {
  /** A second worker process with a shop of its own; `most` tells how many calls were ever in flight at once. */
  async function besides() {
    let [inFlight, most] = [0, 0];
    const wire = coreFetch(till.pos, { after: till.clock.after, latencyMs: 40 });
    const counted: typeof fetch = async (input, init) => {
      most = Math.max(most, (inFlight += 1));
      return wire(input, init).finally(() => (inFlight -= 1));
    };
    const pos = () => posRegistry({ heartland: { fetch: counted, clock: till.clock, template: null, requestTimeoutMs: null } });
    const [first, other] = [{ ...till.deps, pos: pos() }, { ...till.deps, pos: pos(), memory: newProcessMemory() }] as const;
    const installation = await installShop(other, 'second.myshopify.com', null);
    await flowing(connectPos(other, { installationId: installation.id, kind: 'heartland', credentials: { subdomain: 'demo', token: 'sandbox-token-demo' }, currency: 'USD', startDate: 0, by: 'user 2' }), 20);
    let news = 0;
    const place = (shop: string, one: Order) => receiveWebhook(till.deps, { shop, webhookId: `second ${(news += 1)}`, eventId: null, topic: 'orders/create', orderId: one.id, triggeredAt: null, receivedAt: till.clock.now() });
    const work = async (deps: Deps): Promise<void> => {
      for (let rows = await deps.stores.work.due(till.clock.now(), 8); rows.length > 0; rows = await deps.stores.work.due(till.clock.now(), 8)) await Promise.all(rows.map((row) => runWork(deps, row.key)));
    };
    return { first, other, installation, place, work, most: () => most, forget: () => (most = 0) };
  }
  const theirs = async (installationId: string, number: number) => (await till.stores.orders.get(`${installationId}/${number}`))?.verdict.status;

  it('share its one line: never two calls at once', async () => {
    const { first, other, installation, place, work, most, forget } = await besides();
    forget();
    for (const number of [1, 2, 3]) await till.place(order(number));
    for (const number of [11, 12, 13]) {
      await till.place(order(number));
      await place('second.myshopify.com', order(number));
    }
    await flowing(Promise.all([work(first), work(other)]), 20);
    await flowing(Promise.all([work(first), work(other)]), 20);
    for (const number of [11, 12, 13]) expect(await theirs(installation.id, number)).toBe('in_pos');
    for (const number of [1, 2, 3]) expect(await statusOf(order(number))).toBe('in_pos');
    expect(most()).toBe(1);
  });

  it('respect a wait that one of them was asked for', async () => {
    const { first, other, place, work, installation } = await besides();
    await till.place(order(11));
    till.fault({ kind: '429', match: '*', times: 1, retryAfter: 60 });
    await flowing(work(first), 20);
    await place('second.myshopify.com', order(11));
    const before = calls();
    await flowing(work(other), 20);
    expect(calls()).toBe(before);
    till.clock.advance(minute);
    await flowing(work(other), 20);
    expect(await theirs(installation.id, 11)).toBe('in_pos');
  });

  it('know of an outage from one another, and go on after one probe', async () => {
    const { first, other, place, work, installation } = await besides();
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    for (const number of [1, 2, 3]) await till.place(order(number));
    await flowing(work(first), 20);
    expect((await connection()).account.circuit.kind).toBe('open');
    await till.place(order(11));
    await place('second.myshopify.com', order(11));
    const before = calls();
    await flowing(work(other), 20);
    expect(calls()).toBe(before);
    heal();
    for (let turn = 0; turn < 4; turn += 1) {
      till.clock.advance(20 * second);
      await flowing(Promise.all([work(first), work(other)]), 20);
    }
    expect(await theirs(installation.id, 11)).toBe('in_pos');
    for (const number of [1, 2, 3]) expect(await statusOf(order(number))).toBe('in_pos');
  });
});
