import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { IndicatorText, type IndicatorView } from '../layout/indicator-text';
import { useBacklog, type BacklogView } from '../text/backlog';
import { useComparison, type ComparisonSummary } from '../text/comparison';
import { useReader } from '../text/reader';

export interface SyncView {
  readonly indicator: IndicatorView;
  readonly account: { readonly pos: string; readonly account: string } | null;
  readonly lastOrder: { readonly name: string; readonly at: number } | null;
  readonly lastCheckAt: number | null;
  readonly lastRunAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastWebhookAt: number | null;
  readonly comparison: ComparisonSummary;
  readonly backlog: BacklogView;
}

/** Is it set up, running, and since when not? */
export function SyncCard({ view }: { readonly view: SyncView }) {
  const { t, ago } = useReader();
  const { lastOrder } = view;
  const comparison = useComparison(view.comparison);
  const when = (at: number | null): string => (at === null ? t('common.word.never') : ago(at));
  const checking = useNavigation().state !== 'idle';
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('home.sync.heading')}
          </Text>
          {view.account ? (
            <Form method="post">
              <Button submit loading={checking}>
                {t('home.sync.checkNow')}
              </Button>
            </Form>
          ) : null}
        </InlineStack>
        <IndicatorText indicator={view.indicator} />
        <BlockStack gap="100">
          {view.account ? <Text as="p">{t('home.sync.account', view.account)}</Text> : null}
          <Text as="p">
            {lastOrder ? t('home.sync.lastOrder', { order: lastOrder.name, when: ago(lastOrder.at) }) : t('home.sync.noOrder')}
          </Text>
          {useBacklog(view.backlog).map((line) => (
            <Text key={line} as="p">
              {line}
            </Text>
          ))}
          <Text as="p">
            {[
              t('home.sync.lastRun', { when: when(view.lastRunAt) }),
              t('home.sync.lastSuccess', { when: when(view.lastSuccessAt) }),
            ].join(' · ')}
          </Text>
          <Text as="p" tone="subdued">
            {view.lastWebhookAt === null
              ? t('home.sync.noWebhook')
              : t('home.sync.lastWebhook', { when: ago(view.lastWebhookAt) })}
          </Text>
          <Text as="p" tone="subdued">
            {comparison}
          </Text>
          <Text as="p" tone="subdued">
            {t('home.sync.lastCheck', { when: when(view.lastCheckAt) })}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
