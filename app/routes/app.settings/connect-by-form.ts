import type { PosError } from '~/domain/posting/pos-error';
import { connectPos, disconnectPos, type ConnectOutcome } from '~/pipeline/connect-pos';
import type { Deps } from '~/pipeline/deps';
import type { Installation } from '~/ports/installation-store';
import type { PosManifest } from '~/ports/pos-gateway';
import { readConnectForm, readDisconnectForm, wishOf } from '~/presenters/settings/connection-page';

interface ConnectAnswer {
  readonly status: 200 | 409 | 422;
  readonly body: {
    readonly done: 'connected' | 'disconnected' | null;
    readonly conflict: boolean;
    readonly faults: Record<string, string[]>;
    readonly params: Record<string, string>;
  };
}

const fine = (done: 'connected' | 'disconnected'): ConnectAnswer => ({
  status: 200,
  body: { done, conflict: false, faults: {}, params: {} },
});
const refused = (faults: Record<string, string[]>, params: Record<string, string> = {}): ConnectAnswer => ({
  status: 422,
  body: { done: null, conflict: false, faults, params },
});

export async function connectByForm(deps: Deps, installation: Installation, form: FormData, by: string): Promise<ConnectAnswer> {
  const reading = readConnectForm(form);
  if (reading.kind === 'faults') return refused(faultsOf(reading.result.error));
  const manifest = deps.pos.kinds().find((one) => one.kind === reading.value.kind);
  if (!manifest) return refused({ kind: ['unknown'] });
  const wish = wishOf(reading.value, manifest, installation, deps.clock.now());
  if ('faults' in wish) return refused(wish.faults);
  const outcome = await connectPos(deps, { installationId: installation.id, kind: manifest.kind, by, ...wish });
  return answerTo(outcome, manifest, wish.currency);
}

function answerTo(outcome: ConnectOutcome, manifest: PosManifest, currency: string): ConnectAnswer {
  switch (outcome.kind) {
    case 'connected':
      return fine('connected');
    case 'conflict':
      return { status: 409, body: { done: null, conflict: true, faults: {}, params: {} } };
    case 'faults':
      return refused(
        Object.fromEntries(
          outcome.faults.map((fault) => [`credential.${fault.field}`, [fault.code === 'missing' ? 'required' : fault.code]]),
        ),
      );
    case 'currency':
      return refused({ currency: ['currency'] }, { pos: outcome.pos, shop: currency });
    case 'refused':
      return beside(outcome.error, manifest);
  }
}

/** Beside the field that most likely caused it: a refusal beside the secret, silence beside the address. */
function beside(error: PosError, manifest: PosManifest): ConnectAnswer {
  const secret = manifest.credentials.find((field) => field.secret)?.name ?? '';
  const address = manifest.credentials.find((field) => !field.secret)?.name ?? secret;
  switch (error.kind) {
    case 'unauthorised':
      return refused({ [`credential.${secret}`]: ['unauthorised'] });
    case 'forbidden':
      return refused({ [`credential.${secret}`]: ['forbidden'] }, { right: error.right });
    case 'throttled':
      return refused({ [`credential.${address}`]: ['throttled'] });
    case 'rejected':
      return refused({ [`credential.${secret}`]: ['rejected'] }, { message: error.message });
    default:
      return refused({ [`credential.${address}`]: ['unreachable'] });
  }
}

/** Asked for in so many words: without the tick nothing changes. */
export async function disconnectByForm(
  deps: Deps,
  installation: Installation,
  form: FormData,
  by: string,
): Promise<ConnectAnswer> {
  const reading = readDisconnectForm(form);
  if (reading.kind === 'faults' || !reading.value.confirm) return refused({ confirm: ['disconnect-confirm'] });
  await disconnectPos(deps, installation.id, by);
  return fine('disconnected');
}

const faultsOf = (error: Record<string, string[] | null> | null | undefined): Record<string, string[]> =>
  Object.fromEntries(Object.entries(error ?? {}).flatMap(([name, codes]) => (codes ? [[name, codes]] : [])));
