import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { Unfit } from '~/domain/verdict/bulk';
import { useReader } from '../text/reader';

export interface PlanView {
  readonly kind: 'retry' | 'include' | 'handle' | 'undo';
  readonly state: 'planning' | 'planned' | 'running' | 'cancelled' | 'done';
  /** Orders that can be acted on, of all that were chosen, and why the others cannot. */
  readonly planned: number;
  readonly total: number;
  readonly unfit: readonly { readonly reason: Unfit; readonly count: number }[];
}

/** "18 of 25 can be retried; 5 need a fix first; 2 already in POS", and the person's word. */
export function PlanCard({ view, open, refusal }: { readonly view: PlanView; readonly open: boolean; readonly refusal: 'note-needed' | 'not-planned' | null }) {
  const { t } = useReader();
  const { kind, planned, total, unfit, state } = view;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('runs.plan.heading')}
        </Text>
        <div role="status">
          <Text as="p" fontWeight="semibold">
            {state === 'planning' ? t('runs.planning', { count: total }) : t(`runs.plan.${kind}`, { fit: planned, total })}
          </Text>
        </div>
        {unfit.length > 0 ? (
          <ul className="tb-plain">
            {unfit.map(({ reason, count }) => (
              <li key={reason}>
                <Text as="span">{t(`runs.unfit.${reason}`, { count })}</Text>
              </li>
            ))}
          </ul>
        ) : null}
        {refusal === 'not-planned' ? (
          <Text as="p" tone="critical">
            {t('runs.plan.gone')}
          </Text>
        ) : null}
        {open && state === 'planned' ? <Word kind={kind} planned={planned} missing={refusal === 'note-needed'} /> : null}
      </BlockStack>
    </Card>
  );
}

function Word({ kind, planned, missing }: { readonly kind: PlanView['kind']; readonly planned: number; readonly missing: boolean }) {
  const { t } = useReader();
  const [note, setNote] = useState('');
  const intent = useNavigation().formData?.get('intent');
  return (
    <BlockStack gap="300">
      <Form method="post">
        <input type="hidden" name="intent" value="begin" />
        <BlockStack gap="300" inlineAlign="start">
          {kind === 'handle' && planned > 0 ? (
            <div className="tb-wide">
              <TextField label={t('runs.plan.note')} helpText={t('runs.plan.noteHelp')} name="note" value={note} onChange={setNote} autoComplete="off" maxLength={500} error={missing && note === '' ? t('runs.plan.noteNeeded') : undefined} />
            </div>
          ) : null}
          {kind === 'retry' && planned > 0 ? <Text as="p">{t('runs.plan.again')}</Text> : null}
          <Button submit variant="primary" disabled={planned === 0} loading={intent === 'begin'}>
            {t(`runs.plan.start.${kind}`, { count: planned })}
          </Button>
          {planned === 0 ? <Text as="p">{t(`runs.plan.cannot.${kind}`)}</Text> : null}
        </BlockStack>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="cancel" />
        <InlineStack>
          <Button submit loading={intent === 'cancel'}>
            {t('runs.plan.drop')}
          </Button>
        </InlineStack>
      </Form>
    </BlockStack>
  );
}
