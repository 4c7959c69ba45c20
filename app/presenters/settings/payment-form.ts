import { z } from 'zod';
import type { Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from '../read-stores';
import { choice, readForm, release, text, version } from './form-reading';
import { optionsOf } from './pos-lists';

const schema = z.object({
  version,
  release,
  defaultTypeId: choice,
  tolerance: text,
  gateways: z.array(z.object({ gateway: z.string().trim().max(255, 'too-long'), typeId: choice })).default([]),
});

export const readPaymentForm = (form: FormData) => readForm(form, schema);

export function settingsOfPaymentForm(value: z.output<typeof schema>, before: Settings): Settings {
  const gateways = value.gateways.flatMap(({ gateway, typeId }): [string, string][] =>
    gateway !== '' && typeId !== null ? [[gateway, typeId]] : [],
  );
  return {
    ...before,
    payments: {
      defaultTypeId: value.defaultTypeId,
      tolerance: value.tolerance === '' ? '0' : value.tolerance.replace(',', '.'),
      gateways: Object.fromEntries(gateways),
    },
  };
}

/** Orders whose payments are looked through for the gateways that this shop uses. */
const looksAt = 25;

export async function presentPaymentForm(
  stores: ReadStores,
  installation: Installation,
  { version: current, settings }: SettingsVersion,
) {
  const connection = await stores.connections.current(installation.id);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const { payments } = settings;
  const seen = await gatewaysSeen(stores, installation.id);
  const gateways = [...new Set([...Object.keys(payments.gateways), ...seen])].sort();
  return {
    version: current,
    connected: connection !== null && connection.state !== 'disconnected',
    currency: installation.currency ?? '',
    types: optionsOf(facts?.paymentTypes, [payments.defaultTypeId, ...Object.values(payments.gateways)]),
    defaultTypeId: payments.defaultTypeId,
    tolerance: payments.tolerance,
    gateways: gateways.map((gateway) => ({ gateway, typeId: payments.gateways[gateway] ?? null })),
  };
}

async function gatewaysSeen(stores: ReadStores, installationId: string): Promise<readonly string[]> {
  const { rows } = await stores.orders.list({ installationId, statuses: ['in_pos', 'partly', 'pending_pos'], limit: looksAt });
  const documents = await Promise.all(rows.map((row) => stores.journal.documents(row.key)));
  return documents
    .flat()
    .flatMap((one) => one.document.tenders.map((tender) => tender.gateway))
    .filter(Boolean);
}
