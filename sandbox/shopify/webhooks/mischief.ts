/** What goes wrong with deliveries on request. A number is how many of the next deliveries; true is all from now on. */
export interface Mischief {
  /** Delivered twice, under the same webhook id. */
  readonly duplicate: number | boolean;
  /** Never delivered. */
  readonly lose: number | boolean;
  readonly delayMs: number;
  /** Held back shortly and sent in reverse. */
  readonly reorder: number | boolean;
  /** Sent with a signature that is not ours. */
  readonly forge: number | boolean;
}

export const NO_MISCHIEF: Mischief = { duplicate: false, lose: false, delayMs: 0, reorder: false, forge: false };

export class MischiefBook {
  private current: Mischief = NO_MISCHIEF;

  set(change: Partial<Mischief>): Mischief {
    this.current = { ...this.current, ...change };
    return this.current;
  }

  get(): Mischief {
    return this.current;
  }

  get delayMs(): number {
    return this.current.delayMs;
  }

  /** Whether it strikes this delivery; counts down. */
  strikes(kind: 'duplicate' | 'lose' | 'reorder' | 'forge'): boolean {
    const left = this.current[kind];
    if (typeof left === 'boolean') return left;
    if (left <= 0) return false;
    this.current = { ...this.current, [kind]: left - 1 };
    return true;
  }
}
