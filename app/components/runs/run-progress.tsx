import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, ProgressBar, Text } from '@shopify/polaris';
import { Announced } from '../problem/progress-card';
import { useReader } from '../text/reader';

interface Progress {
  readonly state: string;
  readonly planned: number;
  readonly acted: number;
  /** Of those acted on: done with. */
  readonly settled: number;
}

/** How far it is, and the way out. */
export function RunProgress({ view }: { readonly view: Progress }) {
  const { t } = useReader();
  const busy = useNavigation().formData?.get('intent') === 'cancel';
  const { planned, acted, settled } = view;
  const percent = Math.floor((100 * settled) / Math.max(1, planned));
  const line = t('runs.progress.line', { done: settled, total: planned });
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('runs.progress.heading')}
        </Text>
        <div className="tb-wide">
          <ProgressBar progress={percent} size="small" ariaLabelledBy="run-progress" />
        </div>
        <Text as="p" fontWeight="semibold" id="run-progress">
          {line}
        </Text>
        <Text as="p" tone="subdued">
          {t('runs.progress.started', { acted, total: planned })}
        </Text>
        <Announced percent={percent}>{line}</Announced>
        {view.state === 'running' ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="cancel" />
            <BlockStack gap="100" inlineAlign="start">
              <Button submit loading={busy} disabled={acted === planned}>
                {t('runs.progress.cancel')}
              </Button>
              <Text as="p" tone="subdued">
                {t('runs.progress.cancelHelp')}
              </Text>
            </BlockStack>
          </Form>
        ) : null}
      </BlockStack>
    </Card>
  );
}
