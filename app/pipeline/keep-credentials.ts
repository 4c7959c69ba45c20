import { sameCredentials, type Credentials } from '~/domain/credentials';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { CredentialKeeper } from '~/ports/pos-connecting';
import type { Deps } from './deps';

/** Outlives the question by enough to store its answer; a holder that dies is waited for no longer. */
const lockMs = 30_000;
const lookAgainMs = 250;

interface Stored {
  readonly sealed: string;
  readonly credentials: Credentials;
}

/** The lock spares the POS needless questions; that nothing newer is ever overwritten is the conditional update's doing. */
export function credentialKeeper(deps: Deps, connectionId: string): CredentialKeeper {
  const { stores, clock, cipher, log } = deps;

  async function stored(): Promise<Stored | null> {
    const sealed = (await stores.connections.byId(connectionId))?.sealedCredentials ?? '';
    const plain = sealed === '' ? null : cipher.open(sealed);
    return plain === null ? null : { sealed, credentials: JSON.parse(plain) as Credentials };
  }

  /** Null: in the table stand others by now. */
  async function store(credentials: Credentials, over: Stored): Promise<Credentials | null> {
    for (let before: Stored | null = over; before && sameCredentials(before.credentials, over.credentials); before = await stored()) {
      // The same ones may have been sealed anew under another key meanwhile.
      if (await stores.connections.reseal(connectionId, before.sealed, cipher.seal(JSON.stringify(credentials)))) return credentials;
    }
    return null;
  }

  async function renewHeld(stale: Credentials, ask: (stored: Credentials) => Promise<Result<Credentials, PosError>>): Promise<Result<Credentials, PosError>> {
    const before = await stored();
    if (!before) return gone;
    if (!sameCredentials(before.credentials, stale)) return ok(before.credentials);
    const answer = await ask(before.credentials);
    const kept = answer.ok ? await store(answer.value, before) : null;
    if (kept) log.info('pos.credentials-renewed', { connectionId });
    if (kept) return ok(kept);
    // A pause beyond the lock's end may have let another in, whose answer stands and has spent what we asked with.
    const now = await stored();
    if (!now) return gone;
    return sameCredentials(now.credentials, stale) && !answer.ok ? answer : ok(now.credentials);
  }

  return {
    async renew(stale, ask) {
      const name = `pos-credentials:${connectionId}`;
      for (const end = clock.monotonic() + lockMs; ;) {
        const lock = await stores.locks.take(name, clock.now(), lockMs);
        if (lock) return renewHeld(stale, ask).finally(() => stores.locks.release(name, lock));
        if (clock.monotonic() > end) return fail({ kind: 'unreachable', detail: 'the access is being renewed elsewhere' });
        await clock.sleep(lookAgainMs);
        const now = await stored();
        if (!now) return gone;
        if (!sameCredentials(now.credentials, stale)) return ok(now.credentials);
      }
    },
  };
}

const gone: Result<Credentials, PosError> = fail({ kind: 'unauthorised' });
