import { BlockStack, Button, Card, InlineStack, Text, TextField, useCopyToClipboard } from '@shopify/polaris';
import { useEffect } from 'react';
import { useReader } from '../text/reader';
import { toast } from '../text/toast';

export interface MadeView {
  readonly url: string;
  readonly endsAt: number;
}

/** The one time that a link is shown: only a hash of it is kept. */
export function MadeCard({ made }: { readonly made: MadeView }) {
  const { t, day, time } = useReader();
  // Told when it is true: a browser may refuse, and the text can still be taken by hand.
  const [copy, status] = useCopyToClipboard({ defaultValue: made.url, timeout: 10_000 });
  const copied = status === 'copied';
  useEffect(() => {
    if (copied) toast(t('support.made.copied'));
    // A change of language must not repeat it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [copied]);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('support.made.heading')}
        </Text>
        <Text as="p">{t('support.made.promise', { date: day(made.endsAt), time: time(made.endsAt) })}</Text>
        <TextField label={t('support.made.label')} value={made.url} readOnly autoComplete="off" selectTextOnFocus helpText={t('support.made.once')} />
        <InlineStack gap="200" blockAlign="center">
          <Button variant="primary" onClick={copy}>
            {t('support.made.copy')}
          </Button>
          <span role="status">{copied ? t('support.made.copied') : null}</span>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
