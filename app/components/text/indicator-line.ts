import { slowMs } from '~/domain/health/speed';
import { useReader } from './reader';

export interface IndicatorView {
  readonly state: 'not-set-up' | 'refused' | 'needs-action' | 'offline' | 'slow' | 'catching-up' | 'up-to-date' | 'unknown';
  readonly count: number;
  readonly since: number | null;
  readonly seconds: number | null;
  /** Who refuses access; absent: the POS. */
  readonly side?: 'shopify' | null;
}

/** What stands beside the word for the state of the whole. */
export function useIndicatorLine({ state, count, since: from, seconds, side }: IndicatorView): string {
  const { t, moment } = useReader();
  const since = from === null ? '' : moment(from);
  if (state === 'needs-action' && count === 0) return t('common.indicatorLine.soon');
  if (side === 'shopify') return t('common.indicatorLine.shopify', { since });
  if (state === 'slow' && seconds === null) return t('common.indicatorLine.unanswered', { percent: count });
  const line = count === 0 && (state === 'offline' || state === 'refused') ? (`${state}None` as const) : state;
  return t(`common.indicatorLine.${line}`, { count, since, seconds: seconds ?? 0, limit: slowMs / 1_000 });
}
