import type { Repair } from '~/domain/posting/repair';
import { repairsKept, repairWorkKey, type RepairStore } from '~/ports/repair-store';
import { newId, type Memory } from './memory';
import { fenced, keep, moment, momentOrNull, promised } from './shared';
import { ringRow } from './work-store';

const storable = (repair: Repair): Repair =>
  keep({ ...repair, startedAt: moment(repair.startedAt), endedAt: momentOrNull(repair.endedAt), steps: repair.steps.map((step) => ({ ...step, sentAt: momentOrNull(step.sentAt) })) });

export const memoryRepairStore = (memory: Memory): RepairStore => {
  const newestOf = (installationId: string): readonly Repair[] => [...memory.repairs.values()].filter((one) => one.installationId === installationId).reverse().sort((a, b) => b.startedAt - a.startedAt);
  const openOf = (accountId: string): Repair | null => [...memory.repairs.values()].find((one) => one.accountId === accountId && one.endedAt === null) ?? null;

  return promised<RepairStore>({
    begin(repair) {
      if (openOf(repair.accountId)) return null;
      const stored = storable({ ...repair, id: newId(memory, 'repair'), endedAt: null });
      memory.repairs.set(stored.id, stored);
      return ringRow(memory, { key: repairWorkKey(stored.id), name: 'repair', installationId: repair.installationId, dueAt: repair.startedAt });
    },

    get: (id) => memory.repairs.get(id) ?? null,

    save: (lease, repair) =>
      fenced(memory, lease, () => {
        memory.repairs.set(repair.id, storable(repair));
        if (repair.endedAt === null) return;
        for (const old of newestOf(repair.installationId).slice(repairsKept)) if (old.endedAt !== null) memory.repairs.delete(old.id);
      }),

    open: (accountId) => openOf(accountId),
    newest: (installationId) => newestOf(installationId)[0] ?? null,
  });
};
