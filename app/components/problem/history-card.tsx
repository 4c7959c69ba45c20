import { BlockStack, Card, Text } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';

export type HistoryView = readonly { readonly at: number; readonly code: 'opened' | 'reopened' | 'fixed' | 'persists' | 'closed' | 'muted' | 'unmuted'; readonly params: Readonly<Record<string, string>> }[];

/** What became of it, newest first; kept when it is closed. */
export function HistoryCard({ history }: { readonly history: HistoryView }) {
  const { t, params } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('problem.history.heading')}
        </Text>
        <ol className="tb-timeline">
          {history.map(({ at, code, params: given }, index) => (
            <li key={history.length - index}>
              {t(`problem.history.${code}`, params(given))}
              <Moment at={at} full />
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
