import { Banner, BlockStack, Button, Page } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { IndicatorText } from './indicator-text';

/** When a page cannot be read: says so, keeps the way back, and never claims that all is well. */
export function Trouble({ notFound }: { readonly notFound: boolean }) {
  const { t } = useReader();
  const title = notFound ? t('common.trouble.notFoundTitle') : t('common.trouble.title');
  return (
    <Page title={title} backAction={{ content: t('common.nav.orders'), url: '/app/orders' }}>
      <BlockStack gap="400">
        {notFound ? null : <IndicatorText indicator={{ state: 'unknown', count: 0, since: null, seconds: null }} />}
        <Banner tone={notFound ? 'info' : 'warning'}>
          <p>{notFound ? t('common.trouble.notFoundBody') : t('common.trouble.body')}</p>
        </Banner>
        <div>
          {notFound ? (
            <Button url="/app/orders">{t('common.trouble.toOrders')}</Button>
          ) : (
            <Button onClick={() => window.location.reload()}>{t('common.action.tryAgain')}</Button>
          )}
        </div>
      </BlockStack>
    </Page>
  );
}
