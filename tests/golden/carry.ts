import type { Order } from '~/domain/order/order';
import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow } from '~/ports/order-store';
import type { openShopify } from '../support/shopify';
import type { Database } from '../support/stores';
import { openTillAt, tillClock, type DeskTill } from '../support/till';
import type { GoldenCase } from './cases';
import { openDesk, settingsAt, type PosKind } from './open-desk';

export interface Carried {
  readonly order: Order;
  readonly row: OrderRow;
  readonly documents: readonly JournalDocument[];
  readonly till: DeskTill;
  /** Item # and POS location → units that left (negative) or came back. */
  readonly moved: Readonly<Record<string, number>>;
}

interface Trouble {
  readonly kind?: PosKind;
  readonly overTheWire?: boolean;
  readonly database?: Database;
  /** What is to go wrong from here on. */
  readonly trouble?: (till: DeskTill) => void;
  /** What is to be looked at when an order has come, before anything is done with it. */
  readonly look?: (till: DeskTill, order: Order) => Promise<void>;
}

/** The case's order through the whole app: read from the simulated Shopify, carried to the simulated POS over a socket. */
export async function carryCase(golden: GoldenCase, shopify: Awaited<ReturnType<typeof openShopify>>, { kind = 'heartland', overTheWire = true, database, trouble, look }: Trouble = {}): Promise<Carried> {
  const orders: Order[] = [];
  for (const reading of golden.readings) orders.push(await shopify.read(reading));
  const order = orders.at(-1);
  if (!order) throw new Error(`${golden.name} has no order`);
  const clock = tillClock();
  const currency = order.currency === 'EUR' ? 'USD' : order.currency;
  const till = await openTillAt(openDesk(kind, clock, currency, golden), clock, { currency, overTheWire, ...(database ? { database } : {}) });
  const skus = new Set(order.lines.flatMap((line) => (line.sku && !line.isGiftCard && !line.sku.startsWith('UNKNOWN') && (golden.pos.items ?? []).length === 0 ? [line.sku] : [])));
  till.desk.stock([...skus].map((sku) => ({ sku, qty: 100 })));

  const connected = await till.connect();
  if (connected.kind !== 'connected') throw new Error(`${golden.name}: ${connected.kind}`);
  await withSettings(till, settingsAt(kind, golden.settings));
  const before = till.desk.levels();
  trouble?.(till);
  for (const one of orders) {
    await till.place(one);
    await look?.(till, one);
    await till.settle(overTheWire ? 600_000 : 4 * 3_600_000);
  }
  const row = await till.row(order);
  const after = till.desk.levels();
  const moved = Object.fromEntries(Object.keys(after).map((sku) => [sku, (after[sku] ?? 0) - (before[sku] ?? 0)] as const).filter(([, units]) => units !== 0));
  return { order, row, documents: await till.stores.journal.documents(row.key), till, moved };
}

async function withSettings(till: DeskTill, changes: GoldenCase['settings']): Promise<void> {
  const { settings, version } = await till.stores.installations.settings(till.installation.id);
  const merged = Object.fromEntries(Object.entries(settings).map(([part, value]) => [part, { ...(value as object), ...changes[part] }])) as unknown as Settings;
  const saved = await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: merged, by: 'user 1', release: 'from-now' });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
}
