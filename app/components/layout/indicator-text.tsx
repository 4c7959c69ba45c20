import { Badge, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { useIndicatorLine, type IndicatorView } from '../text/indicator-line';
import { useReader } from '../text/reader';

export type { IndicatorView } from '../text/indicator-line';

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
  const { t } = useReader();
  return (
    <div role="status">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={tones[indicator.state]} size="medium" toneAndProgressLabelOverride=" ">
          {t(`common.indicator.${indicator.state}`)}
        </Badge>
        <Text as="span" tone="subdued">
          {useIndicatorLine(indicator)}
        </Text>
      </InlineStack>
    </div>
  );
}
