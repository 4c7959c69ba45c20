import type { SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from '../read-stores';
import { manifestOf, plainWords, type PosKinds } from './pos-manifest';

/** Each settings page with the state it is in. */
export async function presentHub(
  stores: ReadStores,
  installation: Installation,
  { version, settings, savedBy, savedAt }: SettingsVersion,
  kinds: PosKinds,
) {
  const connection = await stores.connections.current(installation.id);
  const manifest = await manifestOf(stores, installation, kinds);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const { download, pos, payments, items } = settings;
  const types = facts?.paymentTypes.kind === 'known' ? facts.paymentTypes.value : [];
  return {
    connection:
      connection && connection.state !== 'disconnected'
        ? { pos: manifest?.name ?? connection.account.kind, account: connection.account.account }
        : null,
    startDate: download.startDate,
    off: (['orders', 'fulfilled', 'unfulfilled', 'archived'] as const).filter((name) => !download[name]),
    payments:
      payments.defaultTypeId === null
        ? null
        : {
            mapped: Object.keys(payments.gateways).length,
            type: types.find((type) => type.id === payments.defaultTypeId)?.name ?? payments.defaultTypeId,
          },
    station: (manifest?.words ?? plainWords).station,
    locations: pos.stationId === null ? null : { mapped: Object.keys(pos.locations).length },
    unmatched: items.unmatched,
    fields: Object.values(settings.fieldDefaults).reduce((sum, values) => sum + Object.keys(values).length, 0),
    saved: version > 0 ? { version, by: savedBy, at: savedAt } : null,
  };
}
