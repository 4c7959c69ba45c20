import { closedCircuit, onSilence } from '~/domain/health/circuit';
import { noDecision } from '~/domain/settings/decision';
import { defaultSettings } from '~/domain/settings/settings';
import { nothingYet, type SweepRun } from '~/domain/sweep/sweep';
import { statuses } from '~/domain/verdict/verdict';
import type { Blocker, CheckResult } from '~/domain/checks/check';
import type { DocumentState } from '~/ports/journal-store';
import type { NewTimelineEntry, OrderPatch } from '~/ports/order-store';
import type { BulkRun } from '~/ports/run-store';
import type { Stores } from '~/ports/stores';
import type { ClaimedWork, Lease } from '~/ports/work-store';
import { aDocument, aMapping, someSteps } from '../support/documents';

/** One database and what a caller of it has in hand. Ids differ between drivers, so calls name things by their place. */
export interface World { readonly stores: Stores; readonly claims: Map<string, ClaimedWork> }

/** A call with its arguments chosen: made on every driver alike. */
export interface Call { readonly name: string; run(world: World): Promise<unknown> }

export type Dice = <T>(...sides: readonly [T, ...T[]]) => T;

const shops = ['a.myshopify.com', 'b.myshopify.com'] as const;
const accounts = ['demo', 'other'] as const;
const gid = (order: number): string => `gid://shopify/Order/${order}`;
const installed = async ({ stores }: World, shop: string): Promise<string> => (await stores.installations.byShop(shop))?.id ?? 'nobody';
const joined = async (world: World, shop: string) => world.stores.connections.current(await installed(world, shop));

/** Both shops with their orders, the first of them joined to a POS. */
export async function begin(world: World): Promise<void> {
  for (const [at, shop] of shops.entries()) {
    await world.stores.installations.install(shop, at);
    await world.stores.sweeps.listen(await installed(world, shop), at);
    for (const order of [1, 2, 3]) await world.stores.inbox.receive({ shop, webhookId: `first ${order}`, eventId: null, topic: 'orders/create', orderId: gid(order), triggeredAt: null, receivedAt: at });
  }
  await world.stores.connections.connect({ installationId: await installed(world, shops[0]), kind: 'heartland', account: accounts[0], currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: null, at: 1 });
}

/** Any call of any store at the moment `now`. Each shop has times of its own, so that no tie is left to ids. */
export function anyCall(dice: Dice, tick: number): Call {
  const shop = dice(...shops);
  const now = 1_000_000 + tick * 10 + shops.indexOf(shop);
  const later = now + 10 * dice(0, 0, 1, 5, 40, -3);
  const order = dice(1, 2, 3);
  const calls = [installationCall, connectionCall, workCall, workCall, workCall, orderCall, orderCall, problemCall, problemCall, runCall, runCall, journalCall, journalCall, journalCall, recordCall, sweepCall, houseCall, supportCall] as const;
  return dice(...calls)({ dice, shop, now, later, order });
}

interface Chosen { readonly dice: Dice; readonly shop: string; readonly now: number; readonly later: number; readonly order: number }

function installationCall({ dice, shop, now, order }: Chosen): Call {
  const version = dice(1, 2, 3);
  const settings = { ...defaultSettings, items: { unmatched: dice('block', 'no-product'), matchFields: [`f${order}`] } } as const;
  const [webhookId, orderId, topic] = [dice('w1', 'w2', `w${now}`), dice(null, gid(order)), dice('orders/create', 'orders/updated')];
  return dice<Call>(
    { name: 'install', run: ({ stores }) => stores.installations.install(shop, now) },
    { name: 'update installation', run: async (world) => world.stores.installations.update(await installed(world, shop), { currency: dice('USD', undefined), scopes: ['read_orders', 'read_returns'] }) },
    { name: 'uninstall', run: async (world) => world.stores.installations.uninstall({ id: await installed(world, shop), installedAt: dice(now, (await world.stores.installations.byShop(shop))?.installedAt ?? 0) }, now) },
    { name: 'installation', run: async (world) => world.stores.installations.byId(await installed(world, shop)) },
    { name: 'save settings', run: async (world) => world.stores.installations.saveSettings(await installed(world, shop), version, settings, 'user 1', now) },
    { name: 'settings', run: async (world) => world.stores.installations.settings(await installed(world, shop)) },
    { name: 'settings at', run: async (world) => world.stores.installations.settingsAt(await installed(world, shop), version) },
    { name: 'settings history', run: async (world) => world.stores.installations.history(await installed(world, shop)) },
    { name: 'receive', run: ({ stores }) => stores.inbox.receive({ shop, webhookId, eventId: null, topic, orderId, triggeredAt: null, receivedAt: now }) },
    { name: 'last deliveries', run: ({ stores }) => stores.inbox.lastDeliveries(shop) },
  );
}

