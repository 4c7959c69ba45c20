/**
 * What this process alone knows and must not outlive it.
 * Doubts: since when a step has been known as sent without an answer, which send that was, from when on a "none" of the POS counts, and how often it has said so since.
 * A restart begins that wait anew, because only a running process can know that it waited.
 */
export interface ProcessMemory {
  readonly doubts: Map<string, { readonly sent: string; readonly since: number; readonly settledAt: number; nones: number }>;
  /** The end of the line of those who wait in this process for a POS account. */
  readonly lines: Map<string, Promise<void>>;
  /** How far the wall clock is from the monotonic one, and since when (monotonic) it has been that far; null = not compared yet. */
  wall: { readonly offset: number; readonly since: number } | null;
}

export const newProcessMemory = (): ProcessMemory => ({ doubts: new Map(), lines: new Map(), wall: null });
