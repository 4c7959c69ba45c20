import { BlockStack, Card, Text } from '@shopify/polaris';
import { LinkForm, type UnmatchedView } from '../items/link-form';
import { useReader } from '../text/reader';

/** One form for each SKU of the order that no single POS item answers to. */
export function LinkCard({ items }: { readonly items: readonly UnmatchedView[] }) {
  const { t } = useReader();
  if (items.length === 0) return null;
  return (
    <div id="link-item">
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('items.link.heading')}
            </Text>
            <Text as="p">{t('items.link.intro')}</Text>
          </BlockStack>
          {items.map((item) => (
            <BlockStack key={item.sku} gap="200">
              <Text as="h3" variant="headingSm" breakWord>
                {t('items.link.what', { sku: item.sku, title: item.title })}
              </Text>
              <LinkForm item={item} />
              {item.candidates.length === 0 ? (
                <Text as="p" tone="subdued">
                  {t('items.link.create', { sku: item.sku })}
                </Text>
              ) : null}
            </BlockStack>
          ))}
        </BlockStack>
      </Card>
    </div>
  );
}
