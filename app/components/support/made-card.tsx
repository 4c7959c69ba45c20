import { BlockStack, Button, Card, InlineStack, Text, TextField, useCopyToClipboard } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { toast } from '../text/toast';

export interface MadeView {
  readonly url: string;
  readonly endsAt: number;
}

/** The one time that a link is shown: only a hash of it is kept. */
export function MadeCard({ made }: { readonly made: MadeView }) {
  const { t, day, time } = useReader();
  const [copy, status] = useCopyToClipboard({ defaultValue: made.url });
  const copyAndTell = () => {
    copy();
    toast(t('support.made.copied'));
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('support.made.heading')}
        </Text>
        <Text as="p">{t('support.made.promise', { date: day(made.endsAt), time: time(made.endsAt) })}</Text>
        <TextField label={t('support.made.label')} value={made.url} readOnly autoComplete="off" selectTextOnFocus helpText={t('support.made.once')} />
        <InlineStack gap="200" blockAlign="center">
          <Button variant="primary" onClick={copyAndTell}>
            {t('support.made.copy')}
          </Button>
          <span role="status">{status === 'copied' ? t('support.made.copied') : null}</span>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
