/** A POS account is shared by whatever shops are joined to it; the lease, circuit and throttle are the account's. */
import type { Circuit } from '~/domain/health/circuit';
import type { PosCall } from '~/domain/health/speed';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { Instant } from '~/domain/time';

export interface PosAccount {
  readonly id: string;
  readonly kind: string;
  readonly account: string;
  readonly currency: string;
  readonly circuit: Circuit;
  readonly throttledUntil: Instant | null;
  /** Requests to wait since the last answer. */
  readonly throttles: number;
  /** The newest calls. */
  readonly calls: readonly PosCall[];
}

export interface Connection {
  readonly id: string;
  readonly installationId: string;
  readonly account: PosAccount;
  /** stopped: access was refused; one probe per 15 minutes. */
  readonly state: 'connected' | 'stopped' | 'disconnected';
  readonly stoppedFor: 'unauthorised' | 'forbidden' | null;
  readonly stoppedAt: Instant | null;
  readonly nextProbeAt: Instant | null;
  /** Sealed JSON of the credentials. */
  readonly sealedCredentials: string;
  readonly connectedBy: string;
  /** What was agreed or begun before may stand in the POS without the journal knowing of it. */
  readonly connectedAt: Instant;
  /** Since when the account's journal counts as whole: connected, or told that the database was put back. */
  readonly journalSince: Instant;
  readonly userName: string | null;
  readonly referenceField: string | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastAnswerMs: number | null;
}

export interface ConnectionStore {
  current(installationId: string): Promise<Connection | null>;
  byId(id: string): Promise<Connection | null>;
  /** Replaces the installation's connection, whose credentials are forgotten; the account row is found or created by (kind, account). */
  connect(input: { installationId: string; kind: string; account: string; currency: string; sealedCredentials: string; by: string; userName: string | null; referenceField: string | null; at: Instant }): Promise<Connection>;
  /** False, and nothing written, where the patch would wake a connection that a person has ended. */
  update(id: string, patch: Partial<Pick<Connection, 'state' | 'stoppedFor' | 'stoppedAt' | 'journalSince' | 'nextProbeAt' | 'lastSuccessAt' | 'lastAnswerMs' | 'referenceField' | 'sealedCredentials'>>): Promise<boolean>;
  /** Every installation's current connection. */
  allCurrent(): Promise<readonly Connection[]>;
  /** Only if the credentials are still those that were read: a reconnection meanwhile wins. */
  reseal(id: string, from: string, to: string): Promise<boolean>;
  /** Conditional on the state read before, so that one process changes it once. */
  changeCircuit(accountId: string, from: Circuit, to: Circuit): Promise<boolean>;
  /** Asks every worker to wait. An earlier end never shortens a later one. `throttles`: how many in a row this one is. */
  throttle(accountId: string, until: Instant, throttles: number): Promise<void>;
  /** What one visit to the POS has shown; `answered` begins the count of requests to wait anew. */
  recordCalls(accountId: string, calls: readonly PosCall[], answered: boolean): Promise<void>;
  /** The current connections of an account, of whatever shops. */
  joined(accountId: string): Promise<readonly Connection[]>;
  /** The account's lease: one document at a time where the manifest says so. Null = somebody else holds it. */
  lease(accountId: string, now: Instant, leaseMs: number): Promise<{ token: string; until: Instant } | null>;
  /** False when the lease was lost. */
  renewLease(accountId: string, token: string, until: Instant): Promise<boolean>;
  release(accountId: string, token: string): Promise<void>;
  facts(accountId: string): Promise<PosFacts | null>;
  saveFacts(accountId: string, facts: PosFacts): Promise<void>;
}
