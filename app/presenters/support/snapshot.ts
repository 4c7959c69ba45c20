import type { Status } from '~/domain/verdict/verdict';
import { statuses } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import { presentBacklog } from '../backlog';
import { presentChecks } from '../checks';
import { groupProblems } from '../group-problems';
import { lastRuns } from '../home';
import { presentIndicator } from '../indicator';
import { countOf } from '../order-views';
import { presentRow } from '../orders';
import type { ReadStores } from '../read-stores';
import { presentConnection } from '../settings/connection-page';
import type { PosRegistry } from '~/ports/pos-gateway';
import { presentConfiguration } from './configuration';

const mostProblems = 20;
const ordersEach = 20;
const pageSize = 100;
/** Far enough back to find one that succeeded, as on Home. */
const runsLooked = 50;

/** What has not arrived, or not whole. */
const notInPos: readonly Status[] = statuses.filter((status) => status !== 'in_pos');

export interface SnapshotSight {
  readonly pos: Pick<PosRegistry, 'kinds' | 'offered'>;
  readonly cursor: string | null;
  readonly now: Instant;
}

/** Show me this installation without touching it: what Home, Checks, Problems, Orders and Settings say, on one page. Neither Shopify nor the POS is asked. */
export async function presentSnapshot(stores: ReadStores, installation: Installation, { pos, cursor, now }: SnapshotSight) {
  const { id } = installation;
  const settings = await stores.installations.settings(id);
  const [indicator, connection, current, checks, problems, counts, page, runs, configuration] = await Promise.all([
    presentIndicator(stores, id, now),
    presentConnection(stores, installation, settings, { pos, signIn: null, now }),
    stores.connections.current(id),
    presentChecks(stores, installation, now),
    openProblems(stores, installation, now),
    stores.orders.counts(id),
    stores.orders.list({ installationId: id, statuses: notInPos, cursor, limit: pageSize }),
    stores.sweeps.runs(id, runsLooked),
    presentConfiguration(stores, installation, settings, pos),
  ]);
  return {
    now,
    installationId: id,
    shop: installation.shop,
    currency: installation.currency,
    indicator,
    connection: connection.connection,
    backlog: await presentBacklog(stores, id, current, now),
    ...lastRuns(runs),
    checks,
    problems,
    orders: { counts: statuses.map((status) => ({ status, count: countOf(counts, [status]) })).filter(({ count }) => count > 0), rows: page.rows.map(presentRow), next: page.next, first: cursor === null },
    configuration,
  };
}

async function openProblems(stores: ReadStores, installation: Installation, now: Instant) {
  const { id: installationId } = installation;
  const grouped = await groupProblems(await stores.problems.open(installationId), stores.orders, now);
  const shown = await Promise.all(grouped.slice(0, mostProblems).map(async (problem) => {
    const one = problem.page.startsWith('/app/problems/') ? { problem: problem.id } : { cause: problem.cause.code };
    const { rows, next } = await stores.orders.list({ installationId, ...one, limit: ordersEach });
    const { id, cause, orders, amount, openedAt, muted, rechecking } = problem;
    return { id, cause, orders, amount, openedAt, muted, rechecking, rows: rows.map(presentRow), more: next !== null };
  }));
  return { shown, more: Math.max(0, grouped.length - mostProblems) };
}
