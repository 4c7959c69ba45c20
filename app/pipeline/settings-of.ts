import type { SettingsVersion } from '~/domain/settings/settings';
import type { Deps } from './deps';

export async function settingsOf(deps: Deps, installationId: string, version: number | null): Promise<SettingsVersion | null> {
  return version === null ? null : deps.stores.installations.settingsAt(installationId, version);
}
