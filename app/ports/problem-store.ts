/** A cause, keyed (installation, code, subject), and the orders that wait on it. Opened and closed by the saving of blockers and checks. */
import type { CheckResult } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { OrderKey } from './order-store';

export interface Problem {
  readonly id: string;
  readonly installationId: string;
  readonly cause: Cause;
  readonly subject: string;
  readonly state: 'open' | 'rechecking' | 'closed' | 'muted';
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly mutedUntil: Instant | null;
  readonly orders: number;
  /** Decimal text in the shop's currency. */
  readonly amount: string;
}

export interface ProblemStore {
  open(installationId: string): Promise<readonly Problem[]>;
  byId(installationId: string, id: string): Promise<Problem | null>;
  /** Opens problems for failed checks that are not learned from orders, closes problems whose check passes and that hold no order. */
  recordChecks(installationId: string, results: readonly CheckResult[], at: Instant): Promise<void>;
  checks(installationId: string): Promise<readonly (CheckResult & { readonly since: Instant; readonly checkedAt: Instant })[]>;
  /** Orders that wait on a problem with this cause (and subject, where given). */
  ordersBlockedBy(installationId: string, code: string, subject?: string): Promise<readonly OrderKey[]>;
}