function connectionCall({ dice, shop, now, later }: Chosen): Call {
  const account = dice(...accounts);
  const circuits = [closedCircuit, onSilence(closedCircuit, 5), onSilence({ kind: 'closed', failures: 2 }, 7)] as const;
  const [from, to] = [dice(...circuits), dice(...circuits)];
  const stopped = dice({ state: 'stopped', stoppedFor: 'forbidden', stoppedAt: now, nextProbeAt: later } as const, { state: 'connected', stoppedFor: null, stoppedAt: null, lastAnswerMs: 12 } as const, { lastSuccessAt: now });
  const facts = { connectingUser: { kind: 'known', value: null, readAt: now } } as never;
  const lease = async (world: World): Promise<unknown> => {
    const taken = await world.stores.connections.lease((await joined(world, shop))?.account.id ?? 'none', now, 50);
    if (taken) world.claims.set(`account ${shop}`, { lease: { key: '', ...taken } } as ClaimedWork);
    return taken;
  };
  const token = (world: World): string => world.claims.get(`account ${shop}`)?.lease.token ?? 'none';
  return dice<Call>(
    { name: 'connect', run: async (world) => world.stores.connections.connect({ installationId: await installed(world, shop), kind: 'heartland', account, currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: null, at: now }) },
    { name: 'connection', run: (world) => joined(world, shop) },
    { name: 'update connection', run: async (world) => world.stores.connections.update((await joined(world, shop))?.id ?? 'none', stopped) },
    { name: 'change circuit', run: async (world) => world.stores.connections.changeCircuit((await joined(world, shop))?.account.id ?? 'none', from, to) },
    { name: 'throttle', run: async (world) => world.stores.connections.throttle((await joined(world, shop))?.account.id ?? 'none', later, dice(1, 2)) },
    { name: 'record calls', run: async (world) => world.stores.connections.recordCalls((await joined(world, shop))?.account.id ?? 'none', [{ at: now, ms: dice(null, 12) }], dice(true, false)) },
    { name: 'joined', run: async (world) => (await world.stores.connections.joined((await joined(world, shop))?.account.id ?? 'none')).map((one) => one.connectedAt).sort() },
    { name: 'account lease', run: lease },
    { name: 'renew account lease', run: async (world) => world.stores.connections.renewLease((await joined(world, shop))?.account.id ?? 'none', token(world), later) },
    { name: 'release account', run: async (world) => world.stores.connections.release((await joined(world, shop))?.account.id ?? 'none', token(world)) },
    { name: 'save facts', run: async (world) => world.stores.connections.saveFacts((await joined(world, shop))?.account.id ?? 'none', facts) },
    { name: 'facts', run: async (world) => world.stores.connections.facts((await joined(world, shop))?.account.id ?? 'none') },
  );
}

const workKey = async (world: World, shop: string, name: string, order: number): Promise<string> => (name === 'order' ? `order:${await installed(world, shop)}/${order}` : `${name}:${await installed(world, shop)}`);

