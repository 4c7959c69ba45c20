import { evaluateChecks } from '~/domain/checks/evaluate-checks';
import { kindOf, readsForCause, type CheckCode, type CheckResult } from '~/domain/checks/check';
import type { Closed } from '~/domain/checks/check-rows';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import { factReader } from './chosen-products';
import type { Deps } from './deps';
import { askAll, freshEnoughMs, refreshFacts } from './gather-facts';
import { openPos } from './pos-access';
import { recordAnswer, stopConnection } from './pos-trouble';
import { probeConnection } from './probe-connection';
import { readChecksInput, type PosReading } from './read-checks-input';
import { recheckItems } from './recheck-items';
import { ringOrders } from './ring-work';

/** `schedule`: what open problems turn on is asked anew, the rest where its hour is over. `person`: all, or what one question needs. */
export type ChecksTrigger = 'schedule' | 'change' | 'person';

/**
 * Answers every question and records the answers. Where a check passes, the orders that waited on its cause go.
 * While the connection is stopped or its circuit open, only a person's run probes it; the other checks say "could not check".
 */
export async function runChecks(deps: Deps, installationId: string, trigger: ChecksTrigger, only?: CheckCode): Promise<readonly CheckResult[]> {
  const { stores, clock } = deps;
  const known = await stores.installations.byId(installationId);
  if (!known) return [];
  const installation = await readShop(deps, known);
  const before = await stores.connections.current(installationId);
  if (before && trigger === 'person' && (before.state === 'stopped' || before.account.circuit.kind === 'open')) await probeConnection(deps, before.id, 'person');
  const connection = await stores.connections.current(installationId);
  const answer = async (maxAge: MaxAge) => {
    const reading = connection ? await readPos(deps, connection, maxAge) : notAsked(null);
    return { reading, results: evaluateChecks(await readChecksInput(deps, installation, connection, reading)) };
  };
  const first = await answer(await maxAgeOf(deps, installationId, trigger, only));
  // What fails by older facts is asked once more before anybody is told: it may be mended, or chosen a moment ago.
  const doubtful = partsInDoubt(first.results, first.reading.facts, clock.now());
  const { results } = doubtful.size > 0 ? await answer((part) => (doubtful.has(part) ? askAll : Infinity)) : first;
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

type MaxAge = (part: keyof PosFacts) => number;

const partsInDoubt = (results: readonly CheckResult[], facts: PosFacts | null, now: number): ReadonlySet<keyof PosFacts> =>
  new Set(
    results.flatMap(({ code, result, learned }) => (result === 'failed' && !learned ? kindOf(code).reads : [])).filter((part) => {
      const fact = facts?.[part];
      return fact?.kind === 'known' && now - fact.readAt > freshEnoughMs;
    }),
  );

/** How old each part of the facts may be. No POS call is made for an answer that nothing has put in question. */
async function maxAgeOf(deps: Deps, installationId: string, trigger: ChecksTrigger, only?: CheckCode): Promise<MaxAge> {
  if (only) return (part) => (kindOf(only).reads.includes(part) ? askAll : Infinity);
  if (trigger !== 'schedule') return () => askAll;
  const { checkAllMs, recheckMs } = deps.timing;
  const open = await deps.stores.problems.open(installationId);
  const parts = new Set(open.flatMap(({ cause }) => readsForCause[cause.code] ?? []));
  // The next round comes after `recheckMs`: by then nothing may be older than the hour.
  return (part) => (parts.has(part) ? askAll : checkAllMs - recheckMs);
}

const closedBy: Partial<Record<PosError['kind'] | CauseCode, Closed>> = {
  unreachable: 'offline', 'in-doubt': 'offline', 'W-POS-OFFLINE': 'offline', throttled: 'throttled', 'W-POS-LIMIT': 'throttled', unauthorised: 'stopped', forbidden: 'stopped', 'E-POS-ACCESS': 'stopped',
};

const notAsked = (closed: Closed | null): PosReading => ({ facts: null, closed, missingRights: [] });

async function readPos(deps: Deps, connection: Connection, maxAge: MaxAge): Promise<PosReading> {
  const access = await openPos(deps, connection);
  if (access.kind === 'busy') return notAsked(null);
  if (access.kind === 'closed') return notAsked(closedBy[access.conclusion.verdict.cause?.code ?? 'W-NOT-SET-UP'] ?? null);
  try {
    const startedAt = deps.clock.monotonic();
    const identity = await access.gateway.probe();
    // A right that is missing for this one question is missing for all: nothing of the account may be read.
    if (!identity.ok && identity.error.kind === 'forbidden') await stopConnection(deps, access.connection, 'forbidden');
    else await recordAnswer(deps, access, identity.ok ? null : identity.error);
    if (!identity.ok) return notAsked(closedBy[identity.error.kind] ?? null);
    const lastAnswerMs = Math.round(deps.clock.monotonic() - startedAt);
    await deps.stores.connections.update(connection.id, { lastSuccessAt: deps.clock.now(), lastAnswerMs });
    const accountId = access.connection.account.id;
    const facts = await refreshFacts(deps, accountId, await deps.stores.connections.facts(accountId), maxAge, factReader(deps, accountId, access.gateway));
    await recheckItems(deps, access);
    return { facts, closed: null, missingRights: identity.value.missingRights ?? [] };
  } finally {
    await access.leave();
  }
}

/** Only causes whose own check passes now: an order is never tried again for nothing. */
async function release(deps: Deps, installationId: string, results: readonly CheckResult[]): Promise<void> {
  const standing = results.flatMap(({ result, cause, subject, learned }) => (result !== 'passed' && cause && !learned ? [{ code: cause.code, subject }] : []));
  const failing = new Set(standing.map(({ code, subject }) => problemKey(code, subject)));
  const checked = new Set(standing.map(({ code }) => code));
  const answered = results.some((one) => one.code === 'pos-reachable' && one.result === 'passed');
  if (!answered) return;
  const keys = new Set<string>();
  for (const { cause, subject, orders, state } of await deps.stores.problems.open(installationId)) {
    if (orders === 0 || !(state === 'rechecking' || readsForCause[cause.code] || checked.has(cause.code)) || failing.has(problemKey(cause.code, subject))) continue;
    for (const key of await deps.stores.problems.ordersBlockedBy(installationId, cause.code, subject)) keys.add(key);
  }
  await ringOrders(deps, installationId, [...keys]);
}

const problemKey = (code: CauseCode, subject: string): string => `${code} ${subject}`;
