import { unfitFor, type BulkKind } from '~/domain/verdict/bulk';
import type { CauseCode } from '~/domain/verdict/cause';
import type { OrderQuery, OrderRow } from '~/ports/order-store';
import { bulkWorkKey, type BulkMember, type BulkRun } from '~/ports/run-store';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

/** So many orders are looked at together. */
const pageSize = 500;
/** So many pages while the person waits; a longer list is gathered in the background. */
const atOnce = 4;
/** Until the first pages are surely gathered. */
const patienceMs = 10_000;

export interface RunRequest {
  readonly installationId: string;
  readonly kind: BulkKind;
  readonly by: string;
  /** Orders named one by one, or all that a filter finds at this moment. */
  readonly of: { readonly keys: readonly string[] } | { readonly query: Omit<OrderQuery, 'limit' | 'cursor'> };
}

export type PlanOutcome = { readonly kind: 'planned'; readonly id: string } | { readonly kind: 'refused'; readonly reason: 'nothing-chosen' };

/** First a plan, which changes nothing: which of the orders can be acted on, and why the others cannot. */
export async function planRun(deps: Deps, request: RunRequest): Promise<PlanOutcome> {
  const { installationId, kind, by, of } = request;
  if ('keys' in of && of.keys.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
  const now = deps.clock.now();
  const begun = { installationId, kind, by, cancelledBy: null, note: null, cursor: null, startedAt: now, movedAt: now, endedAt: null, outcome: null } as const;
  // Those that are named are there at once: a plan that is still being made can be gone on with by its filter alone.
  if ('keys' in of) return { kind: 'planned', id: (await deps.stores.runs.create({ ...begun, state: 'planned', query: null }, await named(deps, request, of.keys))).id };
  const run = await deps.stores.runs.create({ ...begun, state: 'planning', query: of.query });
  await gatherSome(deps, run);
  return { kind: 'planned', id: run.id };
}

async function named(deps: Deps, run: Pick<BulkRun, 'installationId' | 'kind'>, keys: readonly string[]): Promise<readonly BulkMember[]> {
  const own = [...new Set(keys)].filter((key) => key.startsWith(`${run.installationId}/`));
  return judge(deps, run, (await Promise.all(own.map((key) => deps.stores.orders.get(key)))).filter((row) => row !== null));
}

async function gatherSome(deps: Deps, run: BulkRun): Promise<void> {
  const { installationId } = run;
  await ringWork(deps, [{ key: bulkWorkKey(installationId), name: 'bulk', installationId, dueAt: deps.clock.now() + patienceMs }]);
  let planning: BulkRun | null = run;
  for (let page = 0; planning && page < atOnce; page += 1) planning = await gatherPage(deps, planning);
}

/** The run as it stands with the next page of its filter's orders; null when that was the last. */
export async function gatherPage(deps: Deps, run: BulkRun): Promise<BulkRun | null> {
  if (!run.query) return null;
  const page = await deps.stores.orders.list({ ...run.query, cursor: run.cursor, limit: pageSize });
  await deps.stores.runs.gather(run, await judge(deps, run, page.rows), page.next, deps.clock.now());
  return page.next === null ? null : { ...run, cursor: page.next };
}

async function judge(deps: Deps, run: Pick<BulkRun, 'installationId' | 'kind'>, rows: readonly OrderRow[]): Promise<readonly BulkMember[]> {
  const failing = await failingCauses(deps, run.installationId);
  return rows.map((row) => ({ key: row.key, unfit: unfitOf(run.kind, row, failing) }));
}

export const unfitOf = (kind: BulkKind, row: OrderRow, failing: ReadonlySet<CauseCode>) => unfitFor(kind, { verdict: row.verdict, decision: row.decision.kind, begun: row.begun }, failing);

/** Causes that a check still finds: whoever is tried again meets them again. */
export async function failingCauses(deps: Deps, installationId: string): Promise<ReadonlySet<CauseCode>> {
  const open = await deps.stores.problems.open(installationId);
  const stopped = (await deps.stores.connections.current(installationId))?.state === 'stopped';
  return new Set<CauseCode>([...open.filter((one) => one.checkFails).map((one) => one.cause.code), ...(stopped ? ['E-POS-ACCESS' as const] : [])]);
}
