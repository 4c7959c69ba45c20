import { randomInt } from 'node:crypto';
import type { Installation as Row, SettingsVersion as VersionRow } from '@prisma/client';
import type { Db } from '~/db.server';
import { parseSettings } from '~/domain/settings/settings-schema';
import { defaultSettings, type SettingsVersion } from '~/domain/settings/settings';
import type { Installation, InstallationStore } from '~/ports/installation-store';
import { at, atOrNull, json, parsed, wide } from './shared';

/** Crockford's letters: none can be mistaken for another when read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newId = (): string => `TB-${Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;

const asInstallation = (row: Row): Installation => ({
  id: row.id, shop: row.shop, currency: row.currency, timeZone: row.timeZone,
  scopes: row.scopes === '' ? [] : row.scopes.split(','), installedAt: at(row.installedAt), uninstalledAt: atOrNull(row.uninstalledAt),
});

/** Saved by an older version, settings gain the defaults of what is new. */
function asVersion(row: VersionRow): SettingsVersion {
  const settings = parseSettings(parsed(row.data));
  if (!settings.ok) throw new Error(`settings version ${row.version} cannot be read: ${settings.error.map((fault) => fault.path).join(', ')}`);
  return { version: row.version, settings: settings.value, savedBy: row.savedBy, savedAt: at(row.savedAt) };
}

export const prismaInstallationStore = (db: Db): InstallationStore => ({
  async install(shop, now) {
    return db.$transaction(async (tx) => {
      // Two pages may open at once, in two processes: whoever comes second waits here and finds what the first made.
      const made = await tx.$executeRaw`INSERT INTO "Installation" ("id", "shop", "installedAt") VALUES (${newId()}, ${shop}, ${wide(now)}) ON CONFLICT ("shop") DO NOTHING`;
      const row = await tx.installation.findUniqueOrThrow({ where: { shop } });
      if (made === 1) await tx.settingsVersion.create({ data: { installationId: row.id, version: 1, data: json(defaultSettings), savedBy: 'Tillbridge', savedAt: wide(now) } });
      return asInstallation(made === 1 ? row : await tx.installation.update({ where: { shop }, data: { uninstalledAt: null, installedAt: wide(now) } }));
    });
  },

  async update(id, patch) {
    const { scopes, ...plain } = patch;
    await db.installation.update({
      where: { id },
      data: { ...plain, ...(scopes === undefined ? {} : { scopes: scopes.join(',') }) },
    });
  },

  async uninstall({ id, installedAt }, now) {
    return db.$transaction(async (tx) => {
      const { count } = await tx.installation.updateMany({ where: { id, installedAt: wide(installedAt) }, data: { uninstalledAt: wide(now) } });
      // Otherwise they would be alive again after a reinstall.
      if (count === 1) await tx.supportLink.updateMany({ where: { installationId: id, revokedAt: null, endsAt: { gt: wide(now) } }, data: { revokedBy: 'Tillbridge', revokedAt: wide(now) } });
      return count === 1;
    });
  },

  async throttledUntil(shop) {
    const [row] = await db.$queryRaw<{ until: bigint | number | null }[]>`SELECT "throttledUntil" AS "until" FROM "Installation" WHERE "shop" = ${shop}`;
    return atOrNull(row?.until ?? null);
  },

  async throttle(shop, until) {
    await db.$executeRaw`UPDATE "Installation" SET "throttledUntil" = ${wide(until)} WHERE "shop" = ${shop} AND ("throttledUntil" IS NULL OR "throttledUntil" < ${wide(until)})`;
  },

  async byShop(shop) {
    const row = await db.installation.findUnique({ where: { shop } });
    return row && asInstallation(row);
  },

  async byId(id) {
    const row = await db.installation.findUnique({ where: { id } });
    return row && asInstallation(row);
  },

  async all() {
    return (await db.installation.findMany({ orderBy: { id: 'asc' } })).map(asInstallation);
  },

  async settings(installationId) {
    return asVersion(await db.settingsVersion.findFirstOrThrow({ where: { installationId }, orderBy: { version: 'desc' } }));
  },

  async settingsAt(installationId, version) {
    const row = await db.settingsVersion.findUnique({ where: { installationId_version: { installationId, version } } });
    return row && asVersion(row);
  },

  async history(installationId) {
    return (await db.settingsVersion.findMany({ where: { installationId }, orderBy: { version: 'desc' } })).map(asVersion);
  },

  async saveSettings(installationId, expectedVersion, settings, by, now) {
    // The primary key decides between two who save at once: only one can write the next version.
    const version = expectedVersion + 1;
    const written = await db.$executeRaw`
      INSERT INTO "SettingsVersion" ("installationId", "version", "data", "savedBy", "savedAt")
      SELECT ${installationId}, CAST(${version} AS INTEGER), ${json(settings)}, ${by}, CAST(${wide(now)} AS BIGINT)
      WHERE (SELECT MAX("version") FROM "SettingsVersion" WHERE "installationId" = ${installationId}) = ${expectedVersion}
      ON CONFLICT DO NOTHING`;
    return written === 1 ? { version, settings, savedBy: by, savedAt: now } : 'conflict';
  },
});
