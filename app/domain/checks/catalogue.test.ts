import { describe, expect, it } from 'vitest';
import { anOrder, aLine } from '../../../tests/support/orders';
import { closedCircuit } from '../health/circuit';
import { defaultSettings, type Settings } from '../settings/settings';
import { affectedBy } from './affected';
import { checkCodes, type CheckCode, type CheckResult } from './check';
import type { CheckInput } from './check-input';
import { evaluateChecks } from './evaluate-checks';
import { needsOf } from './order-needs';
import type { Fact, PosFacts, PosPerson } from './pos-facts';
import type { SeenOrder } from './seen-orders';

const known = <T>(value: T): Fact<T> => ({ kind: 'known', value, readAt: 1 });
const marie: PosPerson = { id: '5', name: 'Marie Dubois', active: true, why: null };
const admin: PosPerson = { id: '1', name: 'Integration User', active: true, why: null };
const now = Date.UTC(2026, 10, 20);

const facts = (more: Partial<PosFacts> = {}): PosFacts => ({
  connectingUser: known(admin), employees: known([marie]), locations: known([{ id: '2', name: 'Online', active: true }]),
  stations: known([{ id: '1', name: 'Till', locationId: '2', active: true }]), paymentTypes: known([{ id: '9', name: 'Shopify', active: true, acceptedOnOrders: true }]),
  customFields: known([]), products: known([{ product: 'tip', state: 'present', externalId: '1' }]), switches: known([]), ...more,
});
const settings: Settings = { ...defaultSettings, pos: { ...defaultSettings.pos, stationId: '1', sourceLocationId: '2', defaultLocationId: '2', employeeId: '5' }, payments: { ...defaultSettings.payments, defaultTypeId: '9' } };
const heartland = { name: 'Heartland Retail', assignedEmployee: 'optional' } as const;
const input = (more: Partial<CheckInput> = {}): CheckInput => ({
  now, settings, facts: facts(), missingRights: [], closed: null, repair: null, confirming: 0, problems: [], seen: [], manifest: heartland,
  connection: { state: 'connected', stoppedFor: null, stoppedAt: null, lastAnswerMs: 12, referenceField: 'shopify_id', account: { currency: 'USD', circuit: closedCircuit, calls: [] } },
  shop: { currency: 'USD', scopes: ['read_orders'], wantedScopes: ['read_orders'] }, shopify: { sweep: null, lastNews: null, sweepMs: 600_000 }, backlog: { due: 0, planned: 0, oldestDueAt: null }, ...more,
});
const rows = (code: CheckCode, more: Partial<CheckInput> = {}): readonly CheckResult[] => evaluateChecks(input(more)).filter((row) => row.code === code);
const went = (needs: readonly string[], more: Partial<SeenOrder> = {}): SeenOrder => ({ placedAt: now - 3_600_000, firstSeenAt: now, outcome: { kind: 'download' }, trace: [], verdict: { status: 'in_pos', cause: null }, needs, currentTotal: '10.00', currency: 'USD', ...more });

