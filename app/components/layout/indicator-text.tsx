import { Badge, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface IndicatorView {
  readonly state: 'not-set-up' | 'refused' | 'needs-action' | 'offline' | 'slow' | 'catching-up' | 'up-to-date' | 'unknown';
  readonly count: number;
  readonly since: number | null;
  readonly seconds: number | null;
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
            : t(`common.indicatorLine.${state}`, { count, since, seconds: indicator.seconds ?? 0 })}
        </Text>
      </InlineStack>
    </div>
  );
}
