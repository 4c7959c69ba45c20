/** Sign-ins at a POS's own page that are under way: from the button to the connection, minutes in all. Each works once, for the person and shop who began it. */
import type { Instant } from '~/domain/time';

export interface SignIn {
  readonly id: string;
  readonly installationId: string;
  readonly kind: string;
  readonly startedBy: string;
  readonly expiresAt: Instant;
  /** Sealed JSON of what was granted; null until the browser is back. */
  readonly sealedCredentials: string | null;
}

export interface SignInStore {
  begin(signIn: Omit<SignIn, 'sealedCredentials'>): Promise<void>;
  /** The browser is back: the sign-in the first time and within its time, null ever after. */
  answer(id: string, now: Instant): Promise<SignIn | null>;
  keep(id: string, sealedCredentials: string, expiresAt: Instant): Promise<void>;
  /** With what was granted, within its time; null for anybody else. */
  granted(id: string, who: { readonly installationId: string; readonly by: string }, now: Instant): Promise<(SignIn & { readonly sealedCredentials: string }) | null>;
  forget(id: string): Promise<void>;
}
