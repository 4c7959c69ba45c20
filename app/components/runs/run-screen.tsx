import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';
import { PlanCard, type PlanView } from './plan-card';
import { RunBadge, useEnd, type RunLineView } from './run-line';
import { RunProgress } from './run-progress';
import { SummaryCard, type SummaryView } from './summary-card';

export interface RunView extends RunLineView, PlanView, SummaryView {
  readonly settled: number;
  readonly endedAt: number | null;
}

/** Plan, run, summary of what a person wanted done with many orders. */
export function RunScreen({ view, refusal }: { readonly view: RunView; readonly refusal: 'note-needed' | 'not-planned' | null }) {
  const { t, person } = useReader();
  const end = useEnd(view);
  const waits = view.state === 'planning' || view.state === 'planned';
  return (
    <Page title={t(`runs.kind.${view.kind}`)} titleMetadata={<RunBadge run={view} />} backAction={{ content: t('runs.back'), url: '/app/orders' }}>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {person(view.by)} · <Moment at={view.startedAt} full />
        </Text>
        <PlanCard view={view} open={waits} refusal={refusal} />
        {view.state === 'running' || (view.state === 'cancelled' && view.endedAt === null && view.acted > 0) ? <RunProgress view={view} /> : null}
        {waits ? null : <SummaryCard view={view} end={view.endedAt === null ? null : end} />}
        {view.state === 'cancelled' && view.endedAt === null && view.acted === 0 ? (
          <Card>
            <Text as="p">{t('runs.summary.none')}</Text>
          </Card>
        ) : null}
      </BlockStack>
    </Page>
  );
}
