import type { SettingsVersion } from '~/domain/settings/settings';
import type { InstallationStore } from '~/ports/installation-store';

interface Readers {
  readonly stores: { readonly installations: Pick<InstallationStore, 'settingsAt'> };
}

export async function settingsOf(deps: Readers, installationId: string, version: number | null): Promise<SettingsVersion | null> {
  return version === null ? null : deps.stores.installations.settingsAt(installationId, version);
}
