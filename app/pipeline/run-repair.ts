import { valuesToSend } from '~/domain/checks/field-defaults';
import { nextTurn, stillLoose, withStep, type Repair, type RepairStep } from '~/domain/posting/repair';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, type Result } from '~/domain/result';
import type { RequiredProduct } from '~/domain/translation/document';
import type { ClaimedWork } from '~/ports/work-store';
import { release, type Mended } from './apply-fix';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { productProblems } from './fix-products';
import { rereadFacts } from './gather-facts';
import { finished, type JobOutcome } from './job-outcome';
import { patiently } from './patiently';
import { openGateway, openPos, type PosAccess } from './pos-access';
import { recordAnswer } from './pos-trouble';
import { takeLock } from './take-lock';

/** Until a switch is put back it is tried again: soon, then every quarter of an hour. */
const againMs = (attempts: number): number => Math.min(10_000 * 2 ** attempts, 900_000);
const busyMs = 1_000;

interface Run {
  readonly deps: Deps;
  readonly work: ClaimedWork;
  readonly access: PosAccess;
}

/** Takes a repair through its steps from wherever an earlier run left it. It ends only when no switch is loose any more. */
export async function runRepair(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const repair = await deps.stores.repairs.get(work.key.slice('repair:'.length));
  if (!repair || repair.endedAt !== null) return finished;
  const access = await openRepair(deps, repair);
  if (access === 'busy') return { dueAt: deps.clock.now() + busyMs, attempts: work.attempts, error: null };
  if (access === 'closed') return again(deps, work, 'the POS may not be called now');
  try {
    return await takeTurns({ deps, work, access }, repair);
  } finally {
    await access.leave();
  }
}

/** Whoever is joined to the account by now. Disconnected, it is still ours to put back what we loosened, while the credentials last. */
async function openRepair(deps: Deps, repair: Repair): Promise<PosAccess | 'busy' | 'closed'> {
  const joined = await deps.stores.connections.joined(repair.accountId);
  const connection = joined.find((one) => one.state === 'connected') ?? joined[0] ?? (await deps.stores.connections.byId(repair.connectionId));
  if (!connection) return 'closed';
  if (connection.state === 'disconnected') {
    const gateway = openGateway(deps, connection);
    return gateway ? { kind: 'open', gateway, connection, heard: [], renew: () => Promise.resolve(true), leave: () => Promise.resolve() } : 'closed';
  }
  const access = await openPos(deps, connection);
  return access.kind === 'open' ? access : access.kind;
}

async function takeTurns(run: Run, begun: Repair): Promise<JobOutcome> {
  const { deps, work } = run;
  for (let repair = begun; ; ) {
    const turn = nextTurn(repair, deps.clock.now());
    if (turn.kind === 'end') return end(run, repair);
    const next = turn.kind === 'give-up' ? turn.steps.reduce((all, step) => withStep(all, { ...step, state: 'not-made' }), repair) : turn.kind === 'look' ? await look(run, repair, turn.step) : await send(run, repair, turn.step);
    if (next === 'later') return again(deps, work, 'a step has no answer yet');
    if (next === 'lease-lost' || !(await deps.stores.repairs.save(work.lease, next))) return again(deps, work, 'lease-lost');
    repair = next;
    const tried = turn.kind === 'send' ? repair.steps.find((step) => step.key === turn.step.key) : undefined;
    // Sent again it is, but not at once: meanwhile the account is everybody's.
    const unanswered = tried?.kind === 'restore' ? tried.state !== 'done' : tried?.kind === 'loosen' && tried.state === 'sending';
    if (unanswered) return again(deps, work, tried?.error?.kind ?? null);
  }
}

/** Recorded as being sent before the bytes leave; its answer is recorded by the caller. */
async function send(run: Run, repair: Repair, step: RepairStep): Promise<Repair | 'lease-lost' | 'later'> {
  const { deps, work, access } = run;
  const { clock, stores, timing } = deps;
  const until = clock.now() + timing.leaseMs;
  const { manifest } = access.gateway;
  const requestMs = timing.requestTimeoutMs ?? manifest.requestTimeoutMs;
  const startBefore = clock.monotonic() + timing.leaseMs - requestMs;
  if (!(await stores.work.renew(work.lease, until)) || !(await access.renew(until))) return 'lease-lost';
  // Where a POS takes many documents at once, one of them may be making the very product.
  const name = `pos-record:${repair.accountId}:product:${step.subject}`;
  const lock = step.kind === 'create' ? await takeLock(deps, name, timing.leaseMs + (timing.settleMs ?? manifest.settleMs)) : null;
  if (step.kind === 'create' && lock === null) return 'later';
  const sending = withStep(repair, { ...step, state: 'sending', sentAt: clock.now() });
  if (!(await stores.repairs.save(work.lease, sending))) {
    if (lock !== null) await stores.locks.release(name, lock);
    return 'lease-lost';
  }
  const answer = await patiently(deps, () => call(run, repair, step, startBefore));
  await recordAnswer(deps, access, answer.ok ? null : answer.error);
  if (lock !== null && (answer.ok || answer.error.kind !== 'in-doubt')) await stores.locks.release(name, lock);
  return withStep(sending, { ...step, sentAt: clock.now(), ...(answer.ok ? { state: 'done', externalId: answer.value, error: null } : { state: stateAfter(step, answer.error), error: answer.error }) });
}