function workCall({ dice, shop, now, later, order }: Chosen): Call {
  const name = dice('order', 'order', 'order', 'checks');
  const dueAt = dice(null, later);
  const slot = `${shop} ${name} ${order}`;
  const leaseMs = dice(50, 500);
  const [dead, placed] = [dice(null, now), dice(undefined, now - 700 - order)];
  const claim = async (world: World): Promise<unknown> => {
    const claimed = await world.stores.work.claim(await workKey(world, shop, name, order), now, leaseMs);
    if (claimed) world.claims.set(slot, claimed);
    return claimed;
  };
  const finish = (world: World): Promise<unknown> => {
    const claimed = world.claims.get(slot);
    return claimed ? world.stores.work.finish(claimed, { dueAt, attempts: order, error: dueAt === null ? null : 'x', deadSince: dead, placedAt: placed }) : Promise.resolve('nothing claimed');
  };
  const renew = (world: World): Promise<unknown> => {
    const claimed = world.claims.get(slot);
    return claimed ? world.stores.work.renew(claimed.lease, later) : Promise.resolve('nothing claimed');
  };
  return dice<Call>(
    { name: 'ring', run: async (world) => world.stores.work.ring([{ key: await workKey(world, shop, name, order), name, installationId: await installed(world, shop), dueAt: later, payload: { n: String(now) } }]) },
    { name: 'ring all', run: async (world) => world.stores.work.ring(await Promise.all([1, 2, 3].map(async (one) => ({ key: await workKey(world, shop, 'order', one), name: 'order', installationId: await installed(world, shop), dueAt: later })))) },
    { name: 'claim', run: claim }, { name: 'claim', run: claim }, { name: 'claim', run: claim },
    // Whose turn comes first goes by ids, which differ.
    { name: 'due', run: async ({ stores }) => [...(await stores.work.due(now, 100))].sort((a, b) => a.dueAt - b.dueAt || (a.key.slice(-1) < b.key.slice(-1) ? -1 : 1)) },
    { name: 'soonest', run: ({ stores }) => stores.work.soonest(now) },
    { name: 'dead', run: async (world) => (await world.stores.work.dead(dice(null, await installed(world, shop)), 100)).map((one) => ({ ...one, key: one.key.slice(-1) })).sort((a, b) => a.deadSince - b.deadSince || (a.key < b.key ? -1 : 1)) },
    { name: 'renew', run: renew },
    { name: 'finish', run: finish },
    { name: 'backlog', run: async (world) => world.stores.work.backlog(dice(null, await installed(world, shop)), now, dice(undefined, 'order')) },
  );
}

async function claimNow(world: World, shop: string, order: number, now: number): Promise<void> {
  const [key, installationId] = [await workKey(world, shop, 'order', order), await installed(world, shop)];
  await world.stores.work.ring([{ key, name: 'order', installationId, dueAt: now }]);
  const claimed = await world.stores.work.claim(key, now, 100);
  if (claimed) world.claims.set(`${shop} order ${order}`, claimed);
}

/** The order's lease as its last claimer has it, whether or not it is still good. */
const leaseOf = (world: World, shop: string, order: number): Lease => world.claims.get(`${shop} order ${order}`)?.lease ?? { key: 'none', token: 'none', until: 0 };

