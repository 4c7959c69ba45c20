/** A cause, keyed (installation, code, subject), and the orders that wait on it. Opened and closed by the saving of blockers and checks. */
import type { CheckResult } from '~/domain/checks/check';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { Cause, Status } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { OrderKey } from './order-store';

export interface Problem {
  readonly id: string;
  readonly installationId: string;
  readonly cause: Cause;
  readonly subject: string;
  /** Rechecking: the cause is gone, and the orders that waited on it are looked at again. */
  readonly state: 'open' | 'rechecking' | 'closed';
  readonly openedAt: Instant;
  /** When an order or a check last met it. */
  readonly lastSeenAt: Instant;
  readonly fixedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Beside its state: a muted problem is not counted as needing anybody until then. Its closing ends that. */
  readonly mutedUntil: Instant | null;
  readonly mutedBy: string | null;
  /** A check of its own says that it lasts, orders or not. */
  readonly checkFails: boolean;
  /** Orders that wait on it, what they come to as decimal text in the shop's currency, and the units of stock in them. */
  readonly orders: number;
  readonly amount: string;
  readonly units: number;
}

export const problemEvents = ['opened', 'reopened', 'fixed', 'persists', 'closed', 'muted', 'unmuted'] as const;
/** One line of what became of a problem. */
export interface ProblemEntry {
  readonly at: Instant;
  readonly code: (typeof problemEvents)[number];
  readonly params: Readonly<Record<string, string>>;
}

export interface ProblemStore {
  open(installationId: string): Promise<readonly Problem[]>;
  byId(installationId: string, id: string): Promise<Problem | null>;
  /** Opens problems for failed checks that are not learned from orders; problems whose check passes are closed where they hold no order, else rechecking. */
  recordChecks(installationId: string, results: readonly CheckResult[], at: Instant): Promise<void>;
  checks(installationId: string): Promise<readonly (CheckResult & { readonly since: Instant; readonly checkedAt: Instant })[]>;
  /** Orders that wait on a problem with this cause (and subject, where given), each once. */
  ordersBlockedBy(installationId: string, code: string, subject?: string): Promise<readonly OrderKey[]>;
  /** The cause is gone: open problems with this cause (and subject) that hold orders are rechecking from now on. Returns those orders, each once. */
  fixed(installationId: string, code: string, subject: string | undefined, at: Instant): Promise<readonly OrderKey[]>;
  /** `until` null ends it. Null = no such problem, or it is closed. */
  mute(installationId: string, id: string, mute: { readonly until: Instant | null; readonly by: string; readonly at: Instant }): Promise<Problem | null>;
  /** Oldest first. */
  history(id: string): Promise<readonly ProblemEntry[]>;
  /** What became of the orders that waited on it since it was last opened, and no longer do. */
  freed(id: string): Promise<Readonly<Record<Status, number>>>;
  /** Units of stock in the orders that wait on it, the most first. */
  unitsOf(id: string): Promise<readonly StockUnits[]>;
  /** Orders in these statuses that stand in no problem but muted ones. */
  mutedOrders(installationId: string, statuses: readonly Status[], now: Instant): Promise<number>;
}
