import type { ConnectionStore } from './connection-store';
import type { InboxStore } from './inbox-store';
import type { InstallationStore } from './installation-store';
import type { JournalStore } from './journal-store';
import type { OrderStore } from './order-store';
import type { LockStore } from './lock-store';
import type { PosRecordStore } from './pos-record-store';
import type { PrivacyStore } from './privacy-store';
import type { ProblemStore } from './problem-store';
import type { RepairStore } from './repair-store';
import type { RetentionStore } from './retention-store';
import type { RunStore } from './run-store';
import type { SignInStore } from './sign-in-store';
import type { SupportLinkStore } from './support-link-store';
import type { SweepStore } from './sweep-store';
import type { WorkStore } from './work-store';

/** All durable truth. One driver provides the whole set, because their methods share transactions. */
export interface Stores {
  readonly installations: InstallationStore;
  readonly connections: ConnectionStore;
  readonly inbox: InboxStore;
  readonly orders: OrderStore;
  readonly journal: JournalStore;
  readonly problems: ProblemStore;
  readonly records: PosRecordStore;
  readonly repairs: RepairStore;
  readonly runs: RunStore;
  readonly sweeps: SweepStore;
  readonly work: WorkStore;
  readonly locks: LockStore;
  readonly privacy: PrivacyStore;
  readonly retention: RetentionStore;
  readonly signIns: SignInStore;
  readonly supportLinks: SupportLinkStore;
}
