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
  /** Creates or revives the shop's installation; the id survives uninstalling. `installedAt` is the last time that Shopify let the app in: news of an uninstall before it is stale. */
  install(shop: string, at: Instant): Promise<Installation>;
  update(id: string, patch: Partial<Pick<Installation, 'currency' | 'timeZone' | 'scopes'>>): Promise<void>;
  /** False where the app was let in again since it was read: then the news is of an earlier time. Its support links are revoked with it. */
  uninstall(read: Pick<Installation, 'id' | 'installedAt'>, at: Instant): Promise<boolean>;
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