function orderCall({ dice, shop, now, order }: Chosen): Call {
  const key = async (world: World): Promise<string> => `${await installed(world, shop)}/${order}`;
  const status = dice(...statuses);
  const patch = dice<OrderPatch>(
    { name: `#${order}`, currency: dice('USD', 'EUR'), currentTotal: dice('10.55', '0.10', '?'), placedAt: dice(null, now - 500, undefined), lastTriedAt: now },
    { verdict: { status, cause: dice(null, { code: 'E-SKU-UNKNOWN', params: { sku: 'A' } } as const), alsoNeeded: [], nextTryAt: null }, outcome: dice(null, { kind: 'download' } as never), boundVersion: dice(null, 2) },
    { attempts: order, troubleSince: dice(null, now), posNumber: `S-${order}`, trace: [], gateFacts: dice(null, `facts ${order}`), hash: undefined },
    { units: dice([], [{ sku: 'A', location: '3', units: order }, { sku: 'B', location: '', units: -1 }], [{ sku: 'A', location: '3', units: 1 }, { sku: 'A', location: '3', units: 2 }]) },
    {},
  );
  const causes = ['E-SKU-UNKNOWN', 'E-EMP-ARCHIVED', 'E-REQ-FIELD'] as const;
  const blockers = dice(null, [], [0], [1, 2], [0, 1, 0])?.map((index): Blocker => ({ cause: { code: causes[index] ?? causes[0], params: { at: String(now) } }, subject: dice('', 'A') })) ?? null;
  const entries = dice<readonly NewTimelineEntry[]>([], [{ at: now, code: 'gate.judged', params: {} }], [{ at: now, code: 'a', params: { x: '1' } }, { at: now - 99, code: 'b', params: {} }]);
  const query = { statuses: dice(undefined, [status, 'waiting'] as const), cause: dice(undefined, 'E-SKU-UNKNOWN' as const), text: dice(undefined, '#2', 'S-1', 's-1', '3', ' '), from: dice(undefined, now - 600), to: dice(undefined, now) };
  const pages = async (world: World): Promise<unknown> => {
    const installationId = await installed(world, shop);
    const rows: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Stores['orders']['list']>> = await world.stores.orders.list({ installationId, ...query, cursor, limit: 1 });
      rows.push(...page.rows.map((row) => row.key));
      cursor = page.next;
    } while (cursor);
    return rows;
  };
  const judged = async (world: World): Promise<unknown> => {
    const rows: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Stores['orders']['judged']>> = await world.stores.orders.judged({ installationId: await installed(world, shop), from: query.from ?? 0, cursor, limit: 2 });
      rows.push(...page.rows.map(({ key: whole, ...rest }) => ({ ...rest, order: whole.slice(whole.indexOf('/')) })));
      cursor = page.next;
    } while (cursor);
    return rows;
  };
  return dice<Call>(
    { name: 'judged', run: judged },
    { name: 'ensure', run: async (world) => world.stores.orders.ensure(await installed(world, shop), gid(order), now) },
    { name: 'save', run: async (world) => world.stores.orders.save(await key(world), leaseOf(world, shop, order), patch, blockers, entries) },
    { name: 'save', run: async (world) => world.stores.orders.save(await key(world), leaseOf(world, shop, order), patch, blockers, entries) },
    { name: 'save of nothing stored', run: async (world) => world.stores.orders.save('none/1', leaseOf(world, shop, order), patch, blockers, entries) },
    { name: 'decide', run: async (world) => world.stores.orders.decide(await key(world), { ...noDecision, kind: 'handled', at: now }, { at: now, code: 'decision', params: {} }) },
    { name: 'unbind', run: async (world) => [...(await world.stores.orders.unbind(await installed(world, shop), [status, 'waiting']))].sort() },
    { name: 'keys', run: async (world) => world.stores.orders.keys({ installationId: await installed(world, shop), ...query }) },
    { name: 'pages', run: pages },
    { name: 'units', run: async (world) => world.stores.orders.units({ installationId: await installed(world, shop), ...query }) },
  );
}

function problemCall({ dice, shop, now }: Chosen): Call {
  const result = dice('failed', 'passed', 'could-not-check', 'not-applicable');
  const cause = { code: dice('E-REQ-FIELD', 'E-EMP-ARCHIVED'), params: { at: String(now) } } as const;
  const check: CheckResult = { code: dice('required-fields', 'assigned-employee'), group: 'prerequisites', subject: dice('', 'A'), result, params: {}, cause: result === 'failed' ? cause : null };
  const results = dice([check], [], [check, { ...check, subject: 'B' }], [check, check]);
  const [code, subject, until] = [dice(...causesMet), dice(undefined, '', 'A'), dice(null, now + 300)];
  /** The first by its name, because ids differ. */
  const first = async (world: World): Promise<string> => [...(await world.stores.problems.open(await installed(world, shop)))].sort((a, b) => (`${a.cause.code} ${a.subject}` < `${b.cause.code} ${b.subject}` ? -1 : 1))[0]?.id ?? 'none';
  return dice<Call>(
    { name: 'record checks', run: async (world) => world.stores.problems.recordChecks(await installed(world, shop), results, now) },
    { name: 'fixed', run: async (world) => world.stores.problems.fixed(await installed(world, shop), code, subject, now) },
    { name: 'mute', run: async (world) => world.stores.problems.mute(await installed(world, shop), await first(world), { until, by: 'user 1', at: now }) },
    { name: 'muted orders', run: async (world) => world.stores.problems.mutedOrders(await installed(world, shop), statuses, now) },
    { name: 'what became of a problem', run: async (world) => [await world.stores.problems.history(await first(world)), await world.stores.problems.freed(await first(world)), await world.stores.problems.unitsOf(await first(world))] },
    { name: 'orders of a problem', run: async (world) => world.stores.orders.keys({ installationId: await installed(world, shop), problem: await first(world) }) },
  );
}

const causesMet = ['E-SKU-UNKNOWN', 'E-EMP-ARCHIVED', 'E-REQ-FIELD'] as const;

const withoutId = ({ id: _id, ...run }: BulkRun): Omit<BulkRun, 'id'> => run;

