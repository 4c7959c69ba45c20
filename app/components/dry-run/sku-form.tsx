import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';

/** The made-up order with a SKU of the shop's, to see whether the POS knows it. Posts nothing: the address says which. */
export function SkuForm({ sku }: { readonly sku: string }) {
  const { t } = useReader();
  const [text, setText] = useState(sku);
  const busy = useNavigation().state !== 'idle';
  return (
    <Card>
      <Form method="get" action="/app/dry-run">
        <BlockStack gap="300" inlineAlign="start">
          <div className="tb-wide">
            <TextField label={t('dryRun.sku.label')} helpText={t('dryRun.sku.help')} name="sku" value={text} onChange={setText} autoComplete="off" maxLength={100} />
          </div>
          <Button submit loading={busy}>
            {t('dryRun.sku.again')}
          </Button>
        </BlockStack>
      </Form>
    </Card>
  );
}
