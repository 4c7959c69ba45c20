import type { Stores } from '~/ports/stores';
import { memoryConnectionStore } from './connection-store';
import { memoryInboxStore } from './inbox-store';
import { memoryInstallationStore } from './installation-store';
import { memoryJournalStore } from './journal-store';
import { memoryLockStore } from './lock-store';
import { newMemory, type Memory } from './memory';
import { memoryOrderStore } from './order-store';
import { memoryPrivacyStore } from './privacy-store';
import { memoryProblemStore } from './problem-store';
import { memoryRecordStore } from './record-store';
import { memoryRepairStore } from './repair-store';
import { memoryRetentionStore } from './retention-store';
import { memoryRunStore } from './run-store';
import { memorySignInStore } from './sign-in-store';
import { memorySupportLinkStore } from './support-link-store';
import { memorySweepStore } from './sweep-store';
import { memoryWorkStore } from './work-store';

/** The whole set in this process's memory, for simulations and tests: the same calls in the same order give the same ids and tokens. */
export const memoryStores = (memory: Memory = newMemory()): Stores => ({
  installations: memoryInstallationStore(memory),
  connections: memoryConnectionStore(memory),
  inbox: memoryInboxStore(memory),
  orders: memoryOrderStore(memory),
  journal: memoryJournalStore(memory),
  problems: memoryProblemStore(memory),
  records: memoryRecordStore(memory),
  repairs: memoryRepairStore(memory),
  runs: memoryRunStore(memory),
  sweeps: memorySweepStore(memory),
  work: memoryWorkStore(memory),
  locks: memoryLockStore(memory),
  privacy: memoryPrivacyStore(memory),
  retention: memoryRetentionStore(memory),
  signIns: memorySignInStore(memory),
  supportLinks: memorySupportLinkStore(memory),
});
