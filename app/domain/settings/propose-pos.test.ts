import { describe, expect, it } from 'vitest';
import type { Fact, PosFacts } from '../checks/pos-facts';
import { forgetAccount, proposePos } from './propose-pos';
import { defaultSettings } from './settings';

const known = <T>(value: T): Fact<T> => ({ kind: 'known', value, readAt: 1 });
const facts: PosFacts = {
  connectingUser: known(null), employees: known([]), paymentTypes: known([]), customFields: known([]), products: known([]),
  locations: known([{ id: '1', name: 'Main Street', active: true }, { id: '2', name: 'Online', active: true }, { id: '3', name: 'Old', active: false }]),
  stations: known([{ id: '11', name: 'Till', locationId: '1', active: true }, { id: '12', name: 'Web', locationId: '2', active: true }]),
};

describe('what is proposed on connecting', () => {
  it('credits the online location and takes stock from another', () => {
    expect(proposePos(defaultSettings, facts, '9')).toMatchObject({ pos: { sourceLocationId: '2', stationId: '12', defaultLocationId: '1' }, payments: { defaultTypeId: '9' } });
  });
  it('keeps what was chosen, and forgets it for another account', () => {
    const chosen = { ...defaultSettings, pos: { ...defaultSettings.pos, sourceLocationId: '1', stationId: '11', employeeId: '5', locations: { a: '1' } }, payments: { ...defaultSettings.payments, defaultTypeId: '7', gateways: { paypal: '8' } }, items: { unmatched: 'no-product' as const, matchFields: ['upc'] }, customers: { matchBy: ['phone' as const], defaultId: '4', defaultNumber: '1001' } };
    expect(proposePos(chosen, facts, '9')).toMatchObject({ pos: { sourceLocationId: '1', stationId: '11', employeeId: '5' }, payments: { defaultTypeId: '7' } });
    expect(proposePos(forgetAccount(chosen), facts, '9')).toMatchObject({ pos: { sourceLocationId: '2', employeeId: null, locations: {} }, payments: { defaultTypeId: '9', gateways: {} }, items: { unmatched: 'no-product', matchFields: [] }, customers: { matchBy: ['phone'], defaultId: null, defaultNumber: null } });
  });
  it('proposes nothing that is not there', () => {
    const empty = { ...facts, locations: known([]), stations: { kind: 'unknown', error: { kind: 'unreachable', detail: '' } } } as PosFacts;
    expect(proposePos(defaultSettings, empty, null)).toMatchObject({ pos: { sourceLocationId: null, stationId: null }, payments: { defaultTypeId: null } });
  });
});
