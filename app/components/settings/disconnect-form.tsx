import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Switch } from './fields';

/** Says what waits, and asks once. The orders stay. */
export function DisconnectForm({ waiting }: { readonly waiting: number }) {
  const { t } = useReader();
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'disconnect';
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="disconnect" />
      <BlockStack gap="300">
        <Text as="p">{t('connection.disconnect.body')}</Text>
        {waiting > 0 ? (
          <Text as="p" fontWeight="semibold">
            {t('connection.disconnect.waiting', { count: waiting })}
          </Text>
        ) : null}
        <Switch name="confirm" label={t('connection.disconnect.confirm')} value={false} />
        <div>
          <Button submit tone="critical" loading={busy}>
            {t('connection.disconnect.action')}
          </Button>
        </div>
      </BlockStack>
    </Form>
  );
}
