import type { Settings } from '~/domain/settings/settings';
import type { Deps } from '~/pipeline/deps';
import { findCustomer } from '~/pipeline/find-customer';
import { settingsOfItemForm, shownCustomer, type ItemForm } from '~/presenters/settings/item-form';

/** The items form over the settings. A new default customer is asked for in the POS; one that stood there before is not, so that a silent POS stops nothing else. */
export async function layItems(deps: Deps, installationId: string, value: ItemForm, before: Settings) {
  const number = value.defaultCustomer;
  if (number === '') return settingsOfItemForm(value, before, null);
  if (number === shownCustomer(before)) return settingsOfItemForm(value, before, before.customers.defaultId);
  const found = await findCustomer(deps, installationId, number);
  return found.kind === 'found'
    ? settingsOfItemForm(value, before, found.id)
    : { faults: { defaultCustomer: [`customer-${found.reason}`] } };
}
