import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, ChoiceList, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { DoneToast } from '../layout/done-toast';
import { useFollowUp } from '../layout/use-fresh';
import { useReader } from '../text/reader';

export interface UnmatchedView {
  readonly sku: string;
  readonly title: string;
  /** Several items of the POS answer to the SKU; empty where none does. */
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
}

type Refusal =
  | 'required'
  | 'not-found'
  | 'archived'
  | 'several'
  | 'not-connected'
  | 'access'
  | 'unreachable'
  | 'throttled'
  | 'rejected';

export interface LinkAnswer {
  readonly done: 'linked' | null;
  readonly refusal: Refusal | null;
  readonly label: string;
  readonly orders: number;
}

const other = 'other';

/** Which POS item is this SKU? Posts to one address wherever it stands, and says there what came of it. */
export function LinkForm({ item, primary = false }: { readonly item: UnmatchedView; readonly primary?: boolean }) {
  const { t } = useReader();
  const fetcher = useFetcher<LinkAnswer>({ key: `link ${item.sku}` });
  const [picked, setPicked] = useState(item.candidates[0]?.id ?? other);
  const [number, setNumber] = useState('');
  const { sku, candidates } = item;
  const answer = fetcher.data;
  useFollowUp(answer);
  return (
    <fetcher.Form method="post" action="/app/items/link">
      <DoneToast answer={answer} />
      <input type="hidden" name="sku" value={sku} />
      <BlockStack gap="300" inlineAlign="start">
        {candidates.length > 0 ? (
          <ChoiceList
            name="id"
            title={t('items.link.pick', { sku })}
            choices={[
              ...candidates.map(({ id, label }) => ({ value: id, label })),
              { value: other, label: t('items.link.other') },
            ]}
            selected={[picked]}
            onChange={([first]) => setPicked(first ?? other)}
            error={picked === other ? undefined : refused(answer, t)}
          />
        ) : null}
        {picked === other ? (
          <div className="tb-wide">
            <TextField
              label={t('items.link.number', { sku })}
              helpText={t('items.link.numberHelp')}
              name="number"
              value={number}
              onChange={setNumber}
              autoComplete="off"
              maxLength={100}
              error={refused(answer, t)}
            />
          </div>
        ) : null}
        <Button submit loading={fetcher.state !== 'idle'} variant={primary ? 'primary' : 'secondary'}>
          {t('items.link.action')}
        </Button>
        <div role="status">
          {answer?.done ? (
            <Text as="p" tone="success">
              {t('items.link.done', { sku, item: answer.label, count: answer.orders })}
            </Text>
          ) : null}
        </div>
      </BlockStack>
    </fetcher.Form>
  );
}

const refused = (answer: LinkAnswer | undefined, t: ReturnType<typeof useReader>['t']): string | undefined =>
  answer?.refusal ? t(`items.link.refused.${answer.refusal}`) : undefined;
