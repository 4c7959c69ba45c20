import { z } from 'zod';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { Credentials, PosManifest } from '~/ports/pos-gateway';
import { startOfDay, zoneOr } from '../calendar';
import type { ReadStores } from '../read-stores';
import { readForm, text, checkbox } from './form-reading';

const schema = z.object({
  kind: z.string().min(1, 'required'),
  credential: z.record(z.string(), z.string().trim().max(4_000, 'too-long').default('')).default({}),
  currency: text,
  start: z.enum(['now', 'date', 'keep']).default('now'),
  startDate: text,
});

export const readConnectForm = (form: FormData) => readForm(form, schema);
export const readDisconnectForm = (form: FormData) => readForm(form, z.object({ confirm: checkbox }));

export interface ConnectWish {
  readonly credentials: Credentials;
  readonly currency: string;
  /** Null keeps what is set, else from now. */
  readonly startDate: Instant | null;
}

/** The form as a wish to connect, or the fields that keep it from being one. */
export function wishOf(
  value: z.output<typeof schema>,
  manifest: PosManifest,
  installation: Installation,
  now: Instant,
): ConnectWish | { readonly faults: Record<string, string[]> } {
  const faults: Record<string, string[]> = {};
  for (const { name } of manifest.credentials) if (!value.credential[name]) faults[`credential.${name}`] = ['required'];
  const day = value.start === 'date' ? startOfDay(value.startDate, zoneOr(installation.timeZone)) : null;
  if (value.start === 'date' && day === null) faults.startDate = [value.startDate === '' ? 'required' : 'date'];
  if (installation.currency === null || (!manifest.tellsCurrency && value.currency !== installation.currency))
    faults.currency = ['currency-confirm'];
  if (Object.keys(faults).length > 0 || installation.currency === null) return { faults };
  return { credentials: value.credential, currency: installation.currency, startDate: value.start === 'now' ? now : day };
}

/** Is my POS linked, with what rights, by whom? Secrets are never part of it. */
export async function presentConnection(
  stores: ReadStores,
  installation: Installation,
  { settings }: SettingsVersion,
  kinds: readonly PosManifest[],
  now: Instant,
) {
  const [connection, backlog] = await Promise.all([
    stores.connections.current(installation.id),
    stores.work.backlog(installation.id, now, 'order'),
  ]);
  const manifest = kinds.find((one) => one.kind === connection?.account.kind) ?? kinds[0];
  return {
    now,
    currency: installation.currency,
    startDate: settings.download.startDate,
    pos: manifest
      ? { kind: manifest.kind, name: manifest.name, tellsCurrency: manifest.tellsCurrency, credentials: manifest.credentials }
      : null,
    connection: connection && {
      state: connection.state,
      account: connection.account.account,
      userName: connection.userName,
      connectedBy: connection.connectedBy,
      connectedAt: connection.connectedAt,
      currency: connection.account.currency,
      lastSuccessAt: connection.lastSuccessAt,
      lastAnswerMs: connection.lastAnswerMs,
    },
    /** Orders under way: what disconnecting would hold up. */
    waiting: backlog.due + backlog.planned,
  };
}
