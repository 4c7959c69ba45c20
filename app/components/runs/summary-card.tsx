import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { Status } from '~/domain/verdict/verdict';
import { useReader } from '../text/reader';

export interface SummaryView {
  readonly id: string;
  readonly outcome: readonly { readonly status: Status; readonly count: number }[];
  readonly needAction: number;
}

/** "15 in POS, 2 waiting, 1 blocked": what its orders have come to. */
export function SummaryCard({ view, end }: { readonly view: SummaryView; readonly end: string | null }) {
  const { t } = useReader();
  const counts = view.outcome.map(({ status, count }) => t(`runs.outcome.${status}`, { count }));
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t(end === null ? 'runs.summary.sofar' : 'runs.summary.heading')}
        </Text>
        {end === null ? null : (
          <div role="status">
            <Text as="p" fontWeight="semibold">
              {end}
            </Text>
          </div>
        )}
        <Text as="p">{counts.length > 0 ? counts.join(', ') : t('runs.summary.none')}</Text>
        <InlineStack gap="200">
          <Button url={`/app/orders?run=${view.id}`}>{t('runs.orders')}</Button>
          {view.needAction > 0 ? <Button url={`/app/orders?view=needs-action&run=${view.id}`}>{t('runs.retryRest')}</Button> : null}
          <Button url="/app/runs" variant="plain">
            {t('runs.all')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