function runCall({ dice, shop, now, order }: Chosen): Call {
  /** By its place in the list, because ids differ. */
  const id = async (world: World): Promise<string> => (await world.stores.runs.recent(await installed(world, shop), order)).at(-1)?.id ?? 'none';
  const kind = dice('retry', 'handle');
  const members = dice([1], [1, 2, 3], [3, 3]);
  const [unfit, next, decision] = [dice(null, null, 'in-pos' as const), dice(null, null, 'more'), dice(null, { ...noDecision, kind: 'handled', at: now } as const)];
  const keys = async (world: World) => Promise.all(members.map(async (one) => `${await installed(world, shop)}/${one}`));
  const known = async (world: World): Promise<BulkRun> => {
    const installationId = await installed(world, shop);
    const fresh: BulkRun = { id: 'none', installationId, kind, state: 'planning', by: 'user 1', cancelledBy: null, note: 'x', query: { installationId }, cursor: null, startedAt: now, movedAt: now, endedAt: null, outcome: null };
    return (await world.stores.runs.get(installationId, await id(world))) ?? fresh;
  };
  const lease = (world: World): Lease => leaseOf(world, shop, order);
  return dice<Call>(
    { name: 'plan', run: async (world) => world.stores.runs.create({ ...withoutId(await known(world)), state: 'planning', startedAt: now + dice(0, 0, 200 * 86_400_000) }) },
    ...[1, 2].map(() => ({ name: 'gather', run: async (world: World) => world.stores.runs.gather(await known(world), (await keys(world)).map((key) => ({ key, unfit })), next, now) })),
    ...[1, 2].map(() => ({ name: 'begin run', run: async (world: World) => world.stores.runs.begin(await installed(world, shop), await id(world), { by: dice('user 1', 'user 2'), note: dice(null, 'y') }, now) })),
    { name: 'cancel run', run: async (world) => world.stores.runs.cancel(await installed(world, shop), await id(world), 'user 3', now) },
    { name: 'act', run: async (world) => world.stores.runs.act(lease(world), await known(world), (await keys(world)).map((key) => ({ key, unfit, decision, entry: { at: now, code: 'person.retry', params: {} } })), now) },
    { name: 'end run', run: async (world) => world.stores.runs.end(lease(world), await known(world), { in_pos: order }, now) },
    { name: 'active run', run: async (world) => world.stores.runs.active(await installed(world, shop)) },
    { name: 'orders of a run', run: async (world) => world.stores.orders.keys({ installationId: await installed(world, shop), run: await id(world) }) },
  );
}

function journalCall({ dice, shop, now, order }: Chosen): Call {
  const taken = dice(true, true, true, false);
  /** Mostly under a good lease, as a worker has it. */
  const key = async (world: World): Promise<string> => {
    const of = `${await installed(world, shop)}/${order}`;
    if (taken) await claimNow(world, shop, order, now);
    return of;
  };
  const account = dice(...accounts);
  const id = dice('sale', 'sale', 'sale', 'edit');
  const step = dice('customer', 'order', 'open', 'customer', 'order', 'none');
  const number = dice(`S-${order}`, `S-${order}`, 'S-1');
  const steps = dice(someSteps, someSteps, someSteps.slice(0, 2), [...someSteps, ...someSteps]);
  const document = aDocument({ id, total: BigInt(now) });
  const state = dice<DocumentState>('posted', 'open', 'stopped');
  const lease = (world: World): Lease => leaseOf(world, shop, order);
  const externalId = dice('55', '56', null);
  return dice<Call>(
    { name: 'take number', run: async (world) => world.stores.journal.takeNumber(account, await key(world), 'S-1') },
    ...[1, 2].map(() => ({ name: 'freeze', run: async (world: World) => world.stores.journal.freeze(await key(world), lease(world), { document, number, accountId: account, mapping: aMapping({ stationId: String(now) }), steps, looksFirst: dice(true, false), at: now }) })),
    { name: 'amend', run: async (world) => world.stores.journal.amend(await key(world), lease(world), id, { mapping: aMapping(), steps, at: now }) },
    { name: 'amend in place', run: async (world) => world.stores.journal.amend(await key(world), lease(world), id, { document, mapping: aMapping(), steps, at: now }) },
    { name: 'thaw', run: async (world) => world.stores.journal.thaw(await key(world), lease(world), id) },
    { name: 'sending', run: async (world) => world.stores.journal.sending(await key(world), lease(world), id, step, now) },
    { name: 'done', run: async (world) => world.stores.journal.done(await key(world), lease(world), id, step, externalId, { 'order.id': String(now) }) },
    { name: 'refused', run: async (world) => world.stores.journal.refused(await key(world), lease(world), id, step, { kind: 'already-exists', field: 'x' }) },
    { name: 'unsent', run: async (world) => world.stores.journal.unsent(await key(world), lease(world), id, step) },
    { name: 'void record', run: async (world) => world.stores.journal.voidRecord(await key(world), lease(world), id, '55') },
    { name: 'finish document', run: async (world) => world.stores.journal.finish(await key(world), lease(world), id, { state, posId: dice(undefined, '400', null), posTotal: '1.00', at: now }) },
    { name: 'doubled', run: async (world) => [...(await world.stores.journal.doubled(await installed(world, shop)))].sort() },
  );
}

