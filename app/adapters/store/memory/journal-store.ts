import type { JournalStep, JournalStore } from '~/ports/journal-store';
import type { Lease } from '~/ports/work-store';
import { holdNumber, planned, putDocument, storedDocument, withStep } from './journal-rows';
import type { Memory } from './memory';
import { patched, storedOrder } from './order-rows';
import { byText, fenced, keep, moment, named, promised } from './shared';

export const memoryJournalStore = (memory: Memory): JournalStore => {
  const changeStep = (key: string, lease: Lease, documentId: string, stepKey: string, change: () => Partial<JournalStep>): boolean =>
    fenced(memory, lease, () => putDocument(memory, key, withStep(storedDocument(memory, key, documentId), stepKey, change())));

  return promised<JournalStore>({
    documents: (key) => [...(memory.documents.get(key)?.values() ?? [])].sort((a, b) => a.frozenAt - b.frozenAt || byText(a.number, b.number)),

    /** Takes the order's number, or the first free one after it; what was once taken is kept for good. */
    takeNumber(accountId, key, base) {
      const known = memory.orderNumbers.get(`${accountId} ${key}`);
      if (known !== undefined) return known;
      let number = base;
      for (let count = 2; memory.takenNumbers.has(`${accountId} ${number}`); count += 1) number = `${base}-${count}`;
      memory.takenNumbers.add(`${accountId} ${number}`);
      memory.orderNumbers.set(`${accountId} ${key}`, number);
      return number;
    },

    freeze: (key, lease, { document, number, accountId, mapping, steps, looksFirst, at }) =>
      fenced(memory, lease, () => {
        const revision = (memory.documents.get(key)?.get(document.id)?.revision ?? 0) + 1;
        const frozen = {
          document: keep(document, true), number, accountId, state: 'frozen', mapping: keep(mapping), revision, looksFirst, posId: null, posStatus: null, posTotal: null,
          steps: planned(steps, []), frozenAt: moment(at), finishedAt: null,
        } as const;
        holdNumber(memory, accountId, number, key, document.id);
        putDocument(memory, key, frozen);
      }),

    amend: (key, lease, documentId, { document, mapping, steps }) =>
      fenced(memory, lease, () => {
        const known = storedDocument(memory, key, documentId);
        const changed = document ? { document: keep(document, true), state: 'posting' as const } : {};
        putDocument(memory, key, { ...known, mapping: keep(mapping), revision: known.revision + 1, steps: planned(steps, known.steps), ...changed });
      }),

    thaw: (key, lease, documentId) => fenced(memory, lease, () => putDocument(memory, key, { ...storedDocument(memory, key, documentId), state: 'thawed' })),

    sending: (key, lease, documentId, stepKey, at) =>
      fenced(memory, lease, () => {
        const known = storedDocument(memory, key, documentId);
        const sent = withStep(known, stepKey, { state: 'sending', sentAt: moment(at), leaseToken: lease.token });
        if (known.steps.some((step) => step.key === stepKey && step.isDocument)) memory.orders.set(key, patched(storedOrder(memory, key), { begun: true }));
        putDocument(memory, key, known.state === 'frozen' ? { ...sent, state: 'posting' } : sent);
      }),

    done: (key, lease, documentId, stepKey, externalId, facts) => changeStep(key, lease, documentId, stepKey, () => ({ state: 'done', externalId, facts: keep(facts), error: null })),
    refused: (key, lease, documentId, stepKey, error) => changeStep(key, lease, documentId, stepKey, () => ({ state: 'refused', error: keep(error) })),
    unsent: (key, lease, documentId, stepKey) => changeStep(key, lease, documentId, stepKey, () => ({ state: 'planned' })),

    voidRecord: (key, lease, documentId, externalId) =>
      fenced(memory, lease, () => {
        const known = storedDocument(memory, key, documentId);
        const voided = known.steps.filter((step) => step.state === 'done' && step.prepares && step.externalId === externalId);
        putDocument(memory, key, voided.reduce((document, step) => withStep(document, step.key, { state: 'void', externalId: null, facts: keep({}) }), known));
      }),

    finish: (key, lease, documentId, { at, ...pos }) =>
      fenced(memory, lease, () => putDocument(memory, key, { ...storedDocument(memory, key, documentId), ...named(pos), finishedAt: moment(at) })),

    recent(accountId, since, limit) {
      const done: { key: string; id: string; frozenAt: number; finishedAt: number }[] = [];
      for (const [key, documents] of memory.documents) {
        for (const [id, { accountId: account, frozenAt, finishedAt }] of documents) if (account === accountId && finishedAt !== null && finishedAt >= since) done.push({ key, id, frozenAt, finishedAt });
      }
      done.sort((a, b) => b.finishedAt - a.finishedAt || byText(b.key, a.key) || byText(b.id, a.id));
      return done.slice(0, limit).map(({ key, frozenAt, finishedAt }) => ({ key, frozenAt, finishedAt }));
    },

    /** Numbers cannot be doubled: `freeze` refuses that. */
    doubled(installationId) {
      const holders = new Map<string, number>();
      for (const [key, documents] of memory.documents) {
        if (!key.startsWith(`${installationId}/`)) continue;
        for (const [id, { accountId, state }] of documents) if (state !== 'thawed') holders.set(`${accountId} ${id}`, (holders.get(`${accountId} ${id}`) ?? 0) + 1);
      }
      return [...holders].flatMap(([name, count]) => (count > 1 ? [name.slice(name.indexOf(' ') + 1)] : []));
    },
  });
};
