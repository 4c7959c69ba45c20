import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, Checkbox, ChoiceList, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { lifetimes, mostLiveLinks, type Lifetime } from '~/domain/support-link';
import { useReader } from '../text/reader';

export interface OrderNameView {
  /** Numeric. */
  readonly id: string;
  readonly name: string;
}

export type CreateRefusal = 'order-needed' | 'unknown-order' | 'several-orders' | 'too-many';

const names = Object.keys(lifetimes) as Lifetime[];

/** What the link shows, for how long, and with or without people. */
export function CreateCard({ order, refusal }: { readonly order: OrderNameView | null; readonly refusal: CreateRefusal | null }) {
  const { t } = useReader();
  const [scope, setScope] = useState<'app' | 'order'>(order ? 'order' : 'app');
  const [number, setNumber] = useState(order?.name ?? '');
  const [lifetime, setLifetime] = useState<Lifetime>('day');
  const [masked, setMasked] = useState(true);
  const busy = useNavigation().formData?.get('intent') === 'create';
  const fault = refusal && t(`support.create.refused.${refusal}`, { most: mostLiveLinks });
  return (
    <Card>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="create" />
        {order ? <input type="hidden" name="orderId" value={order.id} /> : null}
        <BlockStack gap="400" inlineAlign="start">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('support.create.heading')}
            </Text>
            <Text as="p">{t('support.create.intro')}</Text>
          </BlockStack>
          <ChoiceList
            title={t('support.create.scope')}
            name="scope"
            choices={(['app', 'order'] as const).map((value) => ({ value, label: t(`support.create.${value}`) }))}
            selected={[scope]}
            onChange={([value]) => setScope(value === 'order' ? 'order' : 'app')}
          />
          {scope === 'order' ? (
            <TextField
              label={t('support.create.orderNumber')}
              helpText={t('support.create.orderHelp')}
              name="order"
              value={number}
              onChange={setNumber}
              autoComplete="off"
              maxLength={100}
              error={refusal === 'too-many' ? undefined : (fault ?? undefined)}
            />
          ) : null}
          <ChoiceList
            title={t('support.create.lifetime')}
            name="lifetime"
            choices={names.map((value) => ({ value, label: t(`support.create.lifetimes.${value}`) }))}
            selected={[lifetime]}
            onChange={([value]) => setLifetime(names.find((name) => name === value) ?? 'day')}
          />
          <Checkbox label={t('support.create.masked')} helpText={t('support.create.maskedHelp')} name="masked" value="on" checked={masked} onChange={setMasked} />
          {refusal === 'too-many' ? (
            <Text as="p" tone="critical">
              {fault}
            </Text>
          ) : null}
          <Button submit variant="primary" loading={busy}>
            {t('support.create.action')}
          </Button>
        </BlockStack>
      </Form>
    </Card>
  );
}
