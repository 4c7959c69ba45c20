import { BlockStack, Card, ProgressBar, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface ProgressView {
  readonly total: number;
  readonly freed: number;
  readonly inPos: number;
  readonly waiting: number;
  readonly needAction: number;
}

/** "23 of 23 in POS", and how many were looked at again. Read aloud at every quarter only. */
export function ProgressCard({ progress }: { readonly progress: ProgressView }) {
  const { t } = useReader();
  const { total, freed, inPos, waiting, needAction } = progress;
  const percent = Math.floor((100 * inPos) / Math.max(1, total));
  const line = t('problem.progress.inPos', { done: inPos, total });
  const others = [
    freed < total ? t('problem.progress.looked', { done: freed, total }) : null,
    waiting > 0 ? t('problem.progress.waiting', { count: waiting }) : null,
    needAction > 0 ? t('problem.progress.needAction', { count: needAction }) : null,
  ].filter(Boolean);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('problem.progress.heading')}
        </Text>
        <ProgressBar progress={percent} size="small" ariaLabelledBy="problem-progress" />
        <Text as="p" fontWeight="semibold" id="problem-progress">
          {line}
        </Text>
        {others.length > 0 ? (
          <Text as="p" tone="subdued">
            {others.join(' · ')}
          </Text>
        ) : null}
        <Announced percent={percent}>{line}</Announced>
      </BlockStack>
    </Card>
  );
}

/** A status region whose words are those of the last quarter: its key makes it new when a quarter is passed, and only then it is read. */
export function Announced({ percent, children }: { readonly percent: number; readonly children: string }) {
  return (
    <div role="status" className="tb-hidden">
      <span key={Math.floor(percent / 25)}>{percent % 25 === 0 ? children : ''}</span>
    </div>
  );
}
