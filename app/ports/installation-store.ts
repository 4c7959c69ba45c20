import type { Instant } from '~/domain/time';
import type { SettingsVersion, Settings } from '~/domain/settings/settings';

export interface Installation {
  /** Shown on every screen, log line and export. */
  readonly id: string;
  readonly shop: string;
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly scopes: readonly string[];
  readonly installedAt: Instant;
  readonly uninstalledAt: Instant | null;
}

export interface InstallationStore {
  /** Creates or revives the shop's installation; the id survives uninstalling, `installedAt` is that of the revival. */
  install(shop: string, at: Instant): Promise<Installation>;
  update(id: string, patch: Partial<Pick<Installation, 'currency' | 'timeZone' | 'scopes' | 'uninstalledAt'>>): Promise<void>;
  /** Until when Shopify's bucket of this shop is empty, for whichever process asks. Null where nothing is known of the shop. */
  throttledUntil(shop: string): Promise<Instant | null>;
  /** The later of two moments stands. */
  throttle(shop: string, until: Instant): Promise<void>;
  byShop(shop: string): Promise<Installation | null>;
  byId(id: string): Promise<Installation | null>;
  all(): Promise<readonly Installation[]>;
  settings(installationId: string): Promise<SettingsVersion>;
  settingsAt(installationId: string, version: number): Promise<SettingsVersion | null>;
  history(installationId: string): Promise<readonly SettingsVersion[]>;
  /** Refuses when `expectedVersion` is not the newest: two people edited at once. */
  saveSettings(installationId: string, expectedVersion: number, settings: Settings, by: string, at: Instant): Promise<SettingsVersion | 'conflict'>;
}
