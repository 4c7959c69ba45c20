import type { SettingsVersion } from '~/domain/settings/settings';
import type { Instant } from '~/domain/time';
import type { TextKey } from '~/i18n/texts';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from '../read-stores';
import { presentFieldForm } from '../settings/field-form';
import { presentItemForm } from '../settings/item-form';
import { presentLocationForm } from '../settings/location-form';
import { presentOrderForm } from '../settings/order-form';
import { presentPaymentForm } from '../settings/payment-form';
import type { PosKinds } from '../settings/pos-manifest';
import type { Option } from '../settings/pos-lists';

/** A setting's value, without words of any language but those that somebody typed. */
export type ConfigurationValue =
  | { readonly kind: 'switch'; readonly on: boolean }
  | { readonly kind: 'text' | 'person'; readonly text: string }
  | { readonly kind: 'words'; readonly keys: readonly TextKey[] }
  | { readonly kind: 'moment'; readonly at: Instant }
  | { readonly kind: 'linked'; readonly text: string; readonly by: string; readonly at: Instant };

export interface ConfigurationRow {
  /** As the settings page calls it. */
  readonly label: TextKey;
  readonly params: Readonly<Record<string, string>>;
  /** Which of several of the same name: a SKU, a field. */
  readonly subject: string | null;
}

export type ConfigurationSection = 'orders' | 'items' | 'payments' | 'locations' | 'fields';
export interface Configuration {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: Instant;
  readonly sections: readonly { readonly section: ConfigurationSection; readonly rows: readonly (ConfigurationRow & { readonly value: ConfigurationValue })[] }[];
}

type Row = ConfigurationRow & { readonly value: ConfigurationValue };
const row = (label: TextKey, value: ConfigurationValue, { params = {}, subject = null }: Partial<ConfigurationRow> = {}): Row => ({ label, params, subject, value });
const on = (value: boolean): ConfigurationValue => ({ kind: 'switch', on: value });
const words = (...keys: readonly TextKey[]): ConfigurationValue => ({ kind: 'words', keys: keys.length > 0 ? keys : ['snapshot.configuration.none'] });
const text = (value: string | null | undefined, empty: TextKey = 'settings.form.unchosen', kind: 'text' | 'person' = 'text'): ConfigurationValue => (value ? { kind, text: value } : words(empty));
const person = (value: string | null, empty: TextKey): ConfigurationValue => text(value, empty, 'person');
const chosen = (options: readonly Option[] | null, id: string | null): string | null => options?.find((option) => option.value === id)?.name ?? id;

/** All settings of one version, read through the forms that change them: what is missing there is missing here, and nothing else is. */
export async function presentConfiguration(stores: ReadStores, installation: Installation, version: SettingsVersion, kinds: PosKinds): Promise<Configuration> {
  const [orders, items, payments, locations, fields] = await Promise.all([
    presentOrderForm(stores, installation, version, kinds),
    presentItemForm(stores, installation, version),
    presentPaymentForm(stores, installation, version),
    presentLocationForm(stores, installation, version, kinds, null),
    presentFieldForm(stores, installation, version),
  ]);
  return {
    version: version.version, savedBy: version.savedBy, savedAt: version.savedAt,
    sections: [
      { section: 'orders', rows: orderRows(orders, version) },
      { section: 'items', rows: itemRows(items) },
      { section: 'payments', rows: paymentRows(payments) },
      { section: 'locations', rows: locationRows(locations, version) },
      { section: 'fields', rows: fields.groups.flatMap(({ group, fields: some }) => some.map(({ name, value }) => row(`fieldSettings.group.${group}`, text(value, 'fieldSettings.empty'), { subject: name }))) },
    ],
  };
}