async function call({ deps, access }: Run, repair: Repair, step: RepairStep, startBefore: number): Promise<Result<string | null, PosError>> {
  const { fixes } = access.gateway;
  const cannot = fail({ kind: 'forbidden', right: step.kind } as const);
  if (step.kind !== 'create') return (await fixes?.requireField?.(step.subject, step.kind === 'restore', startBefore)) ?? cannot;
  const [{ settings }, facts] = await Promise.all([deps.stores.installations.settings(repair.installationId), deps.stores.connections.facts(repair.accountId)]);
  const values = (facts ? valuesToSend(settings, facts) : settings.fieldDefaults).item ?? {};
  return (await fixes?.createProduct?.(step.subject as RequiredProduct, values, startBefore)) ?? cannot;
}

function stateAfter({ kind }: RepairStep, error: PosError): RepairStep['state'] {
  // The field is gone, and with it the switch.
  if (kind === 'restore' && error.kind === 'missing-reference') return 'done';
  if (error.kind === 'in-doubt') return 'sending';
  return error.kind === 'unreachable' || error.kind === 'throttled' || error.kind === 'unauthorised' ? (kind === 'restore' ? 'sending' : 'not-made') : 'refused';
}

/** What was sent without an answer is looked for once it must have landed if it ever does. */
async function look({ deps, access }: Run, repair: Repair, step: RepairStep): Promise<Repair | 'later'> {
  const { manifest } = access.gateway;
  const settled = (step.sentAt ?? 0) + (deps.timing.requestTimeoutMs ?? manifest.requestTimeoutMs) + (deps.timing.settleMs ?? manifest.settleMs);
  if (deps.clock.now() < settled) return 'later';
  const { products } = await rereadFacts(deps, repair.accountId, access.gateway, ['products']);
  if (products.kind !== 'known') return 'later';
  const found = products.value.find((one) => one.product === step.subject && one.state === 'present');
  return withStep(repair, { ...step, state: found ? 'done' : 'not-made', externalId: found?.externalId ?? null });
}

/** Orders that waited on a product that is there now go, with who made it on their timeline. */
async function end({ deps, work, access }: Run, repair: Repair): Promise<JobOutcome> {
  const { installationId, by } = repair;
  const made = repair.steps.filter((step) => step.kind === 'create' && step.state === 'done');
  const { customFields } = await rereadFacts(deps, repair.accountId, access.gateway, ['products', 'customFields']);
  if (made.length > 0) {
    const itemFields = customFields.kind === 'known' ? customFields.value.filter((field) => field.group === 'item' && field.required) : [];
    const mends: readonly Mended[] = [...productProblems(made.map((step) => step.subject as RequiredProduct)), ...itemFields.map((field): Mended => ({ code: 'E-REQ-FIELD', subject: `item.${field.key}` }))];
    await release(deps, { installationId, by }, 'product-made', made.map((step) => step.name).join(', '), mends);
  }
  const ended = await deps.stores.repairs.save(work.lease, { ...repair, endedAt: deps.clock.now() });
  if (!ended) return again(deps, work, 'lease-lost');
  await ringChecks(deps, installationId, deps.clock.now());
  return finished;
}

/** A switch that is not put back yet is said by a check. */
async function again(deps: Deps, work: ClaimedWork, error: string | null): Promise<JobOutcome> {
  const repair = await deps.stores.repairs.get(work.key.slice('repair:'.length));
  if (repair && stillLoose(repair).length > 0) {
    deps.log.warn('repair.loose', { id: repair.id, installationId: repair.installationId, error });
    await ringChecks(deps, repair.installationId, deps.clock.now());
  }
  return { dueAt: deps.clock.now() + againMs(work.attempts), attempts: work.attempts + 1, error };
}
