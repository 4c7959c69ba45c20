import { parseSettings } from '~/domain/settings/settings-schema';
import { defaultSettings, type Settings, type SettingsVersion } from '~/domain/settings/settings';
import type { Instant } from '~/domain/time';
import type { Installation, InstallationStore } from '~/ports/installation-store';
import type { Memory } from './memory';
import { byText, found, keep, moment, named, promised } from './shared';

/** Looks as the other drivers' ids do: ten of Crockford's letters. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function installationId(memory: Memory): string {
  memory.lastId += 1;
  return `TB-${Array.from({ length: 10 }, (_, place) => alphabet[Math.floor(memory.lastId / 32 ** (9 - place)) % 32]).join('')}`;
}

const defaults = keep(defaultSettings);
const versionOf = (version: number, settings: Settings, savedBy: string, savedAt: Instant): SettingsVersion => Object.freeze({ version, settings, savedBy, savedAt: moment(savedAt) });

/** Settings are read through their schema, as those saved by an older version are. What is kept never changes, so once is enough. */
const readable = new WeakMap<Settings, Settings>();
function read(version: SettingsVersion): SettingsVersion {
  const known = readable.get(version.settings);
  if (known) return { ...version, settings: known };
  const parsed = parseSettings(version.settings);
  if (!parsed.ok) throw new Error(`settings version ${version.version} cannot be read: ${parsed.error.map((fault) => fault.path).join(', ')}`);
  const settings = keep(parsed.value);
  readable.set(version.settings, settings);
  return { ...version, settings };
}

export const memoryInstallationStore = (memory: Memory): InstallationStore => promised<InstallationStore>({
  install(shop, now) {
    const known = memory.installations.get(memory.shops.get(shop) ?? '');
    const installation: Installation = known
      ? { ...known, uninstalledAt: null, installedAt: moment(now) }
      : { id: installationId(memory), shop, currency: null, timeZone: null, scopes: [], installedAt: moment(now), uninstalledAt: null };
    memory.installations.set(installation.id, keep(installation));
    memory.shops.set(shop, installation.id);
    if (!known) memory.settings.set(installation.id, [versionOf(1, defaults, 'Tillbridge', now)]);
    return keep(installation);
  },

  update(id, patch) {
    const installation = found(memory.installations.get(id), `installation ${id}`);
    memory.installations.set(id, keep({ ...installation, ...named(patch) }));
  },

  uninstall({ id, installedAt }, now) {
    const installation = memory.installations.get(id);
    if (installation?.installedAt !== installedAt) return false;
    memory.installations.set(id, keep({ ...installation, uninstalledAt: moment(now) }));
    for (const link of memory.supportLinks.values()) {
      if (link.installationId === id && link.revokedAt === null && link.endsAt > moment(now)) memory.supportLinks.set(link.id, keep({ ...link, revokedBy: 'Tillbridge', revokedAt: moment(now) }));
    }
    return true;
  },

  throttledUntil: (shop) => memory.throttles.get(shop) ?? null,

  throttle(shop, until) {
    if (memory.shops.has(shop)) memory.throttles.set(shop, Math.max(moment(until), memory.throttles.get(shop) ?? 0));
  },

  byShop: (shop) => memory.installations.get(memory.shops.get(shop) ?? '') ?? null,
  byId: (id) => memory.installations.get(id) ?? null,
  all: () => [...memory.installations.values()].sort((a, b) => byText(a.id, b.id)),

  settings: (id) => read(found(memory.settings.get(id)?.at(-1), `installation ${id}`)),

  settingsAt(id, version) {
    const known = memory.settings.get(id)?.find((one) => one.version === version);
    return known ? read(known) : null;
  },

  history: (id) => (memory.settings.get(id) ?? []).map(read).reverse(),

  saveSettings(id, expectedVersion, settings, by, now) {
    const versions = memory.settings.get(id);
    if (versions?.at(-1)?.version !== expectedVersion) return 'conflict';
    const version = expectedVersion + 1;
    versions.push(versionOf(version, keep(settings), by, now));
    return { version, settings, savedBy: by, savedAt: now };
  },
});
