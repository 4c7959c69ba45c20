import { Link } from '@remix-run/react';
import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { LinkForm, type UnmatchedView } from './link-form';

export interface LinkView extends UnmatchedView {
  readonly orders: number;
  readonly code: 'E-SKU-UNKNOWN' | 'E-SKU-DUPLICATE' | null;
}

/** Which POS item is this SKU, and what waits on the answer? */
export function LinkScreen({ view }: { readonly view: LinkView }) {
  const { t } = useReader();
  const { sku, title, orders, code } = view;
  return (
    <Page title={t('items.link.title')} backAction={{ content: t('order.back'), url: '/app/orders?view=needs-action' }}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd" breakWord>
            {title ? t('items.link.what', { sku, title }) : sku}
          </Text>
          <Text as="p">{t('items.link.intro')}</Text>
          <Text as="p" tone="subdued">
            {orders > 0 ? t('items.link.waiting', { count: orders }) : t('items.link.free')}{' '}
            {orders > 0 && code ? (
              <Link className="tb-link" to={`/app/orders?cause=${code}`}>
                {t('items.link.toOrders')}
              </Link>
            ) : null}
          </Text>
          <LinkForm item={view} primary />
          {code === 'E-SKU-UNKNOWN' ? (
            <Text as="p" tone="subdued">
              {t('items.link.create', { sku })}
            </Text>
          ) : null}
        </BlockStack>
      </Card>
    </Page>
  );
}