function recordCall({ dice, order, now }: Chosen): Call {
  const account = dice(...accounts);
  const key = dice('A', 'B');
  return dice<Call>(
    { name: 'remember', run: ({ stores }) => stores.records.remember(account, 'item', new Map([['A', String(order)], ['B', '9']])) },
    { name: 'forget', run: ({ stores }) => stores.records.forget(account, 'item', String(order)) },
    { name: 'link', run: ({ stores }) => stores.records.link(account, 'item', { key, externalId: String(order), label: 'Belt', by: 'user 1', at: now }) },
    { name: 'unlink', run: ({ stores }) => stores.records.unlink(account, 'item', key) },
    { name: 'links', run: ({ stores }) => stores.records.links(account, 'item') },
    { name: 'recall', run: async ({ stores }) => [...(await stores.records.recall(account, 'item', ['A', 'B', 'C']))].sort() },
  );
}

function sweepCall({ dice, shop, now, later, order }: Chosen): Call {
  const trouble = dice(null, 'unreachable' as const);
  const run = async (world: World): Promise<SweepRun> => {
    const installationId = await installed(world, shop);
    return {
      id: `${installationId} run ${order}`, installationId, kind: 'sweep', trigger: 'schedule', state: trouble ? 'stopped' : dice('running', 'done'), from: 1, to: now, limited: false,
      position: { since: now, cursor: dice(null, 'c'), reached: later }, counts: { ...nothingYet, listed: order }, startedAt: now, movedAt: now, endedAt: null, trouble, detail: trouble, stops: order,
    };
  };
  /** The order's lease stands for the sweep's: any will do. */
  const lease = (world: World): Lease => leaseOf(world, shop, order);
  const ids = [1, 2, 3, 4].map(gid);
  const due = dice([], [{ id: gid(order), fresh: true }], [{ id: gid(4), fresh: true }, { id: gid(1), fresh: false }]);
  const coverage = dice(undefined, { from: 1, to: now, reached: later });
  return dice<Call>(
    { name: 'listen', run: async (world) => world.stores.sweeps.listen(await installed(world, shop), now) },
    { name: 'known', run: async (world) => [...(await world.stores.sweeps.known(await installed(world, shop), ids, now))].sort() },
    { name: 'take page', run: async (world) => world.stores.sweeps.take(lease(world), { run: await run(world), hearing: { since: now, missed: order, newest: dice(null, later) }, due, at: now }) },
    { name: 'save run', run: async (world) => world.stores.sweeps.save(lease(world), await run(world), coverage) },
    { name: 'tell', run: async (world) => world.stores.orders.tell([`${await installed(world, shop)}/${order}`], { at: now, code: 'item.linked', params: {} }) },
  );
}

const hashes = ['aa', 'bb', 'cc'] as const;

function supportCall({ dice, shop, now, later, order }: Chosen): Call {
  const [tokenHash, keep, orderId] = [dice(...hashes), dice(1, 2, 200), dice(null, String(order))];
  /** Ids are the caller's, so that drivers have the same. */
  const id = `link ${dice(...hashes)}`;
  return dice<Call>(
    { name: 'make support link', run: async (world) => world.stores.supportLinks.create({ id: `link ${tokenHash}`, installationId: await installed(world, shop), tokenHash, orderId, masked: dice(true, false), createdBy: 'user 1', createdAt: now, endsAt: later }) },
    { name: 'support link', run: ({ stores }) => stores.supportLinks.byTokenHash(tokenHash) },
    { name: 'support links', run: async (world) => world.stores.supportLinks.list(await installed(world, shop)) },
    { name: 'revoke support link', run: async (world) => world.stores.supportLinks.revoke(await installed(world, shop), id, 'user 2', now) },
    { name: 'visit', run: ({ stores }) => stores.supportLinks.visit(id, { at: now, orderId }, keep) },
    { name: 'visits', run: async (world) => world.stores.supportLinks.visits(await installed(world, shop), id) },
  );
}

