/** Secrets at rest. `open` reads text sealed under any configured key, so that keys can be rotated. */
export interface Cipher {
  seal(plain: string): string;
  /** Null when no configured key opens it or it was altered. */
  open(sealed: string): string | null;
}
