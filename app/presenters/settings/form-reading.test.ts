import { describe, expect, it } from 'vitest';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { defaultSettings, type Settings } from '~/domain/settings/settings';
import type { PosManifest } from '~/ports/pos-gateway';
import { faultsByField } from './form-reading';
import { readConnectForm } from './connection-page';
import { readItemForm, settingsOfItemForm } from './item-form';
import { locationFaults, readLocationForm, settingsOfLocationForm } from './location-form';
import { readOrderForm, settingsOfOrderForm } from './order-form';
import { readPaymentForm, settingsOfPaymentForm } from './payment-form';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const read = <T>(reading: { kind: 'read'; value: T } | { kind: 'faults' }): T => {
  if (reading.kind === 'faults') throw new Error('the form was refused');
  return reading.value;
};

describe('the orders form', () => {
  const posted = {
    version: '4',
    orders: 'on',
    archived: 'on',
    startDate: '2026-11-01',
    moment: 'placed',
    allowTags: ' a, b ,a,,',
    ignoreTags: '',
    numberPrefix: 'WEB-',
    autoInvoice: 'on',
  };

  it('turns ticks into switches, an absent one into off', () => {
    const settings = settingsOfOrderForm(read(readOrderForm(form(posted))), defaultSettings, 'UTC');
    expect(settings?.download).toMatchObject({
      orders: true,
      fulfilled: false,
      unfulfilled: false,
      archived: true,
      moment: 'placed',
      allowTags: ['a', 'b'],
      ignoreTags: [],
      shopifyPos: false,
    });
    expect(settings?.pos).toMatchObject({ numberPrefix: 'WEB-', autoInvoice: true });
    expect(settings?.payments).toEqual(defaultSettings.payments);
  });

  it('keeps the exact moment behind an unchanged start day', () => {
    const startDate = Date.UTC(2026, 10, 1, 15, 42);
    const before = { ...defaultSettings, download: { ...defaultSettings.download, startDate } };
    const startOf = (day: string) =>
      settingsOfOrderForm(read(readOrderForm(form({ ...posted, startDate: day }))), before, 'UTC')?.download.startDate;
    expect(startOf('2026-11-01')).toBe(startDate);
    expect(startOf('2026-11-02')).toBe(Date.UTC(2026, 10, 2));
  });

  it('refuses a start day that is none, and one that is taken away', () => {
    const before = { ...defaultSettings, download: { ...defaultSettings.download, startDate: 1 } };
    for (const startDate of ['2026-02-30', 'soon', ''])
      expect(settingsOfOrderForm(read(readOrderForm(form({ ...posted, startDate }))), before, 'UTC')).toBeNull();
  });

  it('refuses a form without its version', () => {
    expect(readOrderForm(form({ moment: 'paid' })).kind).toBe('faults');
  });
});

describe('the payments and locations forms', () => {
  it('keep only chosen mappings', () => {
    const value = read(
      readPaymentForm(
        form({
          version: '1',
          defaultTypeId: '7',
          tolerance: '0,05',
          'gateways[0].gateway': 'paypal',
          'gateways[0].typeId': '9',
          'gateways[1].gateway': 'manual',
          'gateways[1].typeId': '',
        }),
      ),
    );
    expect(settingsOfPaymentForm(value, defaultSettings).payments).toEqual({
      defaultTypeId: '7',
      tolerance: '0.05',
      gateways: { paypal: '9' },
    });
  });

  it('leave mappings of locations that were not shown as they are', () => {
    const before = {
      ...defaultSettings,
      pos: { ...defaultSettings.pos, locations: { 'gid://shopify/Location/1': '10', 'gid://shopify/Location/2': '20' } },
    };
    const value = read(
      readLocationForm(
        form({
          version: '1',
          stationId: '3',
          sourceLocationId: '',
          defaultLocationId: '5',
          employeeId: '',
          'locations[0].shopify': 'gid://shopify/Location/1',
          'locations[0].pos': '',
        }),
      ),
    );
    expect(settingsOfLocationForm(value, before).pos).toMatchObject({
      stationId: '3',
      sourceLocationId: null,
      defaultLocationId: '5',
      employeeId: null,
      locations: { 'gid://shopify/Location/2': '20' },
    });
  });
});

