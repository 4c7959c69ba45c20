import type { Settings } from '~/domain/settings/settings';
import type { Deps } from '~/pipeline/deps';
import { settingsOfFieldForm, type FieldForm } from '~/presenters/settings/field-form';

/** Held against the fields as they were read last: what a list has lost since is told by the check. */
export async function layFields(deps: Deps, installationId: string, value: FieldForm, before: Settings) {
  const connection = await deps.stores.connections.current(installationId);
  const facts = connection && (await deps.stores.connections.facts(connection.account.id));
  return settingsOfFieldForm(value, before, facts?.customFields.kind === 'known' ? facts.customFields.value : []);
}
