import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { DoneToast } from '../layout/done-toast';
import { useLastingFollowUp } from '../layout/use-fresh';
import { useReader } from '../text/reader';
import type { FixAnswer } from './fix-view';

interface FixFormProps {
  readonly fix: string;
  /** Tells two forms of one fix on a page apart. */
  readonly name?: string;
  readonly label: string;
  /** Asked in place before a setting or the POS is changed; null changes neither. */
  readonly ask: string | null;
  readonly confirm?: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** One fix: what it needs, one button, and where something is changed the question before it. Says in place what came of it. */
export function FixForm({ fix, name = '', label, ask, confirm, primary = false, disabled = false, hidden = {}, children }: FixFormProps) {
  const fetcher = useFetcher<FixAnswer>({ key: `fix ${fix} ${name}` });
  const [asking, setAsking] = useState(false);
  const answer = fetcher.data;
  useLastingFollowUp(answer);
  useEffect(() => setAsking(false), [answer]);
  const busy = fetcher.state !== 'idle';
  return (
    <fetcher.Form method="post" action="/app/fix">
      <DoneToast answer={answer?.done === 'begun' ? undefined : answer} />
      <input type="hidden" name="fix" value={fix} />
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <BlockStack gap="300" inlineAlign="start">
        {children ? <div className="tb-wide">{children}</div> : null}
        {ask !== null && asking ? (
          <Question ask={ask} confirm={confirm ?? label} busy={busy} onCancel={() => setAsking(false)} />
        ) : ask === null ? (
          <Button submit loading={busy} disabled={disabled} variant={primary ? 'primary' : 'secondary'}>
            {label}
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)} disabled={disabled} variant={primary ? 'primary' : 'secondary'}>
            {label}
          </Button>
        )}
        <Outcome answer={answer} fix={fix} />
      </BlockStack>
    </fetcher.Form>
  );
}

function Question({ ask, confirm, busy, onCancel }: { readonly ask: string; readonly confirm: string; readonly busy: boolean; readonly onCancel: () => void }) {
  const { t } = useReader();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus(), []);
  return (
    <div ref={box} role="group" aria-label={t('fixes.confirm')} className="tb-ask">
      <input type="hidden" name="confirmed" value="yes" />
      <BlockStack gap="200">
        <Text as="p">{ask}</Text>
        <InlineStack gap="200">
          <Button submit loading={busy} variant="primary">
            {confirm}
          </Button>
          <Button onClick={onCancel} disabled={busy}>
            {t('fixes.cancel')}
          </Button>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function Outcome({ answer, fix }: { readonly answer: FixAnswer | undefined; readonly fix: string }) {
  const { t, tOr } = useReader();
  const refusal = answer?.refusal ? tOr(`fixes.refused.${answer.refusal}`, t('fixes.refused.other')) : null;
  const done = answer?.done === 'fixed' ? t('fixes.done', { count: answer.orders }) : answer?.done === 'begun' ? t(fix === 'restore' ? 'fixes.restoring' : 'fixes.begun') : answer?.done === 'checked' ? t('fixes.checked') : null;
  return (
    <div role="status">
      {refusal || done ? (
        <Text as="p" tone={refusal ? 'critical' : 'success'}>
          {refusal ?? done}
        </Text>
      ) : null}
    </div>
  );
}
