import type { PosRecordStore } from '~/ports/pos-record-store';
import type { Memory } from './memory';
import { promised, within } from './shared';

export const memoryRecordStore = (memory: Memory): PosRecordStore => promised<PosRecordStore>({
  recall(accountId, kind, keys) {
    const records = memory.records.get(accountId);
    return new Map(keys.flatMap((key) => {
      const externalId = records?.get(`${kind} ${key}`);
      return externalId === undefined ? [] : [[key, externalId] as const];
    }));
  },

  remember(accountId, kind, entries) {
    const records = within(memory.records, accountId);
    for (const [key, externalId] of entries) records.set(`${kind} ${key}`, externalId);
  },

  forget(accountId, externalId) {
    const records = within(memory.records, accountId);
    for (const [name, id] of records) if (id === externalId) records.delete(name);
  },
});
