import { Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { EmptyOrders } from './empty';
import { ExportButton } from './export-button';
import { FilterForm, type FilterView } from './filter-form';
import { OrderTable, type OrderRowView } from './order-table';
import { ViewTabs, type ViewName } from './view-tabs';

export interface OrdersView {
  readonly filter: FilterView & { readonly cursor: string | null };
  readonly filtered: boolean;
  readonly views: readonly { readonly view: ViewName; readonly count: number }[];
  readonly rows: readonly OrderRowView[];
  readonly next: string | null;
  readonly phone: boolean;
}

/** Which orders are not in my POS, and why? The address holds view, filter and page. */
export function OrdersScreen({ view, search }: { readonly view: OrdersView; readonly search: string }) {
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
        {rows.length === 0 ? (
          <EmptyOrders view={filter.view} filtered={view.filtered} />
        ) : (
          <OrderTable rows={rows} phone={view.phone} />
        )}
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
  for (const name of ['view', 'q', 'status', 'cause', 'from', 'to']) {
    const value = wanted.get(name);
    if (value) kept.set(name, value);
  }
  if (cursor) kept.set('cursor', cursor);
  const address = kept.toString();
  return address ? `/app/orders?${address}` : '/app/orders';
}
