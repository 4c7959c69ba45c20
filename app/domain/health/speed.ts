import type { Instant } from '../time';

/** One call to a POS account: how long its answer took; null = none came in its time. */
export interface PosCall {
  readonly at: Instant;
  readonly ms: number | null;
}

export interface Speed {
  readonly calls: number;
  readonly medianMs: number;
  /** 95 of 100 answers took no longer. */
  readonly p95Ms: number;
  readonly unanswered: number;
  readonly slow: boolean;
}

/** Above this an answering POS is slow. */
export const slowMs = 5_000;
/** So is one that leaves more than one call in ten without an answer. */
const mostUnanswered = 0.1;
/** Older calls tell nothing of now; fewer than these tell nothing at all. */
const windowMs = 10 * 60_000;
const fewest = 5;
const kept = 100;

/** Slow for what its answers take, whatever else is missing. */
export const isTardy = (speed: Speed): boolean => speed.p95Ms > slowMs;

/** The newest calls with what was kept of those before them. */
export const withCalls = (before: readonly PosCall[], calls: readonly PosCall[], now: Instant): readonly PosCall[] => [...before, ...calls].filter((call) => now - call.at <= windowMs).slice(-kept);

/** Null where too little was asked lately to tell. */
export function speedOf(calls: readonly PosCall[], now: Instant): Speed | null {
  const recent = calls.filter((call) => now - call.at <= windowMs);
  if (recent.length < fewest) return null;
  const times = recent.flatMap((call) => (call.ms === null ? [] : [call.ms])).sort((a, b) => a - b);
  const share = (part: number): number => times[Math.max(0, Math.ceil(times.length * part) - 1)] ?? 0;
  const unanswered = recent.length - times.length;
  const p95Ms = share(0.95);
  return { calls: recent.length, medianMs: share(0.5), p95Ms, unanswered, slow: p95Ms > slowMs || unanswered > recent.length * mostUnanswered };
}
