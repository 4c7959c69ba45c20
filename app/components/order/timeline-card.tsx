import { BlockStack, Card, Text } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';
import { useSentence, type TimelineEntryView } from './timeline-words';

export type { TimelineEntryView } from './timeline-words';

/** What the app knew and did, minute by minute; newest first. */
export function TimelineCard({
  entries,
  currency,
}: {
  readonly entries: readonly TimelineEntryView[];
  readonly currency: string | null;
}) {
  const { t } = useReader();
  const tell = useSentence(currency);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('order.timeline.heading')}
        </Text>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('order.timeline.empty')}
          </Text>
        ) : (
          <ol className="tb-timeline">
            {entries.map((entry) => (
              <li key={entry.id}>
                {tell(entry)}
                <Moment at={entry.at} full />
              </li>
            ))}
          </ol>
        )}
      </BlockStack>
    </Card>
  );
}
