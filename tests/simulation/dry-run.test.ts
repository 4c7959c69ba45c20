import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { madeUpOrder } from '~/domain/order/made-up-order';
import { dryRunMadeUp, dryRunOrder, type DryRun } from '~/pipeline/dry-run';
import { carryCase } from '../golden/carry';
import { readCase } from '../golden/cases';
import { openShopify } from '../support/shopify';
import { openTill, type Till } from '../support/till';
import { wholeOrder } from '../support/whole-order';

let shopify: Awaited<ReturnType<typeof openShopify>>;
let till: Till | null = null;
beforeAll(async () => {
  shopify = await openShopify();
});
afterEach(async () => {
  await till?.close();
  till = null;
});

const numeric = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
const calls = (at: Till) => (at.pos.control('GET', '/calls').body as { rows: readonly { readonly method: string; readonly path: string }[] }).rows;
const stored = async (at: Till) => {
  const told = ['orders', 'timelines', 'documents', 'steps', 'orderNumbers', 'documentNumbers', 'takenNumbers', 'blockers', 'problems', 'work'];
  return (await at.rows()).filter(({ table }) => told.includes(table)).map(({ table, text }) => `${table} ${text}`);
};

/** A dry run that must have asked and nothing else, and left no trace. */
async function dry(at: Till, run: () => Promise<DryRun | { readonly kind: 'unread' }>): Promise<DryRun> {
  const before = { calls: calls(at).length, stored: await stored(at), documents: at.documents() };
  const told = await run();
  expect(calls(at).slice(before.calls).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(await stored(at)).toEqual(before.stored);
  expect(at.documents()).toEqual(before.documents);
  if (told.kind !== 'run') throw new Error('the order could not be read');
  return told;
}

describe('a dry run', () => {
  it.each([
    'plain', 'tip', 'taxes-included', 'several-tenders', 'refunded-in-part', 'exchange', 'dinar', 'returned-after-the-sale', 'edit-of-an-open-order', 'placed-then-paid',
    'edit-before-download', 'two-locations-restocked', 'marketplace-tax', 'edit-adds-a-line',
  ])('%s: shows the documents, numbers and steps that are then really posted', async (name) => {
    const shown: DryRun[] = [];
    const before: string[][] = [];
    const carried = await carryCase(readCase(name), shopify, {
      overTheWire: false,
      look: async (at, order) => {
        const key = `${at.installation.id}/${numeric(order.id)}`;
        before.push((await at.stores.journal.documents(key)).map((one) => one.document.id));
        shown.push(await dry(at, () => dryRunOrder(at.deps, at.installation, key)));
      },
    });
    till = carried.till;
    const last = shown.at(-1);
    const posted = new Map(carried.documents.map((one) => [one.document.id, one]));
    expect(last?.documents.length ?? 0).toBeGreaterThan(0);
    // What the first look showed and what each later one added is all there is.
    expect([...new Set(shown.flatMap((run) => run.documents.map((one) => one.document?.id)))].sort()).toEqual([...posted.keys()].sort());
    for (const { document, number, steps, blockers } of last?.documents ?? []) {
      const real = posted.get(document?.id ?? '');
      expect(blockers).toEqual([]);
      expect({ document, number }).toEqual({ document: real?.document, number: real?.number });
      const rows = new Map(real?.steps.map((step) => [step.key, step]));
      expect(steps.map(({ key, kind, bodyHash }) => ({ key, kind, bodyHash }))).toEqual(steps.map(({ key }) => ({ key, kind: rows.get(key)?.kind, bodyHash: rows.get(key)?.bodyHash })));
    }
    expect(last?.kept).toBeNull();
  });

  it('says what stops an order as the real run says it, and shows its document all the same', async () => {
    let told: DryRun | null = null;
    const carried = await carryCase(readCase('unknown-sku'), shopify, { overTheWire: false, look: async (at, order) => void (told = await dry(at, () => dryRunOrder(at.deps, at.installation, `${at.installation.id}/${numeric(order.id)}`))) });
    till = carried.till;
    const { documents } = told as unknown as DryRun;
    expect(documents).toHaveLength(1);
    expect(documents[0]?.blockers.map((blocker) => blocker.cause)).toContainEqual(carried.row.verdict.cause);
    expect(documents[0]?.document?.total).toBe(carried.order.totals.total);
    expect(documents[0]?.steps).toEqual([]);
  });

  it.each(['partially-paid', 'cancelled-before-download'])('%s: says why the order is kept back, and draws what it would be', async (name) => {
    let told: DryRun | null = null;
    const carried = await carryCase(readCase(name), shopify, { overTheWire: false, look: async (at, order) => void (told = await dry(at, () => dryRunOrder(at.deps, at.installation, `${at.installation.id}/${numeric(order.id)}`))) });
    till = carried.till;
    const { kept, documents, judgement } = told as unknown as DryRun;
    expect(kept).toEqual(carried.row.verdict);
    expect(judgement.trace).toEqual(carried.row.trace);
    expect(documents[0]?.steps.length).toBeGreaterThan(3);
  });

  it('of an order that is in the POS shows nothing more to send', async () => {
    const carried = await carryCase(readCase('plain'), shopify, { overTheWire: false });
    till = carried.till;
    const told = await dry(till, () => dryRunOrder(carried.till.deps, carried.till.installation, carried.row.key));
    expect(told).toMatchObject({ documents: [], standing: [carried.documents[0]?.number], kept: null, silent: null });
  });

  it('of an interrupted document shows what is made already, and gives no new amounts', async () => {
    till = await openTill();
    const at = till;
    const order = wholeOrder();
    at.stock('MUG');
    await at.connect();
    at.fault({ kind: 'drop-before-commit', match: 'POST /sales/orders/:id/payments', times: 1 });
    await at.place(order);
    await at.work();
    const { key } = await at.row(order);
    const [known] = await at.stores.journal.documents(key);
    const told = await dry(at, () => dryRunOrder(at.deps, at.installation, key));
    expect(known?.steps.some((step) => step.state === 'sending')).toBe(true);
    expect(told.documents[0]?.document).toEqual(known?.document);
    expect(told.documents[0]?.done).toEqual(known?.steps.filter((step) => step.state === 'done').map((step) => step.key));
  });

  it.each([null, 'BELT'])('takes a made-up order, too (SKU %s)', async (sku) => {
    till = await openTill();
    till.stock('BELT');
    await till.connect();
    const at = till;
    const order = madeUpOrder({ currency: 'USD', sku, at: at.clock.now() });
    const told = await dry(at, () => dryRunMadeUp(at.deps, at.installation, order));
    expect(told.kept).toBeNull();
    const [sale] = told.documents;
    expect(sale).toMatchObject({ number: 'S-TEST', blockers: [] });
    expect(sale?.document).toMatchObject({ total: 2_700n, owed: 0n });
    expect(sale?.steps.map((step) => step.key)).toContain('order');
    expect(await at.stores.orders.list({ installationId: at.installation.id, limit: 9 })).toMatchObject({ rows: [] });
  });

  it('asks a POS that is not connected nothing, and says so; an order that Shopify does not have is not drawn', async () => {
    till = await openTill();
    const at = till;
    expect(await dry(at, () => dryRunMadeUp(at.deps, at.installation, madeUpOrder({ currency: 'USD', sku: null, at: at.clock.now() })))).toMatchObject({ silent: 'not-connected', documents: [] });
    expect(await dryRunOrder(at.deps, at.installation, `${at.installation.id}/404`)).toMatchObject({ kind: 'unread', verdict: { cause: { code: 'S-DELETED' } } });
    expect(await at.stores.orders.list({ installationId: at.installation.id, limit: 9 })).toMatchObject({ rows: [] });
  });
});
