import type { ConnectionStore } from '~/ports/connection-store';
import type { InboxStore } from '~/ports/inbox-store';
import type { InstallationStore } from '~/ports/installation-store';
import type { JournalStore } from '~/ports/journal-store';
import type { OrderStore } from '~/ports/order-store';
import type { PosRecordStore } from '~/ports/pos-record-store';
import type { ProblemStore } from '~/ports/problem-store';
import type { RepairStore } from '~/ports/repair-store';
import type { RunStore } from '~/ports/run-store';
import type { SweepStore } from '~/ports/sweep-store';
import type { WorkStore } from '~/ports/work-store';

/** What screens read from. Presenters never write. */
export interface ReadStores {
  readonly installations: Pick<InstallationStore, 'byId' | 'settings' | 'settingsAt'>;
  readonly connections: Pick<ConnectionStore, 'current' | 'facts'>;
  readonly inbox: Pick<InboxStore, 'lastDeliveries'>;
  readonly orders: Pick<OrderStore, 'get' | 'list' | 'keys' | 'counts' | 'timeline' | 'units'>;
  readonly journal: Pick<JournalStore, 'documents' | 'recent'>;
  readonly problems: Pick<ProblemStore, 'open' | 'byId' | 'checks' | 'history' | 'freed' | 'unitsOf' | 'mutedOrders'>;
  readonly records: Pick<PosRecordStore, 'links'>;
  readonly repairs: Pick<RepairStore, 'open' | 'newest'>;
  readonly runs: Pick<RunStore, 'get' | 'recent' | 'tally' | 'underWay' | 'outcome'>;
  readonly sweeps: Pick<SweepStore, 'read' | 'runs'>;
  readonly work: Pick<WorkStore, 'backlog' | 'dead'>;
}
