import type { Db } from '~/db.server';
import type { Stores } from '~/ports/stores';
import { prismaConnectionStore } from './connection-store';
import { prismaInboxStore } from './inbox-store';
import { prismaInstallationStore } from './installation-store';
import { prismaJournalStore } from './journal-store';
import { prismaLockStore } from './lock-store';
import { prismaOrderStore } from './order-store';
import { prismaPrivacyStore } from './privacy-store';
import { prismaProblemStore } from './problem-store';
import { prismaRecordStore } from './record-store';
import { prismaRepairStore } from './repair-store';
import { prismaRetentionStore } from './retention-store';
import { prismaRunStore } from './run-store';
import { prismaSignInStore } from './sign-in-store';
import { prismaSupportLinkStore } from './support-link-store';
import { prismaSweepStore } from './sweep-store';
import { prismaWorkStore } from './work-store';

/** The whole set on one database, SQLite or PostgreSQL. */
export const prismaStores = (db: Db): Stores => ({
  installations: prismaInstallationStore(db),
  connections: prismaConnectionStore(db),
  inbox: prismaInboxStore(db),
  orders: prismaOrderStore(db),
  journal: prismaJournalStore(db),
  problems: prismaProblemStore(db),
  records: prismaRecordStore(db),
  repairs: prismaRepairStore(db),
  runs: prismaRunStore(db),
  sweeps: prismaSweepStore(db),
  work: prismaWorkStore(db),
  locks: prismaLockStore(db),
  privacy: prismaPrivacyStore(db),
  retention: prismaRetentionStore(db),
  signIns: prismaSignInStore(db),
  supportLinks: prismaSupportLinkStore(db),
});
