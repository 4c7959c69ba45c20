import { Form } from '@remix-run/react';
import { Banner, BlockStack, Page } from '@shopify/polaris';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useReader } from '../text/reader';
import { FaultsProvider, type Faults } from './faults';

export interface FormAnswer {
  readonly faults: Faults;
  readonly conflict: boolean;
}

interface SettingsFormProps {
  readonly title: string;
  readonly version: number;
  readonly answer: FormAnswer | null;
  /** Shown at most once, and only where nothing went wrong. */
  readonly notice?: string | null;
  /** What is not part of the form, such as acts that take effect at once. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A settings page: one form with the platform's save bar, one banner at most. Discard and a new version fill the fields anew.
 * When somebody else saved meanwhile nothing is saved, and the fields show the newer values.
 */
export function SettingsForm({ title, version, answer, notice = null, below = null, children }: SettingsFormProps) {
  const { t } = useReader();
  const [discards, setDiscards] = useState(0);
  return (
    <Page title={title} backAction={{ content: t('settings.back'), url: '/app/settings' }}>
      <Form method="post" data-save-bar="" onReset={() => setDiscards((count) => count + 1)}>
        <input type="hidden" name="version" value={version} />
        <FaultsProvider faults={answer?.faults ?? {}}>
          <BlockStack gap="500" key={`${version} ${discards}`}>
            <Summary answer={answer} notice={notice} />
            {children}
          </BlockStack>
        </FaultsProvider>
      </Form>
      {below ? <div className="tb-below">{below}</div> : null}
    </Page>
  );
}

/** Takes focus when a submit failed, never on loading. */
function Summary({ answer, notice }: { readonly answer: FormAnswer | null; readonly notice: string | null }) {
  const { t } = useReader();
  const box = useRef<HTMLDivElement>(null);
  const count = Object.keys(answer?.faults ?? {}).length;
  const failed = answer !== null && (answer.conflict || count > 0);
  useEffect(() => {
    if (failed) box.current?.focus();
  }, [answer, failed]);
  if (!failed)
    return notice ? (
      <Banner tone="warning">
        <p>{notice}</p>
      </Banner>
    ) : null;
  return (
    <div ref={box} tabIndex={-1}>
      <Banner tone="critical">
        <p>{answer.conflict ? t('settings.form.conflict') : t('settings.form.summary', { count })}</p>
      </Banner>
    </div>
  );
}
