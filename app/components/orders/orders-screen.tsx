import { Form } from '@remix-run/react';
import { Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { BulkBar } from '../runs/bulk-bar';
import { RunLine, type RunLineView } from '../runs/run-line';
import { useReader } from '../text/reader';
import { EmptyOrders } from './empty';
import { ExportButton } from './export-button';
import { FilterForm, type FilterView } from './filter-form';
import { OrderTable, type OrderRowView } from './order-table';
import { UnitsTable, type UnitsView } from './units-table';
import { ViewTabs, type ViewName } from './view-tabs';

export interface OrdersView {
  readonly filter: FilterView & { readonly cursor: string | null };
  readonly filtered: boolean;
  readonly views: readonly { readonly view: ViewName; readonly count: number }[];
  readonly rows: readonly OrderRowView[];
  readonly next: string | null;
  readonly phone: boolean;
  /** On the pending view: stock shown too high. */
  readonly units: UnitsView | null;
  readonly lastRun: RunLineView | null;
}

/** Which orders are not in my POS, and why? The address holds view, filter and page. */
export function OrdersScreen({ view, search, refused }: { readonly view: OrdersView; readonly search: string; readonly refused: boolean }) {
  const { t } = useReader();
  const { filter, rows } = view;
  return (
    <Page title={t('orders.title')} fullWidth>
      <Card padding="0">
        <Box padding="300">
          <ViewTabs views={view.views} current={filter.view} />
        </Box>
        <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
          <FilterForm key={search} filter={filter} folded={view.phone && !view.filtered} />
        </Box>
        {filter.problem || filter.run ? (
          <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
            <InlineStack gap="200" blockAlign="center">
              <Text as="p">{t(filter.problem ? 'orders.filter.ofProblem' : 'orders.filter.ofRun')}</Text>
              <Button url={filter.problem ? `/app/problems/${filter.problem}` : `/app/runs/${filter.run}`}>{t(filter.problem ? 'problem.link' : 'runs.toOne')}</Button>
              <Button url={filter.view === 'all' ? '/app/orders' : `/app/orders?view=${filter.view}`}>{t('orders.filter.clear')}</Button>
            </InlineStack>
          </Box>
        ) : null}
        {view.units && view.units.rows.length > 0 ? (
          <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
            <UnitsTable units={view.units} heading={t('problem.units.pendingHeading')} />
          </Box>
        ) : null}
        {view.lastRun ? (
          <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
            <RunLine run={view.lastRun} />
          </Box>
        ) : null}
        <Form method="post" preventScrollReset>
          <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
            <BulkBar key={filter.view} view={filter.view} empty={rows.length === 0} refused={refused} />
          </Box>
          {rows.length === 0 ? (
            <EmptyOrders view={filter.view} filtered={view.filtered} />
          ) : (
            <OrderTable rows={rows} phone={view.phone} ticks />
          )}
        </Form>
        <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <div role="status">
              <Text as="p" tone="subdued">
                {t('orders.shown', { count: rows.length })}
              </Text>
            </div>
            <InlineStack gap="200">
              {rows.length > 0 ? <ExportButton search={search} /> : null}
              {filter.cursor ? <Button url={pageAddress(search, null)}>{t('orders.pages.first')}</Button> : null}
              {view.next ? <Button url={pageAddress(search, view.next)}>{t('orders.pages.next')}</Button> : null}
            </InlineStack>
          </InlineStack>
        </Box>
      </Card>
    </Page>
  );
}

/** The same view and filter on another page; what Shopify added to the first address is not carried along. */
function pageAddress(search: string, cursor: string | null): string {
  const wanted = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ['view', 'q', 'status', 'cause', 'problem', 'run', 'from', 'to']) {
    const value = wanted.get(name);
    if (value) kept.set(name, value);
  }
  if (cursor) kept.set('cursor', cursor);
  const address = kept.toString();
  return address ? `/app/orders?${address}` : '/app/orders';
}
