import type { PrerequisiteRow } from '~/domain/checks/prerequisites';
import { allMet } from '~/domain/checks/prerequisites';
import type { Credentials } from '~/domain/credentials';
import type { PosError } from '~/domain/posting/pos-error';
import { checkAccess } from '~/pipeline/check-access';
import { connectPos, disconnectPos, type ConnectOutcome } from '~/pipeline/connect-pos';
import type { Deps } from '~/pipeline/deps';
import { beginSignIn, grantedAccess } from '~/pipeline/sign-in';
import type { CredentialFault } from '~/ports/pos-connecting';
import type { Installation } from '~/ports/installation-store';
import type { PosManifest } from '~/ports/pos-gateway';
import { emptyFields, readConnectForm, readDisconnectForm, wishOf, type ConnectForm } from '~/presenters/settings/connection-page';
import { answered, refused, type ConnectAnswer } from './connect-answer';

export interface ConnectingPerson {
  readonly installation: Installation;
  readonly by: string;
}

/** Form intents: `sign-in` leads to the POS's own page, `check` asks the POS and writes nothing, `connect`, `disconnect`. */
export async function connectByForm(deps: Deps, who: ConnectingPerson, form: FormData): Promise<ConnectAnswer> {
  const intent = form.get('intent');
  if (intent === 'disconnect') return disconnectByForm(deps, who, form);
  const reading = readConnectForm(form);
  if (reading.kind === 'faults') return refused(faultsOf(reading.result.error));
  const manifest = deps.pos.offered().find((one) => one.kind === reading.value.kind);
  if (!manifest) return refused({ kind: ['unknown'] });
  const empty = emptyFields(reading.value, manifest);
  if (Object.keys(empty).length > 0 && !reading.value.signIn) return refused(empty);
  if (intent === 'sign-in') return signInByForm(deps, who, manifest, reading.value);
  const access = await accessOf(deps, who, manifest, reading.value);
  if (!access) return refused({ signIn: ['sign-in-too-late'] });
  return intent === 'check' ? checkByForm(deps, who, manifest, access) : connect(deps, who, manifest, reading.value, access);
}

async function signInByForm(deps: Deps, { installation, by }: ConnectingPerson, manifest: PosManifest, value: ConnectForm): Promise<ConnectAnswer> {
  const begun = await beginSignIn(deps, { installationId: installation.id, kind: manifest.kind, typed: value.credential, by });
  switch (begun.kind) {
    case 'page':
      return answered({ page: begun.url });
    case 'faults':
      return refused(besideFields(begun.faults));
    case 'not-offered':
      return refused({ kind: ['unknown'] });
  }
}

/** What was typed, or what the person's own sign-in has brought; null when that is over or was somebody else's. */
async function accessOf(deps: Deps, { installation, by }: ConnectingPerson, { kind, connecting }: PosManifest, value: ConnectForm): Promise<Credentials | null> {
  if (connecting.by === 'form') return value.credential;
  const granted = await grantedAccess(deps, value.signIn, { installationId: installation.id, by });
  return granted?.kind === kind ? granted.credentials : null;
}

async function checkByForm(deps: Deps, { installation }: ConnectingPerson, manifest: PosManifest, access: Credentials): Promise<ConnectAnswer> {
  const check = await checkAccess(deps, manifest.kind, access, installation.currency ?? '');
  switch (check.kind) {
    case 'faults':
      return refused(besideFields(check.faults));
    case 'refused':
      return beside(check.error, manifest, check.rows);
    case 'answered':
      return answered({ rows: check.rows, ready: allMet(check.rows), account: check.account });
  }
}

async function connect(deps: Deps, { installation, by }: ConnectingPerson, manifest: PosManifest, value: ConnectForm, credentials: Credentials): Promise<ConnectAnswer> {
  const wish = wishOf(value, manifest, installation, deps.clock.now());
  if ('faults' in wish) return refused(wish.faults);
  const outcome = await connectPos(deps, { installationId: installation.id, kind: manifest.kind, by, credentials, ...wish });
  if (outcome.kind === 'connected' && value.signIn) await deps.stores.signIns.forget(value.signIn);
  return answerTo(outcome, manifest, wish.currency);
}

function answerTo(outcome: ConnectOutcome, manifest: PosManifest, currency: string): ConnectAnswer {
  switch (outcome.kind) {
    case 'connected':
      return answered({ done: 'connected' });
    case 'conflict':
      return { ...answered({ conflict: true }), status: 409 };
    case 'faults':
      return refused(besideFields(outcome.faults));
    case 'currency':
      return refused({ currency: ['currency'] }, { pos: outcome.pos, shop: currency });
    case 'under-way':
      return refused({ prerequisites: ['under-way'] }, {}, outcome.rows);
    case 'prerequisites':
      return refused({ prerequisites: ['prerequisites'] }, {}, outcome.rows);
    case 'refused':
      return beside(outcome.error, manifest, outcome.rows);
  }
}

const besideFields = (faults: readonly CredentialFault[]): Record<string, string[]> =>
  Object.fromEntries(faults.map((fault) => [`credential.${fault.field}`, [fault.code === 'missing' ? 'required' : fault.code]]));

/** Beside the field that most likely caused it: a refusal beside the secret, silence beside the address; where nothing is typed, beside the button. */
function beside(error: PosError, { connecting }: PosManifest, rows: readonly PrerequisiteRow[]): ConnectAnswer {
  const secret = connecting.fields.find((field) => field.secret);
  const address = connecting.fields.find((field) => !field.secret) ?? secret;
  const at = (field: typeof secret): string => (connecting.by === 'form' && field ? `credential.${field.name}` : 'signIn');
  const code = (kind: string): string => (connecting.by === 'form' ? kind : `sign-in-${kind}`);
  switch (error.kind) {
    case 'unauthorised':
      return refused({ [at(secret)]: [code('unauthorised')] }, {}, rows);
    case 'forbidden':
      return refused({ [at(secret)]: [code('forbidden')] }, { right: error.right }, rows);
    case 'throttled':
      return refused({ [at(address)]: ['throttled'] }, {}, rows);
    case 'rejected':
      return refused({ [at(secret)]: ['rejected'] }, { message: error.message }, rows);
    default:
      return refused({ [at(address)]: [code('unreachable')] }, {}, rows);
  }
}

/** Asked for in so many words: without the tick nothing changes. */
async function disconnectByForm(deps: Deps, { installation, by }: ConnectingPerson, form: FormData): Promise<ConnectAnswer> {
  const reading = readDisconnectForm(form);
  if (reading.kind === 'faults' || !reading.value.confirm) return refused({ confirm: ['disconnect-confirm'] });
  await disconnectPos(deps, installation.id, by);
  return answered({ done: 'disconnected' });
}

const faultsOf = (error: Record<string, string[] | null> | null | undefined): Record<string, string[]> =>
  Object.fromEntries(Object.entries(error ?? {}).flatMap(([name, codes]) => (codes ? [[name, codes]] : [])));
