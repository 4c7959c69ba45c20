import type { RunTrigger, SweepRun } from '~/domain/sweep/sweep';
import { useReader } from './reader';

export interface RunView extends Pick<SweepRun, 'id' | 'state' | 'from' | 'to' | 'limited' | 'counts' | 'startedAt' | 'trouble'> {
  readonly trigger: RunTrigger;
  /** The newest change it has come to. */
  readonly reached: number;
  readonly percent: number;
}

export interface ComparisonSummary {
  readonly coverage: { readonly from: number; readonly to: number } | null;
  readonly underWay: RunView | null;
}

/** How far orders are compared with Shopify, in one sentence. A regular run is over before it could be read of. */
export function useComparison({ coverage, underWay }: ComparisonSummary): string {
  const { t, ago, moment } = useReader();
  if (underWay && (underWay.trigger !== 'schedule' || !coverage)) {
    if (underWay.state === 'stopped') return t('comparison.stopped', { reached: moment(underWay.reached) });
    return t('comparison.underWay', { count: underWay.counts.listed, from: moment(underWay.from) });
  }
  return coverage ? t('comparison.done', { when: ago(coverage.to), from: moment(coverage.from) }) : t('comparison.never');
}