describe('the items form', () => {
  const list = (pairs: readonly (readonly [string, string])[]): FormData => {
    const data = new FormData();
    for (const [name, value] of pairs) data.append(name, value);
    return data;
  };
  const always = [
    ['version', '2'],
    ['unmatched', 'no-product'],
    ['defaultCustomer', ' 1001 '],
  ] as const;

  it('keeps the order in which ticked boxes stand', () => {
    const posted = [['matchFields', 'upc'], ['matchFields', 'barcode'], ['matchBy', 'phone'], ['matchBy', 'email']] as const;
    const settings = settingsOfItemForm(read(readItemForm(list([...always, ...posted]))), defaultSettings, '77');
    expect(settings.items).toEqual({ unmatched: 'no-product', matchFields: ['upc', 'barcode'] });
    expect(settings.customers).toEqual({ matchBy: ['phone', 'email'], defaultId: '77', defaultNumber: '1001' });
    expect(settings.pos).toEqual(defaultSettings.pos);
  });

  it('takes one tick for a list of one, and none for none', () => {
    const one = settingsOfItemForm(read(readItemForm(list([...always, ['matchFields', 'upc']]))), defaultSettings, null);
    expect(one.items.matchFields).toEqual(['upc']);
    expect(one.customers).toEqual({ matchBy: [], defaultId: null, defaultNumber: null });
  });
});

describe('the locations form of a POS whose registers belong to shops', () => {
  const known = <T>(value: T) => ({ kind: 'known' as const, value, readAt: 0 });
  const unread = { kind: 'unknown' as const, error: { kind: 'unauthorised' as const } };
  const facts = {
    connectingUser: known(null), locations: known([]), paymentTypes: known([]), customFields: known([]), products: known([]),
    stations: known([{ id: '1', name: 'Register', locationId: '10', active: true }]),
    employees: known([{ id: '5', name: 'Ana', active: true, why: null, onlyAt: '20' }, { id: '6', name: 'Ben', active: true, why: null }]),
  };
  const manifest = { stationAtLocation: true, assignedEmployee: 'required', words: { station: 'register', location: 'shop' } } as unknown as PosManifest;
  const faults = (pos: Partial<Settings['pos']>, more: Partial<PosFacts> = {}, of: PosManifest | null = manifest) =>
    locationFaults({ ...defaultSettings, pos: { ...defaultSettings.pos, stationId: '1', sourceLocationId: '10', employeeId: '6', ...pos } }, of, { ...facts, ...more });

  it('refuses a register of another shop, a person of another shop, and nobody', () => {
    expect(faults({})).toEqual({});
    expect(faults({ sourceLocationId: '20' })).toEqual({ stationId: ['register-elsewhere'] });
    expect(faults({ employeeId: '5' })).toEqual({ employeeId: ['employee-elsewhere'] });
    expect(faults({ employeeId: null })).toEqual({ employeeId: ['required'] });
  });

  it('asks for nothing that this POS does not mind, or that could not be read', () => {
    expect(faults({ sourceLocationId: '20', employeeId: null }, {}, { ...manifest, stationAtLocation: false, assignedEmployee: 'optional' })).toEqual({});
    expect(faults({ sourceLocationId: '20', employeeId: null }, { stations: unread, employees: unread })).toEqual({});
    expect(faults({ sourceLocationId: '20' }, {}, null)).toEqual({});
  });
});

describe('the connection form', () => {
  it('reads credentials by the manifest’s names', () => {
    const value = read(
      readConnectForm(
        form({
          intent: 'connect',
          kind: 'heartland',
          'credential.subdomain': ' demo ',
          'credential.token': 't',
          currency: 'USD',
          start: 'date',
          startDate: '2026-01-02',
        }),
      ),
    );
    expect(value).toMatchObject({
      kind: 'heartland',
      credential: { subdomain: 'demo', token: 't' },
      currency: 'USD',
      start: 'date',
      startDate: '2026-01-02',
    });
  });
});

describe('faults of the settings', () => {
  it('stand under the form’s field', () => {
    const fault = (path: string) => ({ path, code: 'x', expected: 'y' });
    expect(faultsByField([fault('pos.numberPrefix'), fault('payments.tolerance'), fault('download.allowTags.3')])).toEqual({
      numberPrefix: ['prefix'],
      tolerance: ['amount'],
      allowTags: ['other'],
    });
  });
});
