/** Secrets at rest. `open` reads text sealed under any configured key, so that keys can be rotated. */
export interface Cipher {
  seal(plain: string): string;
  /** Null when no configured key opens it or it was altered. */
  open(sealed: string): string | null;
  /** True when another key than the first sealed it: to be sealed anew before that key is dropped. */
  isOld(sealed: string): boolean;
}
