import { z } from 'zod';
import type { Fact, PosCustomField } from '~/domain/checks/pos-facts';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from '../read-stores';
import { readForm, release, text, version } from './form-reading';

const customerWays = ['email', 'phone'] as const;
const schema = z.object({
  version,
  release,
  unmatched: z.enum(['block', 'no-product']),
  matchFields: z.array(z.string()).default([]),
  matchBy: z.array(z.enum(customerWays)).default([]),
  defaultCustomer: text,
});
export type ItemForm = z.output<typeof schema>;

export const readItemForm = (form: FormData) => readForm(form, schema);

/** As the merchant sees it; settings of before the number was kept show the id. */
export const shownCustomer = ({ customers }: Settings): string => customers.defaultNumber ?? customers.defaultId ?? '';

/** `defaultId`: whom the POS has under the number that stands in the form. */
export function settingsOfItemForm(value: ItemForm, before: Settings, defaultId: string | null): Settings {
  const { unmatched, matchFields, matchBy, defaultCustomer } = value;
  return {
    ...before,
    items: { unmatched, matchFields: [...new Set(matchFields)] },
    customers: { matchBy, defaultId, defaultNumber: defaultId === null ? null : defaultCustomer },
  };
}

export async function presentItemForm(
  stores: ReadStores,
  installation: Installation,
  { version: current, settings }: SettingsVersion,
) {
  const connection = await stores.connections.current(installation.id);
  const account = connection?.account.id ?? null;
  const [facts, links, products] = await Promise.all([
    account === null ? null : stores.connections.facts(account),
    account === null ? [] : stores.records.links(account, 'item'),
    account === null ? [] : stores.records.links(account, 'product'),
  ]);
  const { items, customers } = settings;
  return {
    version: current,
    connected: connection !== null && connection.state !== 'disconnected',
    unmatched: items.unmatched,
    matchFields: fieldsInOrder(facts?.customFields, items.matchFields),
    matchBy: [...customers.matchBy, ...customerWays.filter((way) => !customers.matchBy.includes(way))].map((way) => ({
      value: way,
      ticked: customers.matchBy.includes(way),
    })),
    defaultCustomer: shownCustomer(settings),
    links: [
      ...products.map(({ key, label, by, at }) => ({ sku: requiredProducts[key as RequiredProduct], product: key, label, by, at })),
      ...links.map(({ key, label, by, at }) => ({ sku: key, product: null, label, by, at })),
    ],
  };
}

/** The chosen ones in their order, also those that the POS no longer has, then the others. Where the POS did not list its fields, the chosen ones alone. */
function fieldsInOrder(fact: Fact<readonly PosCustomField[]> | undefined, chosen: readonly string[]) {
  if (fact?.kind !== 'known') return { listed: false, fields: chosen.map((key) => ({ value: key, name: key, gone: false, ticked: true })) };
  const listed = new Map(fact.value.filter((field) => field.group === 'item').map((field) => [field.key, field.name]));
  const keys = [...chosen, ...[...listed.keys()].filter((key) => !chosen.includes(key))];
  return {
    listed: true,
    fields: keys.map((key) => ({
      value: key,
      name: listed.get(key) ?? key,
      gone: !listed.has(key),
      ticked: chosen.includes(key),
    })),
  };
}
