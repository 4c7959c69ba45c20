import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { OrderAction, type OrderIntent } from './order-action';

const labels = { include: 'include', retry: 'retry', 'leave-out': 'leaveOut', undo: 'undo' } as const;

export type Refusal = 'unknown-order' | 'already-in-pos' | 'note-needed';

/** What a person may say about this order. Everything here is kept with name and time, and can be undone. */
export function DecisionCard({
  intents,
  note,
  refusal,
}: {
  readonly intents: readonly OrderIntent[];
  readonly note: string | null;
  readonly refusal: Refusal | null;
}) {
  const { t } = useReader();
  const plain = intents.filter((intent): intent is keyof typeof labels => intent !== 'handle');
  if (intents.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('order.actions.heading')}
        </Text>
        {note ? <Text as="p">{`${t('order.actions.note')}: ${note}`}</Text> : null}
        {refusal && refusal !== 'note-needed' ? (
          <Text as="p" tone="critical">
            {t(`order.actions.refused.${refusal}`)}
          </Text>
        ) : null}
        <InlineStack gap="200">
          {plain.map((intent) => (
            <OrderAction key={intent} intent={intent}>
              {t(`order.actions.${labels[intent]}`)}
            </OrderAction>
          ))}
        </InlineStack>
        {intents.includes('handle') ? <HandleForm missing={refusal === 'note-needed'} /> : null}
      </BlockStack>
    </Card>
  );
}

function HandleForm({ missing }: { readonly missing: boolean }) {
  const { t } = useReader();
  const [note, setNote] = useState('');
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'handle';
  return (
    <Form method="post" id="handle" preventScrollReset>
      <input type="hidden" name="intent" value="handle" />
      <BlockStack gap="200" inlineAlign="start">
        <div style={{ width: '100%' }}>
          <TextField
            label={t('order.actions.note')}
            helpText={t('order.actions.noteHelp')}
            name="note"
            value={note}
            onChange={setNote}
            autoComplete="off"
            maxLength={500}
            error={missing && note === '' ? t('order.actions.noteNeeded') : undefined}
          />
        </div>
        <Button submit loading={busy}>
          {t('order.actions.handle')}
        </Button>
      </BlockStack>
    </Form>
  );
}
