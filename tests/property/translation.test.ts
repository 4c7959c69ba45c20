import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '~/domain/money/sum';
import { checkIdentities } from '~/domain/order/identities';
import type { Order } from '~/domain/order/order';
import { balance, documentSum } from '~/domain/translation/balance';
import type { PosDocument } from '~/domain/translation/document';
import { cleared } from '~/domain/translation/settle-document';
import { reviseDocument } from '~/domain/translation/revise-document';
import { translateOrder } from '~/domain/translation/translate-order';
import { laterWork } from '~/pipeline/later-work';
import type { JournalDocument } from '~/ports/journal-store';
import { documentsOf } from '../support/documents';
import { derive } from './derive';
import { restOrder } from './rest-order';

/** The same orders every time; PROPERTY_SEED asks about others, PROPERTY_RUNS about more. */
const runs = Number.parseInt(process.env.PROPERTY_RUNS ?? '2500', 10);
const seed = Number.parseInt(process.env.PROPERTY_SEED ?? '20261124', 10);
const four = [0, 1, 2, 3].map((part) => seed + part);
process.stdout.write(`property seed ${seed}, ${four.length * runs} orders\n`);

const total = (documents: readonly PosDocument[]): bigint => sumOf(documents, (document) => document.total - cleared(document));

function expectSound(order: Order, documents: readonly PosDocument[]): void {
  for (const document of documents) {
    expect(documentSum(document)).toBe(document.total);
    expect(balance(document, order, 0n)).toEqual({ ok: true, value: { within: 0n } });
    expect(sumOf(document.tenders, (tender) => tender.amount) + document.owed).toBe(document.total);
    expect(new Set(document.lines.map((line) => line.key)).size).toBe(document.lines.length);
    for (const line of document.lines) {
      expect(line.unitPrice * BigInt(line.quantity)).toBe(line.total);
      expect(line.unitPrice >= 0n).toBe(true);
    }
    const amounts = [document.total, document.owed, ...document.lines.flatMap((line) => [line.unitPrice, line.originalUnitPrice, line.total]), ...[...document.shipping, ...document.taxes, ...document.tenders].map((one) => one.amount)];
    expect(amounts.every((amount) => typeof amount === 'bigint')).toBe(true);
  }
  // Each movement of money is carried once.
  const keys = documents.flatMap((document) => document.tenders.map((tender) => tender.key));
  expect(new Set(keys).size).toBe(keys.length);
}

/** Of each line no more comes back than was sold, neither in units nor in money. */
function expectNoMoreBack(documents: readonly PosDocument[]): void {
  const left = new Map<string, { units: number; value: bigint }>();
  for (const line of documents.flatMap((document) => document.lines)) {
    if (line.shopifyLineId === null) continue;
    const before = left.get(line.shopifyLineId) ?? { units: 0, value: 0n };
    const isRefunded = line.target.kind === 'product' && line.target.product === 'refund';
    left.set(line.shopifyLineId, { units: before.units + (isRefunded ? 0 : line.quantity), value: before.value + line.total });
  }
  for (const { units, value } of left.values()) expect([units >= 0, value >= 0n]).toEqual([true, true]);
}

/** What the journal holds after each look, where invoices are not automatic: the sale stays open and takes in what it may. */
function carriedOpen(order: Order, before: readonly JournalDocument[]): readonly JournalDocument[] {
  let journal = before.length > 0 ? before : [journalled(documentsOf(order)[0], 'open')];
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const work = laterWork(order, journal);
    if (!work.ok) throw new Error(work.error.kind);
    const next = work.value;
    if (next.kind === 'none') return journal;
    if (next.kind === 'post') journal = [...journal, journalled(next.document, 'posted')];
    else {
      const revised = reviseDocument(next.known.document, order, next.agreements, next.tenders);
      if (!revised.ok) throw new Error(revised.error.kind);
      journal = journal.map((one) => (one === next.known ? journalled(revised.value, 'open') : one));
    }
  }
  throw new Error('there is always something left to do');
}

