import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../tests/support/documents';
import { aLine, anOrder } from '../../../tests/support/orders';
import { closedCircuit, onAnswer, onSilence } from '../health/circuit';
import { defaultSettings, type Settings } from '../settings/settings';
import { verdictOfBlockers } from '../verdict/verdict-of-blockers';
import type { CheckInput } from './check-input';
import { evaluateChecks } from './evaluate-checks';
import { orderBlockers } from './order-blockers';
import type { Fact, PosFacts } from './pos-facts';

const known = <T>(value: T): Fact<T> => ({ kind: 'known', value, readAt: 1 });
const facts = (more: Partial<PosFacts> = {}): PosFacts => ({
  connectingUser: known({ id: '1', name: 'Integration User', active: true, why: null }), employees: known([{ id: '5', name: 'Marie Dubois', active: true, why: null }]), locations: known([{ id: '2', name: 'Online', active: true }, { id: '3', name: 'Main', active: true }]),
  stations: known([{ id: '1', name: 'Till', locationId: '2', active: true }]), paymentTypes: known([{ id: '9', name: 'Shopify', active: true, acceptedOnOrders: true }]), customFields: known([]), products: known([]), ...more,
});
const settings: Settings = { ...defaultSettings, pos: { ...defaultSettings.pos, stationId: '1', sourceLocationId: '2', defaultLocationId: '3' }, payments: { ...defaultSettings.payments, defaultTypeId: '9' } };
const field = (group: 'item' | 'transaction', name: string) => ({ id: '1', key: name.toLowerCase(), name, group, required: true, unique: false, values: null });

const blockers = (more: Partial<Parameters<typeof orderBlockers>[0]> = {}) =>
  orderBlockers({ order: anOrder(), document: aDocument(), fault: null, settings, facts: facts(), items: new Map([['BELT', [{ id: '1', number: 'BELT', name: 'Belt', active: true }]]]), accountCurrency: 'USD', demands: { assignedEmployee: 'optional' }, tolerance: 0n, ...more })
    .map((blocker) => `${blocker.cause.code} ${blocker.subject}`);

describe('what stops an order', () => {
  it('is nothing when all is well', () => expect(blockers()).toEqual([]));
  it.each<[string, Parameters<typeof blockers>[0], string[]]>([
    ['another currency', { accountCurrency: 'EUR' }, ['E-CURRENCY USD']],
    ['a SKU nobody has', { items: new Map([['BELT', []]]) }, ['E-SKU-UNKNOWN BELT']],
    ['a SKU on archived items only', { items: new Map([['BELT', [{ id: '1', number: 'BELT', name: 'x', active: false }]]]) }, ['E-SKU-UNKNOWN BELT']],
    ['a SKU on two items', { items: new Map([['BELT', [{ id: '1', number: 'BELT', name: 'x', active: true }, { id: '2', number: 'BELT', name: 'y', active: true }]]]) }, ['E-SKU-DUPLICATE BELT']],
    ['a required field on sales', { facts: facts({ customFields: known([field('transaction', 'Channel')]) }) }, ['E-REQ-FIELD transaction.channel']],
    ['an archived employee', { settings: { ...settings, pos: { ...settings.pos, employeeId: '6' } } }, ['E-EMP-ARCHIVED 6']],
    ['a payment type that is gone', { facts: facts({ paymentTypes: known([]) }) }, ['E-PAY-UNMAPPED 9']],
    ['a payment type that orders may not use', { facts: facts({ paymentTypes: known([{ id: '9', name: 'Shopify', active: true, acceptedOnOrders: false }]) }) }, ['E-PAY-REFUSED 9']],
    ['a location that is closed', { facts: facts({ locations: known([{ id: '2', name: 'Online', active: true }, { id: '3', name: 'Main', active: false }]) }) }, ['E-LOCATION 3']],
    ['a station that is gone', { facts: facts({ stations: known([]) }) }, ['E-STATION 1']],
    ['lines that do not add up', { order: anOrder({ lines: [aLine({ unitPrice: 1n })] }) }, ['E-IDENTITY gid://shopify/Order/1 I1']],
  ])('%s', (_name, more, wanted) => expect(blockers(more)).toEqual(wanted));

  it('is told whole, the one to fix first in front', () => {
    const all = orderBlockers({ order: anOrder(), document: aDocument(), fault: null, settings: { ...settings, pos: { ...settings.pos, employeeId: '6' } }, facts: facts({ stations: known([]) }), items: new Map([['BELT', []]]), accountCurrency: 'USD', demands: { assignedEmployee: 'optional' }, tolerance: 0n });
    const verdict = verdictOfBlockers(all);
    expect([verdict.cause?.code, ...verdict.alsoNeeded.map((cause) => cause.code)]).toEqual(['E-EMP-ARCHIVED', 'E-SKU-UNKNOWN', 'E-STATION']);
  });
  it('is not what could not be read', () => {
    const unknown: Fact<never> = { kind: 'unknown', error: { kind: 'unreachable', detail: '' } };
    expect(blockers({ facts: facts({ locations: unknown, stations: unknown, paymentTypes: unknown, customFields: unknown, products: unknown, employees: unknown }) })).toEqual([]);
  });
  it('asks for item fields only where a product has to be made, and for products only where they are needed', () => {
    const required = facts({ customFields: known([field('item', 'Season')]), products: known([{ product: 'tip', state: 'archived', externalId: '1' }, { product: 'noProduct', state: 'absent', externalId: null }]) });
    expect(blockers({ facts: required })).toEqual([]);
    const custom = aDocument({ lines: aDocument().lines.map((line) => ({ ...line, target: { kind: 'product', product: 'noProduct' } as const })) });
    expect(blockers({ facts: required, document: custom })).toEqual(['E-REQ-FIELD item.season']);
    const tip = aDocument({ lines: aDocument().lines.map((line) => ({ ...line, target: { kind: 'product', product: 'tip' } as const })) });
    expect(blockers({ facts: required, document: tip })).toEqual(['E-REQ-PRODUCT tip']);
  });
});

