import type { Instant } from '../time';
import type { Coverage, RunTrigger, SweepRun } from './sweep';

/** Shopify's search learns of a change a little late: each window begins this much before the newest change of the last one. */
export const overlapMs = 5 * 60_000;

/** What Shopify shares without read_all_orders. */
export const sharedMs = 60 * 86_400_000;

export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  readonly trigger: RunTrigger;
  readonly limited: boolean;
}

/**
 * From the start date where that was never compared, else from the newest change that was listed. That is Shopify's time, so that our
 * own clock may jump without leaving a gap; a change dated in the future does not count beyond the run that saw it.
 */
export function nextWindow(coverage: Coverage | null, wanted: Instant, allOrders: boolean, now: Instant): Window {
  const shared = allOrders ? wanted : now - sharedMs;
  const start = Math.min(Math.max(wanted, shared), now);
  const limited = wanted < shared;
  if (coverage === null) return { from: start, to: now, trigger: 'first', limited };
  if (start < coverage.from) return { from: start, to: now, trigger: 'start-date', limited };
  return { from: Math.min(coverage.reached, coverage.to) - overlapMs, to: now, trigger: 'schedule', limited: false };
}

/** Every window reaches back into what was covered before it, so that the whole stays without gaps. */
export const covering = (coverage: Coverage | null, run: Pick<SweepRun, 'from' | 'to' | 'position'>): Coverage => ({
  from: Math.min(coverage?.from ?? run.from, run.from),
  to: run.to,
  reached: Math.max(coverage?.reached ?? run.position.reached, run.position.reached),
});
