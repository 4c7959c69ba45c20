import { beforeAll, describe, expect, it } from 'vitest';
import { openTill, type Till } from '../../../tests/support/till';
import { defaultSettings, type Settings } from '~/domain/settings/settings';
import { changesBetween, presentConfiguration } from './configuration';

let till: Till;
beforeAll(async () => {
  till = await openTill();
  await till.connect();
});

const shown = (settings: Settings, version = 3) => presentConfiguration(till.stores, till.installation, { version, settings, savedBy: 'user 7', savedAt: till.clock.now() }, till.deps.pos);

/** Every setting, changed to something else; a new one fails the test below until it stands here. */
const changed: { readonly [S in keyof Settings]: { readonly [K in keyof Settings[S]]-?: Settings[S][K] } } = {
  download: {
    orders: false, fulfilled: false, unfulfilled: false, archived: false, startDate: 1_000_000_000_000, moment: 'placed', partiallyPaid: true, paidWithoutTransactions: true, pendingManual: true, testOrders: true, shopifyPos: false,
    allowTags: ['gift'], ignoreTags: ['wholesale'],
  },
  pos: { numberPrefix: 'W-', stationId: '4711', sourceLocationId: '4712', defaultLocationId: '4713', locations: { 'gid://shopify/Location/9': '4714' }, employeeId: '4715', autoInvoice: false, taxes: 'computed' },
  payments: { defaultTypeId: '4716', gateways: { paypal: '4717' }, tolerance: '0.05' },
  items: { unmatched: 'no-product', matchFields: ['upc'] },
  customers: { matchBy: ['phone'], defaultId: '4718', defaultNumber: 'C-1' },
  fieldDefaults: { item: { note: 'x' }, customer: {}, transaction: { gift: 'none' }, line: {} },
};
/** They stand behind another one: the number that a merchant knows the customer by, and groups without any field. */
const behind = ['customers.defaultId', 'fieldDefaults.customer', 'fieldDefaults.line'];
const each = Object.entries(changed).flatMap(([section, values]) => Object.entries(values).map(([name, value]) => ({ section, name, value: value as unknown }))).filter(({ section, name }) => !behind.includes(`${section}.${name}`));

describe('the configuration under a support link', () => {
  it.each(each)('[C3] shows $section.$name, and tells when it has changed since', async ({ section, name, value }) => {
    const before = await shown(defaultSettings);
    const after = await shown({ ...defaultSettings, [section]: { ...defaultSettings[section as keyof Settings], [name]: value } }, 4);
    const changes = changesBetween(before, after);
    expect(changes.length).toBe(1);
    expect(changesBetween(after, before).map((change) => [change.then, change.now])).toEqual(changes.map((change) => [change.now, change.then]));
  });

  it('knows every setting that there is', () => {
    const names = (settings: object): string[] => Object.entries(settings).flatMap(([section, values]) => Object.keys(values as object).map((name) => `${section}.${name}`)).sort();
    expect(names({ ...changed, fieldDefaults: {} })).toEqual(names(defaultSettings));
  });

  it('holds no secret', async () => {
    const connection = await till.stores.connections.current(till.installation.id);
    expect(JSON.stringify(await shown(defaultSettings))).not.toMatch(/sandbox-token-demo|sealed/);
    expect(connection?.sealedCredentials).toBeTruthy();
  });

  it('tells no change where none is', async () => {
    expect(changesBetween(await shown(defaultSettings), await shown(defaultSettings))).toEqual([]);
  });
});
