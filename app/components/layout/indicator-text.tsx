import { Badge, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { slowMs } from '~/domain/health/speed';
import { useReader } from '../text/reader';

export interface IndicatorView {
  readonly state: 'not-set-up' | 'refused' | 'needs-action' | 'offline' | 'slow' | 'catching-up' | 'up-to-date' | 'unknown';
  readonly count: number;
  readonly since: number | null;
  readonly seconds: number | null;
  /** Who refuses access; absent: the POS. */
  readonly side?: 'shopify' | null;
}

const tones: Record<IndicatorView['state'], BadgeProps['tone']> = {
  'up-to-date': 'success',
  'catching-up': 'info',
  'needs-action': 'critical',
  refused: 'critical',
  slow: 'attention',
  offline: undefined,
  'not-set-up': undefined,
  unknown: undefined,
};

/** The state in words first; colour only repeats it. Announced when it changes, not on each reload. */
export function IndicatorText({ indicator }: { readonly indicator: IndicatorView }) {
  const { t, moment } = useReader();
  const { state, count } = indicator;
  const soon = state === 'needs-action' && count === 0;
  const unanswered = state === 'slow' && indicator.seconds === null;
  const line = count === 0 && (state === 'offline' || state === 'refused') ? (`${state}None` as const) : state;
  const since = indicator.since === null ? '' : moment(indicator.since);
  return (
    <div role="status">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={tones[state]} size="medium" toneAndProgressLabelOverride=" ">
          {t(`common.indicator.${state}`)}
        </Badge>
        <Text as="span" tone="subdued">
          {soon
            ? t('common.indicatorLine.soon')
            : indicator.side === 'shopify'
              ? t('common.indicatorLine.shopify', { since })
            : unanswered
              ? t('common.indicatorLine.unanswered', { percent: count })
              : t(`common.indicatorLine.${line}`, { count, since, seconds: indicator.seconds ?? 0, limit: slowMs / 1_000 })}
        </Text>
      </InlineStack>
    </div>
  );
}
