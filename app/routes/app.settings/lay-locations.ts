import type { Settings } from '~/domain/settings/settings';
import type { Deps } from '~/pipeline/deps';
import { readPerson } from '~/pipeline/fix-employee';
import type { Installation } from '~/ports/installation-store';
import { layLocations, type LocationForm } from '~/presenters/settings/location-form';

/** Who is credited has to be active in the POS at this moment; where it does not answer, what is known of the person counts. */
export async function layLocationsNow(deps: Deps, installation: Installation, value: LocationForm, before: Settings) {
  const { employeeId } = value;
  const person = employeeId === null ? null : await readPerson(deps, installation.id, employeeId);
  if (person && (person === 'gone' || !person.active)) return { faults: { employeeId: [person === 'gone' ? 'employee-gone' : 'employee-archived'] } };
  return layLocations(deps.stores, installation, deps.pos, value, before);
}