function journalled(document: PosDocument | undefined, state: JournalDocument['state']): JournalDocument {
  if (!document) throw new Error('no sale');
  return { document, number: document.id, accountId: 'a', state, mapping: {} as JournalDocument['mapping'], revision: 1, looksFirst: false, posId: document.id, posStatus: null, posTotal: null, steps: [], frozenAt: 0, finishedAt: 0 };
}

describe('any legal order, from REST figures through the derived ledger', () => {
  it.each(four)('adds up to the cent, whatever was edited and refunded (seed %i)', async (part) => {
    await fc.assert(fc.asyncProperty(restOrder, async (rest) => {
      const order = await derive(rest.bodies.at(-1) ?? '');
      expect(checkIdentities(order).filter((identity) => identity.level === 'enforced' && !identity.holds)).toEqual([]);
      const documents = documentsOf(order);
      expectSound(order, documents);
      expectNoMoreBack(documents);
      // What REST says, reckoned by whoever wrote the figures.
      expect(total(documents)).toBe(rest.currentTotal);
      const marketplace = sumOf(documents.flatMap((document) => document.lines).filter((line) => line.target.kind === 'product' && line.target.product === 'marketplaceTax'), (line) => line.total);
      expect(sumOf(documents.flatMap((document) => document.taxes), (tax) => tax.amount) + marketplace).toBe(rest.currentTax);
      expect(sumOf(documents, (document) => sumOf(document.tenders, (tender) => tender.amount))).toBe(rest.netPayment);
      expect(sumOf(documents, cleared) + sumOf(documents, (document) => document.owed) * -1n).toBe(rest.netPayment - rest.currentTotal);
      // Each tax title's sum is the ledger's.
      const ledger = order.agreements.flatMap((agreement) => agreement.sales).flatMap((sale) => sale.taxes).filter((tax) => !tax.channelLiable);
      for (const title of new Set(ledger.map((tax) => tax.title))) {
        expect(sumOf(documents.flatMap((document) => document.taxes).filter((tax) => tax.title === title), (tax) => tax.amount)).toBe(sumOf(ledger.filter((tax) => tax.title === title), (tax) => tax.amount));
      }
      expect(documentsOf(await derive(rest.bodies.at(-1) ?? ''))).toEqual(documents);
    }), { numRuns: runs, seed: part });
  }, 600_000);

  it('comes to the same sums however often we looked on the way', async () => {
    await fc.assert(fc.asyncProperty(restOrder, async (rest) => {
      let frozen: readonly PosDocument[] = [];
      for (const body of rest.bodies) {
        const translated = translateOrder(await derive(body), frozen);
        if (!translated.ok) throw new Error(translated.error.kind);
        frozen = translated.value.documents;
      }
      const order = await derive(rest.bodies.at(-1) ?? '');
      expectSound(order, frozen);
      expectNoMoreBack(frozen);
      expect(total(frozen)).toBe(rest.currentTotal);
    }), { numRuns: Math.ceil(runs / 5), seed });
  }, 600_000);

  it('comes to the same sums where the sale stands open and is changed in place', async () => {
    await fc.assert(fc.asyncProperty(restOrder, async (rest) => {
      let journal: readonly JournalDocument[] = [];
      for (const body of rest.bodies) journal = carriedOpen(await derive(body), journal);
      const documents = journal.map((one) => one.document);
      for (const document of documents) {
        expect(documentSum(document)).toBe(document.total);
        expect(sumOf(document.tenders, (tender) => tender.amount) + document.owed).toBe(document.total);
        for (const line of document.lines) expect(line.unitPrice * BigInt(line.quantity)).toBe(line.total);
        expect(new Set(document.lines.map((line) => line.key)).size).toBe(document.lines.length);
      }
      const keys = documents.flatMap((document) => document.tenders.map((tender) => tender.key));
      expect(new Set(keys).size).toBe(keys.length);
      expect(total(documents)).toBe(rest.currentTotal);
    }), { numRuns: Math.ceil(runs / 5), seed });
  }, 600_000);
});
