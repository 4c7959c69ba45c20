import type { Db } from '~/db.server';
import { encodeDocument } from '~/domain/posting/frozen-document';
import type { StepState } from '~/domain/posting/step';
import type { JournalStore } from '~/ports/journal-store';
import type { Lease } from '~/ports/work-store';
import { asJournalDocument, plannedRows } from './journal-rows';
import { at, fenced, json, wide, type Tx } from './shared';

export const prismaJournalStore = (db: Db): JournalStore => ({
  async documents(key) {
    const rows = await db.document.findMany({ where: { orderKey: key }, include: { steps: true }, orderBy: [{ frozenAt: 'asc' }, { number: 'asc' }] });
    return rows.map(asJournalDocument);
  },

  takeNumber: (accountId, key, base) => db.$transaction((tx) => takeNumber(tx, accountId, key, base)),

  freeze: (key, lease, { document, number, accountId, mapping, steps, looksFirst, at }) =>
    fenced(db, lease, async (tx) => {
      const where = { orderKey_documentId: { orderKey: key, documentId: document.id } };
      const known = await tx.document.findUnique({ where });
      const revision = (known?.revision ?? 0) + 1;
      const data = {
        kind: document.kind, number, accountId, state: 'frozen', frozen: encodeDocument(document), mapping: json(mapping), revision, looksFirst,
        posId: null, posStatus: null, posTotal: null, frozenAt: wide(at), finishedAt: null,
      };
      await tx.document.upsert({ where, create: { orderKey: key, documentId: document.id, ...data }, update: data });
      await tx.step.createMany({ data: plannedRows({ orderKey: key, documentId: document.id, revision }, steps, new Map()) });
    }),

  amend: (key, lease, documentId, { document, mapping, steps }) =>
    fenced(db, lease, async (tx) => {
      const where = { orderKey_documentId: { orderKey: key, documentId } };
      const row = await tx.document.findUniqueOrThrow({ where, include: { steps: true } });
      const made = new Map(row.steps.filter((step) => step.revision === row.revision && step.state === 'done').map((step) => [step.key, step]));
      const revision = row.revision + 1;
      await tx.step.createMany({ data: plannedRows({ orderKey: key, documentId, revision }, steps, made) });
      await tx.document.update({ where, data: { mapping: json(mapping), revision, ...(document ? { frozen: encodeDocument(document), state: 'posting' } : {}) } });
    }),

  thaw: (key, lease, documentId) =>
    fenced(db, lease, async (tx) => {
      await tx.document.update({ where: { orderKey_documentId: { orderKey: key, documentId } }, data: { state: 'thawed' } });
    }),

  sending: (key, lease, documentId, stepKey, at) =>
    fenced(db, lease, async (tx) => {
      const step = await currentStep(tx, key, documentId, stepKey);
      await tx.step.update({ where: step.where, data: { state: 'sending', sentAt: wide(at), leaseToken: lease.token } });
      if (step.first) await tx.document.update({ where: { orderKey_documentId: { orderKey: key, documentId } }, data: { state: 'posting' } });
      if (step.isDocument) await tx.orderRow.update({ where: { key }, data: { begun: true } });
    }),

  done: (key, lease, documentId, stepKey, externalId, facts) =>
    changeStep(db, key, lease, documentId, stepKey, { state: 'done', externalId, facts: json(facts), error: null }),
  refused: (key, lease, documentId, stepKey, error) => changeStep(db, key, lease, documentId, stepKey, { state: 'refused', error: json(error) }),
  unsent: (key, lease, documentId, stepKey) => changeStep(db, key, lease, documentId, stepKey, { state: 'planned' }),

  voidRecord: (key, lease, documentId, externalId) =>
    fenced(db, lease, async (tx) => {
      const { revision } = await tx.document.findUniqueOrThrow({ where: { orderKey_documentId: { orderKey: key, documentId } } });
      await tx.step.updateMany({ where: { orderKey: key, documentId, revision, externalId, state: 'done', prepares: true }, data: { state: 'void', externalId: null, facts: '{}' } });
    }),

  finish: (key, lease, documentId, { at, state, ...pos }) =>
    fenced(db, lease, async (tx) => {
      await tx.document.update({ where: { orderKey_documentId: { orderKey: key, documentId } }, data: { state, ...pos, finishedAt: wide(at) } });
    }),

  async recent(accountId, since, limit) {
    const rows = await db.document.findMany({
      where: { accountId, finishedAt: { gte: wide(since) } }, orderBy: [{ finishedAt: 'desc' }, { orderKey: 'desc' }, { documentId: 'desc' }], take: limit, select: { orderKey: true, frozenAt: true, finishedAt: true },
    });
    return rows.map((row) => ({ key: row.orderKey, frozenAt: at(row.frozenAt), finishedAt: at(row.finishedAt ?? 0) }));
  },

  async doubled(installationId) {
    const rows = await db.$queryRaw<{ what: string }[]>`
      SELECT "documentId" AS what FROM "Document" WHERE "orderKey" LIKE ${`${installationId}/%`} AND "state" <> 'thawed' GROUP BY "accountId", "documentId" HAVING COUNT(*) > 1
      UNION SELECT "number" FROM "Document" WHERE "orderKey" LIKE ${`${installationId}/%`} AND "state" <> 'thawed' GROUP BY "accountId", "number" HAVING COUNT(*) > 1`;
    return rows.map((row) => row.what);
  },
});

/** Takes the order's number, or the first free one after it; what was once taken is kept for good. */
async function takeNumber(tx: Tx, accountId: string, orderKey: string, base: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const known = await tx.posNumber.findUnique({ where: { accountId_orderKey: { accountId, orderKey } } });
    if (known) return known.number;
    const number = count === 1 ? base : `${base}-${count}`;
    const taken = await tx.$executeRaw`INSERT INTO "PosNumber" ("accountId", "number", "orderKey") VALUES (${accountId}, ${number}, ${orderKey}) ON CONFLICT DO NOTHING`;
    if (taken === 1) return number;
  }
}

async function currentStep(tx: Tx, orderKey: string, documentId: string, key: string) {
  const { revision, state } = await tx.document.findUniqueOrThrow({ where: { orderKey_documentId: { orderKey, documentId } } });
  const where = { orderKey_documentId_revision_key: { orderKey, documentId, revision, key } };
  const { isDocument } = await tx.step.findUniqueOrThrow({ where });
  return { where, isDocument, first: state === 'frozen' };
}

const changeStep = (db: Db, key: string, lease: Lease, documentId: string, stepKey: string, data: { state: StepState; externalId?: string | null; facts?: string; error?: string | null }): Promise<boolean> =>
  fenced(db, lease, async (tx) => {
    const { where } = await currentStep(tx, key, documentId, stepKey);
    await tx.step.update({ where, data });
  });
