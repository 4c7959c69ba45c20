import type { Order } from '~/domain/order/order';
import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow } from '~/ports/order-store';
import type { openShopify } from '../support/shopify';
import type { Database } from '../support/stores';
import { openTill, type Till } from '../support/till';
import type { GoldenCase } from './cases';

export interface Carried {
  readonly order: Order;
  readonly row: OrderRow;
  readonly documents: readonly JournalDocument[];
  readonly till: Till;
  /** Item # and POS location → units that left (negative) or came back. */
  readonly moved: Readonly<Record<string, number>>;
}

interface Trouble {
  readonly overTheWire?: boolean;
  readonly database?: Database;
  /** What is to go wrong from here on. */
  readonly trouble?: (till: Till) => void;
  /** What is to be looked at when an order has come, before anything is done with it. */
  readonly look?: (till: Till, order: Order) => Promise<void>;
}

/** The case's order through the whole app: read from the simulated Shopify, carried to the simulated POS over a socket. */
export async function carryCase(golden: GoldenCase, shopify: Awaited<ReturnType<typeof openShopify>>, { overTheWire = true, database, trouble, look }: Trouble = {}): Promise<Carried> {
  const orders: Order[] = [];
  for (const reading of golden.readings) orders.push(await shopify.read(reading));
  const order = orders.at(-1);
  if (!order) throw new Error(`${golden.name} has no order`);
  const till = await openTill({ currency: order.currency === 'EUR' ? 'USD' : order.currency, overTheWire, database });
  for (const field of golden.pos.customFields ?? []) till.pos.control('POST', '/custom-fields', field);
  const items = golden.pos.items ?? [];
  const skus = new Set(order.lines.flatMap((line) => (line.sku && !line.isGiftCard && !line.sku.startsWith('UNKNOWN') && items.length === 0 ? [line.sku] : [])));
  till.pos.control('POST', '/items', [...[...skus].map((sku) => ({ public_id: sku, description: sku, price: 10, qty: 100 })), ...items]);

  const connected = await till.connect();
  if (connected.kind !== 'connected') throw new Error(`${golden.name}: ${connected.kind}`);
  await withSettings(till, golden.settings);
  const before = stock(till);
  trouble?.(till);
  for (const one of orders) {
    await till.place(one);
    await look?.(till, one);
    await till.settle(overTheWire ? 600_000 : 4 * 3_600_000);
  }
  const row = await till.row(order);
  const after = stock(till);
  const moved = Object.fromEntries(Object.keys(after).map((sku) => [sku, (after[sku] ?? 0) - (before[sku] ?? 0)] as const).filter(([, units]) => units !== 0));
  return { order, row, documents: await till.stores.journal.documents(row.key), till, moved };
}

async function withSettings(till: Till, changes: GoldenCase['settings']): Promise<void> {
  const { settings, version } = await till.stores.installations.settings(till.installation.id);
  const merged = Object.fromEntries(Object.entries(settings).map(([part, value]) => [part, { ...(value as object), ...changes[part] }])) as unknown as Settings;
  const saved = await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: merged, by: 'user 1', release: 'from-now' });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
}

function stock(till: Till): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const { public_id: sku, location, on_hand: onHand } of till.documents().stock) rows[`${sku} at ${location}`] = onHand;
  return rows;
}