function orderRows({ download, numberPrefix, autoInvoice, taxes }: Awaited<ReturnType<typeof presentOrderForm>>, { settings }: SettingsVersion): readonly Row[] {
  const { startDate } = settings.download;
  return [
    ...(['orders', 'fulfilled', 'unfulfilled', 'archived'] as const).map((name) => row(`orderSettings.download.${name}.label`, on(download[name]))),
    // The form shows the day; "from now" is a moment of it.
    row('orderSettings.download.startDate.label', startDate === null ? words('settings.form.unchosen') : { kind: 'moment', at: startDate }),
    row('orderSettings.payment.moment.label', words(`orderSettings.payment.moment.${download.moment}`)),
    ...(['partiallyPaid', 'paidWithoutTransactions', 'pendingManual'] as const).map((name) => row(`orderSettings.payment.${name}.label`, on(download[name]))),
    ...(['testOrders', 'shopifyPos'] as const).map((name) => row(`orderSettings.kinds.${name}.label`, on(download[name]))),
    ...(['allowTags', 'ignoreTags'] as const).map((name) => row(`orderSettings.kinds.${name}.label`, text(download[name], 'snapshot.configuration.none'))),
    row('orderSettings.pos.numberPrefix.label', text(numberPrefix, 'snapshot.configuration.none')),
    row('orderSettings.pos.autoInvoice.label', on(autoInvoice)),
    row('orderSettings.pos.taxes.label', words(`orderSettings.pos.taxes.${taxes}.label`)),
  ];
}

const itemRows = ({ unmatched, matchFields, matchBy, defaultCustomer, links }: Awaited<ReturnType<typeof presentItemForm>>): readonly Row[] => [
  row('items.settings.match.label', text(matchFields.fields.filter((field) => field.ticked).map((field) => field.name).join(', '), 'snapshot.configuration.none')),
  row('items.settings.unmatched.label', words(`items.settings.unmatched.${unmatched}.label`)),
  row('items.settings.customers.matchBy', words(...matchBy.filter((way) => way.ticked).map(({ value }) => `items.settings.customers.${value}` as const))),
  row('items.settings.customers.default.label', person(defaultCustomer, 'settings.form.unchosen')),
  ...links.map(({ sku, label, by, at }) => row('items.settings.links.heading', { kind: 'linked', text: label, by, at }, { subject: sku })),
];

const paymentRows = ({ types, defaultTypeId, tolerance, gateways, currency }: Awaited<ReturnType<typeof presentPaymentForm>>): readonly Row[] => [
  row('posSettings.payments.defaults.label', text(chosen(types, defaultTypeId))),
  row('posSettings.payments.tolerance.label', text(tolerance), { params: { currency } }),
  ...gateways.map(({ gateway, typeId }) => row('posSettings.payments.gateways.label', text(chosen(types, typeId), 'settings.form.notMapped'), { params: { gateway } })),
];

function locationRows({ words: names, stations, posLocations, employees, ...view }: Awaited<ReturnType<typeof presentLocationForm>>, { settings }: SettingsVersion): readonly Row[] {
  return [
    row(`posSettings.locations.entry.stationId.${names.station}.label`, text(chosen(stations, view.stationId))),
    row(`posSettings.locations.entry.sourceLocationId.${names.location}.label`, text(chosen(posLocations, view.sourceLocationId))),
    row(`posSettings.locations.ship.defaultLocationId.${names.location}`, text(chosen(posLocations, view.defaultLocationId))),
    // Shopify is not asked for the sake of a look: its locations go by their number.
    ...Object.entries(settings.pos.locations).map(([location, posId]) => row(`posSettings.locations.ship.mapped.${names.location}`, text(chosen(posLocations, posId)), { params: { location: location.slice(location.lastIndexOf('/') + 1) } })),
    row('posSettings.locations.people.employeeId.label', person(chosen(employees, view.employeeId), 'posSettings.locations.people.employeeId.none')),
  ];
}

export type ConfigurationChange = ConfigurationRow & { readonly then: ConfigurationValue | null; readonly now: ConfigurationValue | null };

/** What stands otherwise today than it did then. */
export function changesBetween(then: Configuration, now: Configuration): readonly ConfigurationChange[] {
  const rowsOf = (configuration: Configuration): ReadonlyMap<string, Row> => new Map(configuration.sections.flatMap(({ rows }) => rows).map((one) => [JSON.stringify([one.label, one.params, one.subject]), one]));
  const [before, after] = [rowsOf(then), rowsOf(now)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const known = is ?? was;
    if (!known || JSON.stringify(was?.value) === JSON.stringify(is?.value)) return [];
    return [{ label: known.label, params: known.params, subject: known.subject, then: was?.value ?? null, now: is?.value ?? null }];
  });
}
