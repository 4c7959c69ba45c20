import { evaluateChecks } from '~/domain/checks/evaluate-checks';
import type { CheckResult } from '~/domain/checks/check';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { lastOrderNews } from '~/domain/sweep/hearing';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import type { Deps } from './deps';
import { askAll, refreshFacts } from './gather-facts';
import { openPos } from './pos-access';
import { recordAnswer, stopConnection } from './pos-trouble';
import { probeConnection } from './probe-connection';
import { recheckItems } from './recheck-items';
import { ringOrders } from './ring-work';

/**
 * Asks every question afresh and records the answers. Where a check passes, the orders that waited on its cause go.
 * While the connection is stopped or its circuit open, only a person's run probes it; the other checks say "could not check".
 */
export async function runChecks(deps: Deps, installationId: string, trigger: 'schedule' | 'change' | 'person'): Promise<readonly CheckResult[]> {
  const { stores, clock } = deps;
  const known = await stores.installations.byId(installationId);
  if (!known) return [];
  const installation = await readShop(deps, known);
  const before = await stores.connections.current(installationId);
  if (before && trigger === 'person' && (before.state === 'stopped' || before.account.circuit.kind === 'open')) await probeConnection(deps, before.id, 'person');
  const connection = await stores.connections.current(installationId);
  const facts = connection ? await readFacts(deps, connection) : null;
  const results = await evaluate(deps, installation, connection, facts);
  await stores.problems.recordChecks(installationId, results, clock.now());
  await release(deps, installationId, results);
  return results;
}

/** The shop's currency, zone and scopes as Shopify tells them now; what was known before stands in where it does not answer. */
async function readShop(deps: Deps, installation: Installation): Promise<Installation> {
  const answer = await deps.source.readShop(installation.shop);
  if (!answer.ok) return installation;
  const { currency, timeZone, scopes } = answer.value;
  await deps.stores.installations.update(installation.id, { currency, timeZone, scopes });
  return { ...installation, currency, timeZone, scopes };
}

async function readFacts(deps: Deps, connection: Connection): Promise<PosFacts | null> {
  const access = await openPos(deps, connection);
  if (access.kind !== 'open') return null;
  try {
    const startedAt = deps.clock.monotonic();
    const identity = await access.gateway.probe();
    // A right that is missing for this one question is missing for all: nothing of the account may be read.
    if (!identity.ok && identity.error.kind === 'forbidden') await stopConnection(deps, access.connection, 'forbidden');
    else await recordAnswer(deps, access, identity.ok ? null : identity.error);
    if (!identity.ok) return null;
    const lastAnswerMs = Math.round(deps.clock.monotonic() - startedAt);
    await deps.stores.connections.update(connection.id, { lastSuccessAt: deps.clock.now(), lastAnswerMs });
    const accountId = access.connection.account.id;
    const facts = await refreshFacts(deps, accountId, await deps.stores.connections.facts(accountId), askAll, (keep) => access.gateway.readFacts(keep));
    await recheckItems(deps, access);
    return facts;
  } finally {
    await access.leave();
  }
}

async function evaluate(deps: Deps, installation: Installation, connection: Connection | null, facts: PosFacts | null): Promise<readonly CheckResult[]> {
  const { stores, clock } = deps;
  const now = clock.now();
  const fresh = connection && (await stores.connections.byId(connection.id));
  const settings = await stores.installations.settings(installation.id);
  const backlog = await stores.work.backlog(installation.id, now, 'order');
  const shopify = {
    sweep: await stores.sweeps.read(installation.id), sweepMs: deps.timing.sweepMs,
    lastNews: lastOrderNews(await stores.inbox.lastDeliveries(installation.shop)),
  };
  return evaluateChecks({
    now, settings: settings.settings, facts,
    manifest: connection ? deps.pos.adapter(connection.account.kind).manifest : null,
    connection: fresh, shop: { currency: installation.currency, scopes: installation.scopes, wantedScopes: deps.wantedScopes }, shopify, backlog,
  });
}

/** Only causes whose own check passes now: an order is never tried again for nothing. */
async function release(deps: Deps, installationId: string, results: readonly CheckResult[]): Promise<void> {
  const failing = new Set(results.filter((one) => one.result !== 'passed' && one.cause).map((one) => problemKey(one.cause?.code ?? 'E-INTERNAL', one.subject)));
  const checked = new Set(results.flatMap((one) => (one.cause ? [one.cause.code] : [])));
  const answered = results.some((one) => one.code === 'pos-reachable' && one.result === 'passed');
  if (!answered) return;
  const keys = new Set<string>();
  for (const problem of await deps.stores.problems.open(installationId)) {
    if (problem.orders === 0 || (problem.state !== 'rechecking' && !rechecked(problem.cause.code, checked))) continue;
    if (failing.has(problemKey(problem.cause.code, problem.subject))) continue;
    for (const key of await deps.stores.problems.ordersBlockedBy(installationId, problem.cause.code, problem.subject)) keys.add(key);
  }
  await ringOrders(deps, installationId, [...keys]);
}

const byFacts: readonly CauseCode[] = ['E-POS-ACCESS', 'E-POS-RIGHT', 'E-EMP-ARCHIVED', 'E-CONNECTING-USER', 'E-REQ-PRODUCT', 'E-REQ-FIELD', 'E-PAY-UNMAPPED', 'E-PAY-REFUSED', 'E-LOCATION', 'E-STATION', 'E-POS-PENDING'];
const rechecked = (code: CauseCode, checked: ReadonlySet<CauseCode>): boolean => byFacts.includes(code) || checked.has(code);
const problemKey = (code: CauseCode, subject: string): string => `${code} ${subject}`;
