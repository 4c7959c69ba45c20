import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { gateRules } from '~/domain/settings/gate-types';
import { useReader } from '../text/reader';

/** The rules of the gate in their order, in the words that stand on every order's page. */
export function OrderRulesScreen() {
  const { t } = useReader();
  return (
    <Page title={t('orderSettings.help.title')} backAction={{ content: t('orderSettings.title'), url: '/app/settings/orders' }}>
      <Card>
        <BlockStack gap="300">
          <Text as="p">{t('orderSettings.help.intro')}</Text>
          <ol className="tb-steps">
            {gateRules.map((rule) => (
              <li key={rule}>{t(`order.rules.rule.${rule}`)}</li>
            ))}
          </ol>
          <Text as="p">{t('orderSettings.help.after')}</Text>
        </BlockStack>
      </Card>
    </Page>
  );
}
