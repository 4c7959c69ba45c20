import { BlockStack, Box, Button, Card, InlineStack, Layout, Page, Text } from '@shopify/polaris';
import { OrderTable, type OrderRowView } from '../orders/order-table';
import { UnitsCard, type UnitsView } from '../orders/units-table';
import { useReader } from '../text/reader';
import { CauseCard, type CauseView } from './cause-card';
import { HistoryCard, type HistoryView } from './history-card';
import { MuteCard } from './mute-card';
import { ProgressCard, type ProgressView } from './progress-card';
import { StateBadge } from './state-badge';

export interface ProblemPageView extends CauseView {
  readonly id: string;
  readonly units: UnitsView;
  readonly progress: ProgressView;
  readonly rows: readonly OrderRowView[];
  readonly cursor: string | null;
  readonly next: string | null;
  readonly history: HistoryView;
  readonly phone: boolean;
}

/** How many orders does this one thing hold up, and is it fixed? */
export function ProblemScreen({ view }: { readonly view: ProblemPageView }) {
  const { t, cause } = useReader();
  return (
    <Page title={cause(view.cause, 'title') ?? view.cause.code} titleMetadata={<StateBadge state={view.state} muted={view.muted !== null} />} backAction={{ content: t('problem.back'), url: '/app' }}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <CauseCard view={view} />
            {view.progress.freed > 0 || view.state === 'rechecking' ? <ProgressCard progress={view.progress} /> : null}
            {view.units.rows.length > 0 ? <UnitsCard units={view.units} heading={t('problem.units.heading')} /> : null}
            <OrdersCard view={view} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {view.state === 'closed' ? null : <MuteCard muted={view.muted !== null} />}
            <HistoryCard history={view.history} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function OrdersCard({ view }: { readonly view: ProblemPageView }) {
  const { t } = useReader();
  const page = `/app/problems/${view.id}`;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t('problem.orders.heading')}
        </Text>
        {view.rows.length === 0 ? <Text as="p">{t('problem.orders.none')}</Text> : null}
      </Box>
      {view.rows.length > 0 ? <OrderTable rows={view.rows} phone={view.phone} short /> : null}
      {view.orders > 0 || view.cursor || view.next ? (
        <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
          <InlineStack gap="200" align="end">
            {view.orders > 0 ? <Button url={`/app/orders?problem=${view.id}`}>{t('problem.orders.all')}</Button> : null}
            {view.cursor ? <Button url={page}>{t('orders.pages.first')}</Button> : null}
            {view.next ? <Button url={`${page}?cursor=${view.next}`}>{t('orders.pages.next')}</Button> : null}
          </InlineStack>
        </Box>
      ) : null}
    </Card>
  );
}
