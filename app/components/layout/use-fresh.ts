import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Reads the page's data again every so often while it is looked at. Focus and scroll stay where they are; one reading at a time. */
export function useFresh(everyMs: number): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && latest.current.state === 'idle') latest.current.revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}

/** After something was set going (a retry, a download): looks a few times for what became of it, then leaves it. */
export function useFollowUp(
  answer: { readonly done?: string | null } | undefined,
  afterMs: readonly number[] = [1_500, 4_000, 10_000],
): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    if (!answer?.done) return;
    const timers = afterMs.map((ms) => setTimeout(() => latest.current.revalidate(), ms));
    return () => timers.forEach(clearTimeout);
    // The times are a constant of the page; only a new answer starts them anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
}

/** As above, for what stands in a form that is gone once its cause is: the looks outlive it, because the page behind it is still to change. */
export function useLastingFollowUp(answer: { readonly done?: string | null } | undefined): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    if (!answer?.done) return;
    for (const ms of [1_500, 4_000, 10_000, 20_000, 40_000, 80_000]) setTimeout(() => latest.current.revalidate(), ms);
  }, [answer]);
}
