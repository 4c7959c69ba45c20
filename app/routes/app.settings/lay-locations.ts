import type { Settings } from '~/domain/settings/settings';
import type { Deps } from '~/pipeline/deps';
import { readPerson } from '~/pipeline/fix-employee';
import { settingsOfLocationForm, type LocationForm } from '~/presenters/settings/location-form';

/** The locations form over the settings. Who is credited has to be active in the POS at this moment; where it does not answer, what is known of the person counts. */
export async function layLocations(deps: Deps, installationId: string, value: LocationForm, before: Settings) {
  const { employeeId } = value;
  const person = employeeId === null ? null : await readPerson(deps, installationId, employeeId);
  if (person && (person === 'gone' || !person.active)) return { faults: { employeeId: [person === 'gone' ? 'employee-gone' : 'employee-archived'] } };
  return settingsOfLocationForm(value, before);
}
