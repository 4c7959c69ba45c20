import { z } from 'zod';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { PosManifest, PosRegistry } from '~/ports/pos-gateway';
import { startOfDay, zoneOr } from '../calendar';
import type { ReadStores } from '../read-stores';
import { readForm, text, checkbox } from './form-reading';

const schema = z.object({
  kind: z.string().min(1, 'required'),
  credential: z.record(z.string(), z.string().trim().max(4_000, 'too-long').default('')).default({}),
  /** The sign-in that was granted, in place of what is typed. */
  signIn: z.string().max(100, 'too-long').default(''),
  currency: text,
  start: z.enum(['now', 'date', 'keep']).default('now'),
  startDate: text,
});
export type ConnectForm = z.output<typeof schema>;

export const readConnectForm = (form: FormData) => readForm(form, schema);
export const readDisconnectForm = (form: FormData) => readForm(form, z.object({ confirm: checkbox }));

type Faults = Readonly<Record<string, string[]>>;

export interface ConnectWish {
  readonly currency: string;
  /** Null keeps what is set, else from now. */
  readonly startDate: Instant | null;
}

/** Fields of the access itself that were left empty. */
export const emptyFields = (value: ConnectForm, { connecting }: PosManifest): Faults =>
  Object.fromEntries(connecting.fields.filter(({ name }) => !value.credential[name]).map(({ name }) => [`credential.${name}`, ['required']]));

/** The form as a wish to connect, or the fields that keep it from being one. */
export function wishOf(value: ConnectForm, manifest: PosManifest, installation: Installation, now: Instant): ConnectWish | { readonly faults: Faults } {
  const faults: Record<string, string[]> = {};
  const day = value.start === 'date' ? startOfDay(value.startDate, zoneOr(installation.timeZone)) : null;
  if (value.start === 'date' && day === null) faults.startDate = [value.startDate === '' ? 'required' : 'date'];
  if (installation.currency === null || (!manifest.tellsCurrency && value.currency !== installation.currency))
    faults.currency = ['currency-confirm'];
  if (Object.keys(faults).length > 0 || installation.currency === null) return { faults };
  return { currency: installation.currency, startDate: value.start === 'now' ? now : day };
}

const choiceOf = ({ kind, name, tellsCurrency, connecting }: PosManifest) => ({
  kind,
  name,
  tellsCurrency,
  by: connecting.by,
  fields: connecting.fields,
  prerequisites: connecting.prerequisites.map(({ code, text }) => ({ code, text })),
});

/** A sign-in that came back: granted and waiting to be used, or why it came to nothing. */
export type SignInState = { readonly kind: string; readonly id: string } | { readonly kind: string; readonly failed: 'refused' | 'unreachable' | 'too-late' };

export interface ConnectionSight {
  readonly pos: Pick<PosRegistry, 'kinds' | 'offered'>;
  readonly signIn: SignInState | null;
  readonly now: Instant;
}

/** Is my POS linked, with what rights, by whom? Secrets are never part of it. */
export async function presentConnection(stores: ReadStores, installation: Installation, { settings }: SettingsVersion, { pos, signIn, now }: ConnectionSight) {
  const [connection, backlog] = await Promise.all([
    stores.connections.current(installation.id),
    stores.work.backlog(installation.id, now, 'order'),
  ]);
  const own = pos.kinds().find((one) => one.kind === connection?.account.kind);
  const linked = connection !== null && connection.state !== 'disconnected';
  const offered = pos.offered();
  return {
    now,
    currency: installation.currency,
    startDate: settings.download.startDate,
    /** The connected one alone; else those to choose from. */
    choices: (linked ? offered.filter((one) => one === own) : offered).map(choiceOf),
    /** What was connected before, or is being signed in to, is proposed. */
    chosen: signIn?.kind ?? own?.kind ?? null,
    signIn,
    connection: connection && {
      state: connection.state,
      pos: own?.name ?? connection.account.kind,
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
