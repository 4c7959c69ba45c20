import { Simulator as Heartland } from '../../sandbox/pos/heartland/simulator';
import { Simulator as Lightspeed } from '../../sandbox/pos/lightspeed-r/simulator';
import { formatMinor } from '~/domain/money/format';
import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import type { ShopifyError } from '~/ports/order-source';
import { presentChecks } from '~/presenters/checks';
import { presentOrder } from '~/presenters/order';
import { fixGround } from '~/routes/app.fix/fix-ground';
import { linksTo } from '~/routes/app.order/pos-links';
import { placedAt } from '../support/desk';
import { aLine, aPayment } from '../support/orders';
import { heartlandDesk } from '../support/pos/heartland-desk';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import { toMinor } from '../support/pos/read-books';
import { openTillAt, tillClock } from '../support/till';

export type PosKind = 'heartland' | 'lightspeed-r';
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A shop in Shopify, its POS, and the app between them on one clock: how causes come about, and what pages then say. */
export async function openPlace(kind: PosKind) {
  const clock = tillClock();
  const pos = kind === 'heartland' ? new Heartland({ now: clock.now, rng: () => 0.5, currency: 'USD' }) : new Lightspeed({ now: clock.now, rng: () => 0.5, registers: 20 });
  const desk = pos instanceof Heartland ? heartlandDesk(pos) : lightspeedDesk(pos);
  const till = await openTillAt(desk, clock);
  till.stock('BELT');
  const { id } = till.installation;
  const installation = async () => (await till.stores.installations.byId(id)) ?? till.installation;
  const ground = () => fixGround(till.deps, id);
  const view = async (order: Order) => {
    const page = await presentOrder(till.stores, {
      installation: await installation(), id: order.id.slice(order.id.lastIndexOf('/') + 1), read: null, linkTo: await linksTo(till.deps, id), ground: await ground(), adminOrigin: 'https://admin.example', now: clock.now(),
    });
    if (!page) throw new Error(`${order.name} has no page`);
    return page;
  };
  const pass = async (ms: number, step = minute): Promise<void> => {
    for (const end = clock.now() + ms; clock.now() < end;) {
      clock.advance(Math.min(step, end - clock.now()));
      await till.work();
    }
  };
  const read = till.deps.source.readOrder;
  const source = (part: Partial<typeof till.deps.source>): void => void Object.assign(till.deps.source, part);
  const listing = new Map<string, Order>();
  source({ listOrders: () => Promise.resolve(ok({ orders: [...listing.values()].map(({ id: orderId, createdAt, processedAt, updatedAt, test }) => ({ id: orderId, createdAt, processedAt, updatedAt, test })), next: null, restUntil: null })) });
  const checks = async () => presentChecks(till.stores, await installation(), clock.now(), await ground());
  return {
    kind, clock, desk, till, installation, ground, view, pass, source,
    deps: till.deps,
    /** What a person does in the POS's own screens. */
    control: (path: string, body: unknown = {}, method = 'POST'): unknown => pos.control(method, path, body).body,
    /** One answer of the simulated POS in the browser. */
    browse: (request: Parameters<Lightspeed['request']>[0]) => (pos as Lightspeed).request(request).response,
    connect: async (): Promise<void> => {
      const outcome = await till.connect();
      if (outcome.kind !== 'connected') throw new Error(outcome.kind);
    },
    order: (number: number, more: Partial<Order> = {}): Order => placedAt(number, clock.now(), { lines: [aLine()], transactions: [aPayment({ id: `payment-${number}`, processedAt: clock.now() })], ...more }),
    /** Each is announced, and all that is due is done. */
    place: async (...orders: readonly Order[]): Promise<readonly Order[]> => {
      for (const order of orders) await till.place(order);
      await till.work();
      return orders;
    },
    /** It changed in Shopify. */
    changed: (order: Order, more: Partial<Order>): Order => ({ ...order, updatedAt: clock.now() + 1, ...more }),
    /** In Shopify's list, and nobody was told. */
    list: (...orders: readonly Order[]): void => {
      for (const order of orders) listing.set(order.id, order);
      source({ readOrder: (shop, orderId) => (listing.has(orderId) ? Promise.resolve(ok({ kind: 'found', order: listing.get(orderId) as Order, hash: String(listing.get(orderId)?.updatedAt) })) : read(shop, orderId)) });
    },
    shopifyFails: (error: ShopifyError): void => source({ readOrder: () => Promise.resolve(fail(error)) }),
    shopifyForgets: (): void => source({ readOrder: () => Promise.resolve(ok({ kind: 'not-found' })) }),
    shopifyAnswers: (): void => source({ readOrder: read }),
    choose: async (turn: (settings: Settings) => Settings): Promise<void> => {
      const { version, settings } = await till.stores.installations.settings(id);
      const outcome = await till.patient(changeSettings(till.deps, { installationId: id, expectedVersion: version, settings: turn(settings), by: 'user 1', release: 'from-now' }));
      if (outcome.kind !== 'saved') throw new Error(outcome.kind);
      await till.work();
    },
    settings: async () => (await till.stores.installations.settings(id)).settings,
    /** All that goes by itself has gone. */
    settle: async (ms = 2 * hour): Promise<void> => till.settle(ms),
    facts: async () => {
      const connection = await till.stores.connections.current(id);
      const facts = connection && (await till.stores.connections.facts(connection.account.id));
      if (!facts) throw new Error('nothing is known of the account');
      return facts;
    },
    checks,
    failing: async (code: string) => (await checks()).groups.flatMap(({ rows }) => rows).find((row) => row.result === 'failed' && row.cause?.code === code) ?? null,
    problems: async () => till.stores.problems.open(id),
    /** Of all documents of the order, as the POS's own books have it; null where there is none. */
    totalInPos: async (order: Order): Promise<string | null> => {
      const documents = (await till.stores.journal.documents((await till.row(order)).key)).filter((one) => one.state !== 'thawed');
      if (documents.length === 0) return null;
      return formatMinor(documents.reduce((sum, one) => sum + toMinor(desk.held(one.number, order.currency).total, order.currency), 0n), order.currency);
    },
    close: () => till.close(),
  };
}

export type Place = Awaited<ReturnType<typeof openPlace>>;
