import type { Instant } from '../time';
import type { Coverage, RunTrigger } from './sweep';

/** Shopify's search learns of a change a little late, and its clock is not ours: each window begins this much before the last one's end. */
export const overlapMs = 5 * 60_000;

/** What Shopify shares without read_all_orders. */
export const sharedMs = 60 * 86_400_000;

export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  readonly trigger: RunTrigger;
  readonly limited: boolean;
}

/** From the start date where that was never compared, else from where the last run ended. */
export function nextWindow(coverage: Coverage, wanted: Instant, allOrders: boolean, now: Instant): Window {
  const shared = allOrders ? wanted : now - sharedMs;
  const start = Math.min(Math.max(wanted, shared), now);
  const limited = wanted < shared;
  if (coverage.from === null || coverage.to === null) return { from: start, to: now, trigger: 'first', limited };
  if (start < coverage.from) return { from: start, to: now, trigger: 'start-date', limited };
  return { from: coverage.to - overlapMs, to: now, trigger: 'schedule', limited: false };
}

/** Nothing between the two ends is left out: a window that does not reach back to the covered time would leave a gap, and none does. */
export const covering = (coverage: Coverage, window: { readonly from: Instant; readonly to: Instant }): Coverage => ({
  from: Math.min(coverage.from ?? window.from, window.from),
  to: Math.max(coverage.to ?? window.to, window.to),
});