const input = (more: Partial<CheckInput> = {}): CheckInput => ({
  now: 10_000_000, settings, facts: facts(), missingRights: [], closed: null, repair: null, confirming: 0, problems: [], seen: [], manifest: { name: 'Heartland Retail', assignedEmployee: 'optional' },
  connection: { state: 'connected', stoppedFor: null, stoppedAt: null, lastAnswerMs: 12, referenceField: 'shopify_id', account: { currency: 'USD', circuit: closedCircuit, calls: [] } },
  shop: { currency: 'USD', scopes: ['read_orders'], wantedScopes: ['read_orders'] }, shopify: { sweep: null, lastNews: null, sweepMs: 600_000 }, backlog: { due: 0, planned: 0, oldestDueAt: null }, ...more,
});
const answers = (more: Partial<CheckInput> = {}) => Object.fromEntries(evaluateChecks(input(more)).map((row) => [`${row.code}${row.subject ? ` ${row.subject}` : ''}`, row.result]));

describe('the checks', () => {
  it('pass when all is well, and say what does not apply', () => {
    const told = answers();
    expect(told['assigned-employee']).toBe('not-applicable');
    expect(Object.values(told).filter((result) => result === 'failed')).toEqual([]);
  });
  it('name every required field on a row of its own', () => {
    expect(answers({ facts: facts({ products: known([{ product: 'tip', state: 'absent', externalId: null }]), customFields: known([field('transaction', 'Channel'), field('item', 'Season')]) }) })).toMatchObject({ 'required-fields transaction.channel': 'failed', 'required-fields item.season': 'failed' });
  });
  it('tell the connecting user and the assigned employee apart', () => {
    const told = answers({ settings: { ...settings, pos: { ...settings.pos, employeeId: '5' } }, facts: facts({ connectingUser: known({ id: '1', name: 'X', active: false, why: 'archived' }) }) });
    expect([told['connecting-user'], told['assigned-employee']]).toEqual(['failed', 'passed']);
  });
  it('say "could not check" where the POS may not be asked', () => {
    const stopped = answers({ facts: null, connection: { ...input().connection, state: 'stopped', stoppedFor: 'unauthorised', stoppedAt: 5 } as CheckInput['connection'] });
    expect([stopped['pos-access'], stopped['required-fields'], stopped['station']]).toEqual(['failed', 'could-not-check', 'could-not-check']);
  });
  it('see settings that let nothing through, missing scopes and a queue that stands still', () => {
    const told = answers({ settings: { ...settings, download: { ...settings.download, orders: false } }, shop: { currency: 'EUR', scopes: ['write_orders'], wantedScopes: ['read_orders', 'read_returns'] }, backlog: { due: 3, planned: 0, oldestDueAt: 1 } });
    expect([told['order-settings orders'], told['shopify-scopes shopify'], told['queue'], told['currency EUR']]).toEqual(['failed', 'failed', 'failed', 'failed']);
  });
});

describe('the circuit', () => {
  it('opens with the third silence, waits longer each time, and closes with the first answer', () => {
    let circuit = onSilence(onSilence(closedCircuit, 0), 0);
    expect(circuit.kind).toBe('closed');
    const waits: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      circuit = onSilence(circuit, 1_000);
      if (circuit.kind === 'open') waits.push(circuit.probeAt - 1_000);
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    expect(onAnswer(circuit)).toEqual(closedCircuit);
  });
});