describe('the catalogue', () => {
  it('answers every question, whatever is connected, each subject once', () => {
    for (const more of [{}, { connection: null, manifest: null, facts: null }, { facts: null, closed: 'offline' as const }]) {
      const all = evaluateChecks(input(more));
      expect([...new Set(all.map((row) => row.code))].sort()).toEqual([...checkCodes].sort());
      const names = all.map((row) => `${row.code} ${row.subject}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });
  it('says why a question does not arise before a POS is connected', () => {
    const idle = evaluateChecks(input({ connection: null, manifest: null, facts: null })).filter(({ result }) => result === 'not-applicable');
    expect(idle.map(({ code }) => code)).toEqual(expect.arrayContaining(['pos-speed', 'assigned-employee', 'required-fields', 'station']));
    expect(rows('station', { connection: null })[0]?.params).toEqual({ reason: 'not-connected' });
  });
  it('says why nobody could be asked', () => {
    expect(rows('required-fields', { facts: null, closed: 'stopped' })[0]).toMatchObject({ result: 'could-not-check', params: { reason: 'stopped' } });
    const silent: Fact<never> = { kind: 'unknown', error: { kind: 'unreachable', detail: '' } };
    expect(rows('location', { facts: facts({ locations: silent }) })[0]).toMatchObject({ result: 'could-not-check', params: { reason: 'unreachable' } });
  });
});

describe('rights', () => {
  it('that were not granted are named, each once, whether the POS lists them or refuses a question', () => {
    const refused: Fact<never> = { kind: 'unknown', error: { kind: 'forbidden', right: 'employees' } };
    const found = rows('pos-rights', { missingRights: ['employee:register', 'employees'], facts: facts({ employees: refused }) });
    expect(found.map(({ subject, cause }) => [subject, cause?.code])).toEqual([['employee:register', 'E-POS-RIGHT'], ['employees', 'E-POS-RIGHT']]);
    expect(rows('pos-rights')).toMatchObject([{ result: 'passed' }]);
  });
});

describe('people', () => {
  it('[M2] no employee is asked for where the POS assigns none, and a note says why', () => {
    expect(rows('assigned-employee', { manifest: { name: 'Some POS', assignedEmployee: 'never' } })).toMatchObject([{ result: 'not-applicable', params: { reason: 'never', pos: 'Some POS' } }]);
    const nobody = { ...settings, pos: { ...settings.pos, employeeId: null } };
    expect(rows('assigned-employee', { settings: nobody })).toMatchObject([{ result: 'not-applicable', params: { reason: 'optional', pos: 'Heartland Retail' } }]);
  });
  it('[M3] archived, the connecting and the assigned one are two results with two causes', () => {
    const gone = (person: PosPerson): PosPerson => ({ ...person, active: false, why: 'archived' });
    const outcome = (more: Partial<PosFacts>) => ['connecting-user', 'assigned-employee'].map((code) => rows(code as CheckCode, { facts: facts(more) }).map((row) => [row.result, row.cause?.code ?? null])[0]);
    expect(outcome({ connectingUser: known(gone(admin)) })).toEqual([['failed', 'E-CONNECTING-USER'], ['passed', null]]);
    expect(outcome({ employees: known([gone(marie)]) })).toEqual([['passed', null], ['failed', 'E-EMP-ARCHIVED']]);
    expect(outcome({ connectingUser: known(gone(admin)), employees: known([gone(marie)]) })).toEqual([['failed', 'E-CONNECTING-USER'], ['failed', 'E-EMP-ARCHIVED']]);
  });
  it.each(['archived', 'locked', 'other-shop'] as const)('%s is told as such', (why) => {
    expect(rows('assigned-employee', { facts: facts({ employees: known([{ ...marie, active: why === 'other-shop', why }]) }) })).toMatchObject([{ result: 'failed', params: { employee: 'Marie Dubois', why } }]);
  });
  it('is limited to one location: fits where orders are entered there, and only there', () => {
    const limited = (onlyAt: string) => rows('assigned-employee', { facts: facts({ employees: known([{ ...marie, onlyAt }]) }) }).map((row) => [row.result, row.params.why ?? null])[0];
    expect([limited('2'), limited('3')]).toEqual([['passed', null], ['failed', 'other-shop']]);
  });
  it('none chosen is a failure where the POS wants one', () => {
    const nobody = { ...settings, pos: { ...settings.pos, employeeId: null } };
    expect(rows('assigned-employee', { settings: nobody, manifest: { name: 'X', assignedEmployee: 'required' } })).toMatchObject([{ result: 'failed', params: { why: 'not-chosen' } }]);
  });
});

describe('orders expected to meet a cause', () => {
  const seen = [went(['gateway:paypal', 'product:tip']), went(['gateway:shopify_payments']), went(['gateway:paypal'], { outcome: { kind: 'hold', reason: 'pending' } }), went(['gateway:paypal'], { outcome: { kind: 'skip', rule: 'test' } })];
  it('are those of the last days that go', () => {
    const archived = facts({ employees: known([]) });
    expect(rows('assigned-employee', { seen, facts: archived })[0]?.expected).toBe(3);
  });
  it('are only those that need what is wrong', () => {
    const products = known([{ product: 'tip', state: 'archived', externalId: '1' } as const, { product: 'shipping', state: 'absent', externalId: null } as const, { product: 'fees', state: 'absent', externalId: null } as const]);
    const season = { id: '1', key: 'season', name: 'Season', group: 'item', required: true, unique: false, values: null } as const;
    const all = rows('required-products', { seen: [...seen, went(['product:shipping'])], facts: facts({ products, customFields: known([season]) }) });
    expect(all.map(({ subject, result, expected, params }) => [subject, result, expected ?? null, params.reason ?? null])).toEqual([['tip', 'failed', 1, null], ['shipping', 'passed', null, 'made'], ['fees', 'not-applicable', null, null]]);
    expect(rows('required-fields', { seen: [...seen, went(['product:shipping'])], facts: facts({ products, customFields: known([season]) }) })[0]?.expected).toBe(1);
    const mapped = { ...settings, payments: { ...settings.payments, gateways: { paypal: '7' } } };
    expect(rows('payment-type', { seen, settings: mapped })).toMatchObject([{ subject: '7', expected: 2, params: { reason: 'gone' } }]);
  });
  it('are read off the order\'s own documents', () => {
    const order = anOrder({ lines: [aLine({ locationId: 'gid://shopify/Location/3', sku: null })] });
    expect(needsOf(order)).toEqual(['gateway:shopify_payments', 'location:gid://shopify/Location/3', 'product:noProduct']);
  });
});

describe('a row', () => {
  const problem = (code: string, subject: string, params = {}) => ({ cause: { code: code as never, params }, subject, orders: 1 });
  it('stands for the orders of its problem, and for those that were left pending for the same field', () => {
    const field = { id: '1', key: 'bin', name: 'Bin', group: 'line', required: true, unique: false, values: null } as const;
    const [row] = rows('required-fields', { facts: facts({ customFields: known([field]) }) });
    const problems = [problem('E-REQ-FIELD', 'line.bin'), problem('E-REQ-FIELD', 'line.other'), problem('E-POS-PENDING', 'Bin,Shelf', { fields: 'Bin, Shelf' }), problem('E-POS-PENDING', 'x', { fields: 'Binder' })];
    expect(row && affectedBy(row, problems)).toEqual([problems[0], problems[2]]);
  });
  it('of a closed register warns, and does not arise where the POS does not say', () => {
    expect(rows('register-open')[0]?.result).toBe('not-applicable');
    expect(rows('register-open', { facts: facts({ stations: known([{ id: '1', name: 'Till', locationId: '2', active: true, open: false }]) }) })[0]).toMatchObject({ result: 'failed', cause: null });
  });
  it('of account switches does not arise where the POS has none', () => {
    const { switches: _none, ...without } = facts();
    expect(rows('account-switches', { facts: without })[0]?.result).toBe('not-applicable');
  });
  it('tells of orders whose answer did not arrive', () => expect(rows('in-doubt', { confirming: 2 })[0]).toMatchObject({ result: 'failed', params: { n: '2' }, cause: null }));
});
