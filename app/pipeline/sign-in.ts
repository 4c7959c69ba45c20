import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Credentials } from '~/domain/credentials';
import type { CredentialFault, SignInAnswer } from '~/ports/pos-connecting';
import type { Deps } from './deps';
import { patiently } from './patiently';

/** From the button to the browser's return, and from there to the connection. */
const eachWayMs = 10 * 60_000;

export interface SignInWish {
  readonly installationId: string;
  readonly kind: string;
  /** What the POS has to be told first, such as its address. */
  readonly typed: Credentials;
  readonly by: string;
}

export type SignInBegin =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'faults'; readonly faults: readonly CredentialFault[] }
  | { readonly kind: 'not-offered' };

/** Whoever may sign in, and where to: the state that goes along is sealed, ends soon, and counts once. */
export async function beginSignIn(deps: Deps, { installationId, kind, typed, by }: SignInWish): Promise<SignInBegin> {
  const { signIn } = deps.pos.adapter(kind);
  if (!signIn) return { kind: 'not-offered' };
  const id = randomUUID();
  const page = signIn.pageFor(stateOf(deps, { id, kind }), typed);
  if (!page.ok) return { kind: 'faults', faults: page.error };
  await deps.stores.signIns.begin({ id, installationId, kind, startedBy: by, expiresAt: deps.clock.now() + eachWayMs });
  return { kind: 'page', url: page.value };
}

export type SignInReturn =
  /** Altered, too late, seen before, or of another POS: nothing says whose it is. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly reason: 'refused' | 'unreachable'; readonly pos: string; readonly installationId: string }
  | { readonly kind: 'granted'; readonly id: string; readonly installationId: string };

/**
 * The browser is back from the POS, in nobody's name: what was granted is only kept here. It becomes a connection when the person
 * who began asks for it in the admin, so that nobody can be led into granting their POS to somebody else's shop.
 */
export async function receiveSignIn(deps: Deps, kind: string, answer: SignInAnswer): Promise<SignInReturn> {
  const { pos, stores, clock, cipher, log } = deps;
  const state = readState(deps, answer.state ?? '');
  const begun = state?.kind === kind ? await stores.signIns.answer(state.id, clock.now()) : null;
  const signIn = begun && pos.kinds().some((one) => one.kind === kind) ? pos.adapter(kind).signIn : null;
  if (!begun || !signIn) return { kind: 'unknown' };
  const { id, installationId } = begun;
  // The code lives for seconds: it is exchanged before anything else is asked.
  const granted = await patiently(deps, () => signIn.finish(answer));
  if (!granted.ok) {
    log.warn('pos.sign-in-failed', { installationId, pos: kind, error: granted.error.kind });
    await stores.signIns.forget(id);
    return { kind: 'failed', reason: granted.error.kind === 'unauthorised' || granted.error.kind === 'forbidden' ? 'refused' : 'unreachable', pos: kind, installationId };
  }
  await stores.signIns.keep(id, cipher.seal(JSON.stringify(granted.value)), clock.now() + eachWayMs);
  log.info('pos.signed-in', { installationId, pos: kind });
  return { kind: 'granted', id, installationId };
}

/** Null: too late, or somebody else's. */
export async function grantedAccess(deps: Deps, id: string, who: { readonly installationId: string; readonly by: string }): Promise<{ readonly kind: string; readonly credentials: Credentials } | null> {
  const signIn = await deps.stores.signIns.granted(id, who, deps.clock.now());
  const plain = signIn && deps.cipher.open(signIn.sealedCredentials);
  return plain ? { kind: signIn.kind, credentials: JSON.parse(plain) as Credentials } : null;
}

interface State {
  readonly id: string;
  readonly kind: string;
}

const stateOf = ({ cipher }: Deps, state: State): string => Buffer.from(cipher.seal(JSON.stringify(state))).toString('base64url');

function readState({ cipher }: Deps, text: string): State | null {
  const plain = cipher.open(Buffer.from(text, 'base64url').toString('utf8'));
  return plain === null ? null : (JSON.parse(plain) as State);
}
