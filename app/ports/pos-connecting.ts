/** How a shop gains access to a POS, and keeps it. All that one POS asks for stands in its manifest: no screen is written per POS. */
import type { Credentials } from '~/domain/credentials';
import type { Prerequisite } from '~/domain/checks/prerequisites';
import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import type { Copy } from '~/domain/copy';

export type { Credentials, Copy, Prerequisite };

/** What a person types; `secret` fields are sealed before they are stored. */
export interface CredentialField {
  readonly name: string;
  readonly secret: boolean;
  readonly label: Copy;
  readonly help: Copy;
}

export type CredentialFault = { readonly field: string; readonly code: 'missing' | 'malformed' | 'not-allowed' };

/** form: the fields are the access. sign-in: access is granted on the POS's own page (OAuth), for which the fields, if any, are needed first. */
export type ConnectingWay = 'form' | 'sign-in';

export interface PosConnecting {
  readonly by: ConnectingWay;
  readonly fields: readonly CredentialField[];
  /** Shown before the button and after a failure, in this order. */
  readonly prerequisites: readonly Prerequisite[];
}

/** What the POS's page sent the browser back with. */
export type SignInAnswer = Readonly<Record<string, string>>;

/** The POS's own page for granting access. */
export interface PosSignIn {
  /** Its address. It sends the browser back to /pos/callback/{kind} with `state` as it was given. */
  pageFor(state: string, typed: Credentials): Result<string, readonly CredentialFault[]>;
  /** An answer without a code was a refusal: *unauthorised*. Otherwise unreachable, throttled, unauthorised. */
  finish(answer: SignInAnswer): Promise<Result<Credentials, PosError>>;
}

/** The stored credentials of one connection, for adapters whose POS hands out ones that end. */
export interface CredentialKeeper {
  /**
   * Others in place of `stale`, asked for by one at a time over all processes, and stored before anybody is told them.
   * Whoever comes second gets what the first has brought. *unauthorised* where the connection is gone or was replaced.
   */
  renew(stale: Credentials, ask: (stored: Credentials) => Promise<Result<Credentials, PosError>>): Promise<Result<Credentials, PosError>>;
}
