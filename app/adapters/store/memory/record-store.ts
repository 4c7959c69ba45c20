import type { PosRecordStore } from '~/ports/pos-record-store';
import type { Memory } from './memory';
import { byText, moment, promised, within } from './shared';

export const memoryRecordStore = (memory: Memory): PosRecordStore => {
  const recordsOf = (accountId: string, kind: string) => within(memory.records, `${accountId} ${kind}`);

  return promised<PosRecordStore>({
    recall(accountId, kind, keys) {
      const records = recordsOf(accountId, kind);
      return new Map(keys.flatMap((key) => {
        const record = records.get(key);
        return record ? [[key, record.externalId] as const] : [];
      }));
    },

    remember(accountId, kind, entries) {
      const records = recordsOf(accountId, kind);
      for (const [key, externalId] of entries) if (!records.get(key)?.link) records.set(key, { externalId, link: null });
    },

    link(accountId, kind, { key, externalId, label, by, at }) {
      recordsOf(accountId, kind).set(key, { externalId, link: Object.freeze({ key, externalId, label, by, at: moment(at) }) });
    },

    links: (accountId, kind) => [...recordsOf(accountId, kind).values()].flatMap(({ link }) => link ?? []).sort((a, b) => b.at - a.at || byText(a.key, b.key)),

    unlink(accountId, kind, key) {
      const records = recordsOf(accountId, kind);
      if (records.get(key)?.link) records.delete(key);
    },

    forget(accountId, kind, externalId) {
      const records = recordsOf(accountId, kind);
      for (const [key, record] of records) if (record.externalId === externalId) records.delete(key);
    },
  });
};
