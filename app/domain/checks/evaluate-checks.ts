import type { Circuit } from '../health/circuit';
import { slowMs, speedOf, type PosCall } from '../health/speed';
import type { Settings } from '../settings/settings';
import type { Instant } from '../time';
import { requiredProducts } from '../translation/document';
import type { Params } from '../verdict/verdict';
import { employeeCause, fieldCauses, locationCauses, paymentCauses, productCauses, stationCause } from './causes-of-facts';
import type { Blocker, CheckCode, CheckGroup, CheckResult, CheckResultKind } from './check';
import type { Fact, PosFacts } from './pos-facts';
import { shopifyChecks, type ShopifySide } from './shopify-checks';

export interface CheckInput {
  readonly now: Instant;
  readonly settings: Settings;
  /** Null while the POS may not be asked; the checks that need it then say that they could not check. */
  readonly facts: PosFacts | null;
  readonly manifest: { readonly name: string; readonly assignedEmployee: 'required' | 'optional' | 'never' } | null;
  readonly connection: {
    readonly state: 'connected' | 'stopped' | 'disconnected';
    readonly stoppedFor: 'unauthorised' | 'forbidden' | null;
    readonly stoppedAt: Instant | null;
    readonly lastAnswerMs: number | null;
    readonly referenceField: string | null;
    readonly account: { readonly currency: string; readonly circuit: Circuit; readonly calls: readonly PosCall[] };
  } | null;
  readonly shop: { readonly currency: string | null; readonly scopes: readonly string[]; readonly wantedScopes: readonly string[] };
  /** Deliveries and the comparison with Shopify, as the stores know them. */
  readonly shopify: Pick<ShopifySide, 'sweep' | 'lastNews' | 'sweepMs'>;
  readonly backlog: { readonly due: number; readonly planned: number; readonly oldestDueAt: Instant | null };
}

/** Older than this, due work is a sign that nothing takes it. */
const stuckMs = 10 * 60_000;

/** Every question of the catalogue, answered: passed, failed, not applicable or could not check. */
export function evaluateChecks(input: CheckInput): readonly CheckResult[] {
  if (!input.connection || input.connection.state === 'disconnected') return [notConnected(), ...shopChecks(input)];
  return [...connectionChecks(input), ...peopleChecks(input), ...prerequisiteChecks(input), ...mappingChecks(input), ...shopChecks(input)];
}

const notConnected = (): CheckResult => row('pos-access', 'connection', 'failed', { reason: 'not-connected' });

function connectionChecks({ connection, now }: CheckInput): readonly CheckResult[] {
  if (!connection) return [];
  const { circuit } = connection.account;
  const answerMs = { ms: String(connection.lastAnswerMs ?? '') };
  const reachable = circuit.kind === 'open'
    ? row('pos-reachable', 'connection', 'failed', { since: iso(circuit.since) })
    : row('pos-reachable', 'connection', connection.state === 'stopped' ? 'could-not-check' : 'passed', answerMs);
  const speed = speedCheck(connection.account.calls, now);
  if (connection.state !== 'stopped') return [reachable, speed, row('pos-access', 'connection', circuit.kind === 'open' ? 'could-not-check' : 'passed', {})];
  const params = { code: connection.stoppedFor === 'forbidden' ? '403' : '401', time: iso(connection.stoppedAt ?? 0) };
  return [reachable, speed, { ...row('pos-access', 'connection', 'failed', params), cause: { code: 'E-POS-ACCESS', params } }];
}

function speedCheck(calls: readonly PosCall[], now: Instant): CheckResult {
  const speed = speedOf(calls, now);
  if (!speed) return row('pos-speed', 'connection', 'could-not-check', {});
  const params = { calls: String(speed.calls), median: String(speed.medianMs), p95: String(speed.p95Ms), unanswered: String(speed.unanswered), limit: String(slowMs) };
  return row('pos-speed', 'connection', speed.slow ? 'failed' : 'passed', params);
}

function peopleChecks({ facts, settings, manifest }: CheckInput): readonly CheckResult[] {
  const assigned = manifest?.assignedEmployee === 'never' || (manifest?.assignedEmployee === 'optional' && settings.pos.employeeId === null)
    ? [row('assigned-employee', 'people', 'not-applicable', { reason: 'not-chosen', pos: manifest.name })]
    : judged('assigned-employee', 'people', facts?.employees, facts ? employeeCause(settings, facts) : [], { id: settings.pos.employeeId ?? '' });
  return [connectingUser(facts), ...assigned];
}

