import { parseSettings } from '~/domain/settings/settings-schema';
import type { Settings } from '~/domain/settings/settings';
import type { Deps } from '~/pipeline/deps';
import { previewSettings } from '~/pipeline/preview-settings';
import { zoneOr } from '~/presenters/calendar';
import { fieldsOf, type readOrderForm, settingsOfOrderForm } from '~/presenters/settings/order-form';
import type { Installation } from '~/ports/installation-store';

/** The posted order settings, tried and not saved. Null = a field has to be put right first; saving says which. */
export async function previewForm(deps: Deps, installation: Installation, reading: ReturnType<typeof readOrderForm>) {
  if (reading.kind === 'faults') return null;
  const zone = zoneOr(installation.timeZone);
  const { settings: before } = await deps.stores.installations.settings(installation.id);
  const after = settingsOfOrderForm(reading.value, before, zone);
  return after && parseSettings(after).ok ? tried(deps, installation, before, after, zone) : null;
}

const tried = async (deps: Deps, installation: Installation, before: Settings, after: Settings, zone: string) => ({
  effect: await previewSettings(deps.stores, installation.id, { before, after }, deps.clock.now()),
  /** The fields that it was counted for. */
  fields: fieldsOf(after, zone),
});
