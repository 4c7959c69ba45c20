import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { madeUpOrder } from '~/domain/order/made-up-order';
import { tellMatter } from '~/domain/posting/step-matter';
import { dryRunMadeUp, dryRunOrder, type DryRun } from '~/pipeline/dry-run';
import { carryCase } from '../golden/carry';
import { readCase } from '../golden/cases';
import { openShopify } from '../support/shopify';
import { openTill, type DeskTill } from '../support/till';
import { wholeOrder } from '../support/whole-order';

let shopify: Awaited<ReturnType<typeof openShopify>>;
type Closing = Pick<DeskTill, 'close'>;
let till: Closing | null = null;
beforeAll(async () => {
  shopify = await openShopify();
});
afterEach(async () => {
  await till?.close();
  till = null;
});

const names = { item: 'Article test', shipping: 'Livraison standard', tax: 'Taxe' };
const numeric = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
const stored = async (at: Pick<DeskTill, 'rows'>) => {
  const told = ['orders', 'timelines', 'documents', 'steps', 'orderNumbers', 'documentNumbers', 'takenNumbers', 'blockers', 'problems', 'work'];
  return (await at.rows()).filter(({ table }) => told.includes(table)).map(({ table, text }) => `${table} ${text}`);
};

type Looked = Pick<DeskTill, 'desk' | 'rows' | 'patient'>;

/** A dry run that must have asked and nothing else, and left no trace. */
async function dry(at: Looked, run: () => Promise<DryRun | { readonly kind: 'unread' }>): Promise<DryRun> {
  const before = { calls: at.desk.calls().length, stored: await stored(at), book: at.desk.book() };
  const told = await at.patient(run());
  expect(at.desk.calls().slice(before.calls).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(await stored(at)).toEqual(before.stored);
  expect(at.desk.book()).toEqual(before.book);
  if (told.kind !== 'run') throw new Error('the order could not be read');
  return told;
}

describe('a dry run', () => {
  const cases = [
    'plain', 'tip', 'taxes-included', 'several-tenders', 'refunded-in-part', 'exchange', 'dinar', 'returned-after-the-sale', 'edit-of-an-open-order', 'placed-then-paid',
    'edit-before-download', 'two-locations-restocked', 'marketplace-tax', 'edit-adds-a-line',
  ];
  // What still owes money stays out of a POS that takes only what is paid, until it is.
  const owing = ['edit-of-an-open-order', 'placed-then-paid'];
  it.each([...cases.map((name) => ['heartland', name] as const), ...cases.filter((name) => !owing.includes(name)).map((name) => ['lightspeed-r', name] as const)])('%s, %s: shows the documents, numbers and steps that are then really posted', async (kind, name) => {
    const shown: DryRun[] = [];
    const before: string[][] = [];
    const carried = await carryCase(readCase(name), shopify, {
      kind, overTheWire: false,
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
    // What a step says that it carries is there in its document.
    for (const { document, steps } of shown.flatMap((run) => run.documents)) {
      const told = steps.flatMap(({ matter }) => (matter && document ? [tellMatter(matter, document)] : []));
      if (kind === 'heartland' && steps.length > 0) expect(told.length).toBeGreaterThan(0);
      expect(told.every(({ subject, amount }) => subject !== null || amount !== null)).toBe(true);
    }
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
    const told = await dry(carried.till, () => dryRunOrder(carried.till.deps, carried.till.installation, carried.row.key));
    expect(told).toMatchObject({ documents: [], standing: [carried.documents[0]?.number], kept: null, silent: null });
  });

  it('of an interrupted document shows what is made already, and gives no new amounts', async () => {
    const at = await openTill();
    till = at;
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
    const at = await openTill();
    till = at;
    at.stock('BELT');
    await at.connect();
    const order = madeUpOrder({ currency: 'USD', sku, at: at.clock.now(), names });
    const told = await dry(at, () => dryRunMadeUp(at.deps, at.installation, order));
    expect(told.kept).toBeNull();
    const [sale] = told.documents;
    expect(sale).toMatchObject({ number: 'S-TEST', blockers: [] });
    expect(sale?.document).toMatchObject({ total: 2_700n, owed: 0n, lines: [{ description: names.item }], shipping: [{ title: names.shipping }], taxes: [{ title: names.tax }] });
    expect(sale?.steps.map((step) => step.key)).toContain('order');
    expect(await at.stores.orders.list({ installationId: at.installation.id, limit: 9 })).toMatchObject({ rows: [] });
  });

  it('says what a customer still owes where the POS takes only what is paid', async () => {
    const shown: DryRun[] = [];
    const carried = await carryCase(readCase('placed-then-paid'), shopify, { kind: 'lightspeed-r', overTheWire: false, look: async (at, order) => void shown.push(await dry(at, () => dryRunOrder(at.deps, at.installation, `${at.installation.id}/${numeric(order.id)}`))) });
    till = carried.till;
    expect(shown[0]?.documents.map((one) => one.blockers.map(({ cause }) => cause))).toMatchObject([[{ code: 'W-PAYMENT', params: { reason: 'must-balance' } }]]);
    expect(shown[1]?.documents[0]?.document).toEqual(carried.documents[0]?.document);
  });

  it('asks a POS that is not connected nothing, and says so; an order that Shopify does not have is not drawn', async () => {
    const at = await openTill();
    till = at;
    expect(await dry(at, () => dryRunMadeUp(at.deps, at.installation, madeUpOrder({ currency: 'USD', sku: null, at: at.clock.now(), names })))).toMatchObject({ silent: 'not-connected', documents: [] });
    expect(await dryRunOrder(at.deps, at.installation, `${at.installation.id}/404`)).toMatchObject({ kind: 'unread', verdict: { cause: { code: 'S-DELETED' } } });
    expect(await at.stores.orders.list({ installationId: at.installation.id, limit: 9 })).toMatchObject({ rows: [] });
  });
});