function connectingUser(facts: PosFacts | null): CheckResult {
  const fact = facts?.connectingUser;
  if (!fact || fact.kind === 'unknown' || fact.value === null) return row('connecting-user', 'people', 'could-not-check', {});
  const params = { employee: fact.value.name };
  if (fact.value.active) return row('connecting-user', 'people', 'passed', params);
  return { ...row('connecting-user', 'people', 'failed', params), cause: { code: 'E-CONNECTING-USER', params } };
}

function prerequisiteChecks({ facts, connection, settings }: CheckInput): readonly CheckResult[] {
  const reference = connection?.referenceField
    ? row('reference-field', 'prerequisites', 'passed', { field: connection.referenceField })
    : row('reference-field', 'prerequisites', 'failed', { reason: 'refused' });
  return [...productChecks(facts), ...judged('required-fields', 'prerequisites', facts?.customFields, facts ? fieldCauses(settings, facts, { createsItem: mayCreate(facts) }) : [], {}),
    ...judged('payment-type', 'prerequisites', facts?.paymentTypes, facts ? paymentCauses(settings, facts, ['', ...Object.keys(settings.payments.gateways)]) : [], {}), reference];
}

/** Once every required product is there, no document makes an item any more. */
const mayCreate = ({ products }: PosFacts): boolean => products.kind !== 'known' || products.value.some((one) => one.state === 'absent');

function productChecks(facts: PosFacts | null): readonly CheckResult[] {
  if (facts?.products.kind !== 'known') return [row('required-products', 'prerequisites', 'could-not-check', {})];
  const wrong = productCauses(facts, new Set(facts.products.value.map((one) => one.product)));
  const fine = facts.products.value.filter((one) => one.state === 'present' || one.state === 'absent');
  return [
    ...wrong.map((blocker) => failed('required-products', 'prerequisites', blocker)),
    ...fine.map(({ product, state }) => ({ ...row('required-products', 'prerequisites', state === 'present' ? 'passed' : 'not-applicable', { product: requiredProducts[product], state }), subject: product })),
  ];
}

function mappingChecks({ facts, settings, connection, shop }: CheckInput): readonly CheckResult[] {
  const account = connection?.account.currency ?? '';
  const currency = row('currency', 'mappings', shop.currency === null ? 'could-not-check' : shop.currency === account ? 'passed' : 'failed', { currency: shop.currency ?? '', account });
  return [
    ...judged('location', 'mappings', facts?.locations, facts ? locationCauses(settings, facts, Object.keys(settings.pos.locations)) : [], {}),
    ...judged('station', 'mappings', facts?.stations, facts ? stationCause(settings, facts) : [], {}),
    currency,
  ];
}

function shopChecks({ settings: { download }, shop, shopify, backlog, now }: CheckInput): readonly CheckResult[] {
  const off = (['orders', 'fulfilled', 'unfulfilled', 'archived'] as const).filter((name) => !download[name]);
  const orders = off.length === 0
    ? [row('order-settings', 'orders', 'passed', {})]
    : off.map((name) => ({ ...row('order-settings', 'orders', 'failed', { setting: name }), subject: name }));
  const missing = shop.wantedScopes.filter((scope) => !shop.scopes.includes(scope) && !shop.scopes.includes(scope.replace('read_', 'write_')));
  const stuck = backlog.oldestDueAt !== null && now - backlog.oldestDueAt > stuckMs;
  return [
    ...orders,
    row('shopify-scopes', 'shopify', shop.scopes.length === 0 ? 'could-not-check' : missing.length === 0 ? 'passed' : 'failed', { scopes: missing.join(', ') }),
    ...shopifyChecks({ ...shopify, now, startDate: download.startDate, scopes: shop.scopes }),
    row('queue', 'queue', stuck ? 'failed' : 'passed', { due: String(backlog.due), planned: String(backlog.planned), since: backlog.oldestDueAt === null ? '' : iso(backlog.oldestDueAt) }),
  ];
}

/** One row for each cause found, one "passed" where there is none, one "could not check" where the facts are unknown. */
function judged(code: CheckCode, group: CheckGroup, fact: Fact<unknown> | undefined, causes: readonly Blocker[], params: Params): readonly CheckResult[] {
  if (fact?.kind !== 'known') return [row(code, group, 'could-not-check', params)];
  return causes.length === 0 ? [row(code, group, 'passed', params)] : causes.map((blocker) => failed(code, group, blocker));
}

const failed = (code: CheckCode, group: CheckGroup, { cause, subject }: Blocker): CheckResult => ({ code, group, subject, result: 'failed', params: cause.params, cause });
const row = (code: CheckCode, group: CheckGroup, result: CheckResultKind, params: Params): CheckResult => ({ code, group, subject: '', result, params, cause: null });
const iso = (at: Instant): string => new Date(at).toISOString();