/** The memory keeps the steps of the newest plan alone, so they are not counted alike. */
const withoutSteps = (outcome: Readonly<Record<string, number | string>>): unknown => ({ ...outcome, steps: 0 });

function houseCall({ dice, shop, now, later, order }: Chosen): Call {
  const [webhookId, past] = [dice('p1', 'p2'), now - dice(100, 500, 1_000)];
  return dice<Call>(
    { name: 'take lock', run: async (world) => {
      const token = await world.stores.locks.take(shop, now, 50);
      if (token) world.claims.set(`lock ${shop}`, { lease: { key: '', token, until: now } } as ClaimedWork);
      return token !== null;
    } },
    { name: 'release lock', run: (world) => world.stores.locks.release(shop, world.claims.get(`lock ${shop}`)?.lease.token ?? 'none') },
    { name: 'hold bucket', run: ({ stores }) => stores.installations.throttle(shop, later) },
    { name: 'bucket', run: ({ stores }) => stores.installations.throttledUntil(shop) },
    { name: 'ask for privacy', run: ({ stores }) => stores.privacy.record({ shop, webhookId, topic: 'customers/redact', requestId: null, orderIds: [String(order)], receivedAt: now }) },
    { name: 'answer for privacy', run: ({ stores }) => stores.privacy.close(shop, webhookId, { orders: order }, now) },
    { name: 'privacy request', run: ({ stores }) => stores.privacy.get(shop, webhookId) },
    { name: 'held about', run: async (world) => world.stores.privacy.heldAbout(await installed(world, shop), ['1', '2', '3', '4']) },
    { name: 'erase customer', run: async (world) => withoutSteps(await world.stores.privacy.eraseCustomer(await installed(world, shop), [String(order)])) },
    { name: 'prune', run: ({ stores }) => stores.retention.prune({ deliveries: past, timeline: past, problems: past, privacy: past, supportLinks: past, locks: past }, now) },
    { name: 'reseal', run: async (world) => world.stores.connections.reseal((await joined(world, shop))?.id ?? 'none', dice('x', 'y'), 'x') },
    { name: 'erase shop', run: async (world) => {
      const outcome = withoutSteps(await world.stores.privacy.eraseShop(shop));
      await world.stores.installations.install(shop, now);
      return outcome;
    } },
  );
}

/** All that one database says of itself. */
export async function allOf(world: World): Promise<unknown> {
  const { stores } = world;
  return Promise.all(shops.map(async (shop) => {
    const id = await installed(world, shop);
    const orders = [1, 2, 3].map((order) => `${id}/${order}`);
    return {
      installation: await stores.installations.byShop(shop), connection: await joined(world, shop), deliveries: await stores.inbox.lastDeliveries(shop), counts: await stores.orders.counts(id),
      orders: await Promise.all(orders.map(async (key) => [await stores.orders.get(key), await stores.orders.timeline(key), await stores.journal.documents(key)])),
      // Problems that opened at one moment stand in the order of their ids, which differ.
      problems: [...(await stores.problems.open(id))].sort((a, b) => a.openedAt - b.openedAt || (`${a.cause.code} ${a.subject}` < `${b.cause.code} ${b.subject}` ? -1 : 1)),
      checks: await stores.problems.checks(id), sweep: await stores.sweeps.read(id), runs: await stores.sweeps.runs(id, 9), blocked: await stores.problems.ordersBlockedBy(id, 'E-SKU-UNKNOWN'), bulk: await Promise.all((await stores.runs.recent(id, 9)).map(async (run) => [run, await stores.runs.tally(run.id), await stores.runs.toDo(run.id, 2), await stores.runs.underWay(run.id, 1_000_500), await stores.runs.outcome(run.id)])), backlog: await stores.work.backlog(id, 1_000_500),
    };
  }));
}
