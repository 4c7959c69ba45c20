import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface GuideStep {
  readonly step: 'connect' | 'orders' | 'places' | 'first';
  readonly done: boolean;
  readonly to: string;
}

/** Shown until every step is done; each ticks itself. */
export function SetupGuide({ steps }: { readonly steps: readonly GuideStep[] }) {
  const { t } = useReader();
  const done = steps.filter((one) => one.done).length;
  const next = steps.find((one) => !one.done);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.guide.heading')}
        </Text>
        <Text as="p" tone="subdued" id="guide-progress">
          {t('home.guide.progress', { done, all: steps.length })}
        </Text>
        <ProgressBar progress={(done / steps.length) * 100} size="small" ariaLabelledBy="guide-progress" />
        <ol className="tb-plain">
          {steps.map((one) => (
            <li key={one.step} className="tb-row">
              <BlockStack gap="050">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {t(`home.guide.${one.step}.title`)}
                  </Text>
                  <Badge tone={one.done ? 'success' : undefined} toneAndProgressLabelOverride=" ">
                    {one.done ? t('home.guide.done') : t('home.guide.toDo')}
                  </Badge>
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t(`home.guide.${one.step}.body`)}
                </Text>
              </BlockStack>
              {one.done ? null : (
                <Button url={one.to} variant={one === next ? 'primary' : 'secondary'}>
                  {t(`home.guide.${one.step}.action`)}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
