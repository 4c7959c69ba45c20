import { BlockStack, Box, Button, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import type { ViewName } from './view-tabs';

/** Why the list is empty, and the one step that changes it. */
export function EmptyOrders({ view, filtered }: { readonly view: ViewName; readonly filtered: boolean }) {
  const { t } = useReader();
  const kind = filtered ? 'filtered' : view === 'all' ? 'none' : view === 'needs-action' ? 'needs-action' : 'view';
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t(`orders.empty.${kind}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`orders.empty.${kind}.body`)}
        </Text>
        {filtered ? (
          <Button url={view === 'all' ? '/app/orders' : `/app/orders?view=${view}`}>{t('orders.filter.clear')}</Button>
        ) : null}
        {kind === 'none' ? <Button url="/app/dry-run">{t('dryRun.testAction')}</Button> : null}
      </BlockStack>
    </Box>
  );
}
