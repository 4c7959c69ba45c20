import { Badge, BlockStack, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';
import { RunLine, type RunLineView } from './run-line';

interface SweepView {
  readonly id: string;
  readonly state: 'running' | 'stopped' | 'done';
  readonly startedAt: number;
  readonly from: number;
  readonly to: number;
  readonly listed: number;
  readonly found: number;
}

export interface RunsView {
  readonly rows: readonly { readonly bulk: RunLineView | null; readonly sweep: SweepView | null }[];
}

/** What ran, newest first. */
export function RunsScreen({ view }: { readonly view: RunsView }) {
  const { t } = useReader();
  return (
    <Page title={t('runs.title')} backAction={{ content: t('runs.back'), url: '/app/orders' }}>
      <Card>
        {view.rows.length === 0 ? <Text as="p">{t('runs.none')}</Text> : null}
        <ul className="tb-plain">
          {view.rows.map(({ bulk, sweep }) => (
            <li key={bulk?.id ?? sweep?.id} className="tb-row">
              {bulk ? <RunLine run={bulk} /> : null}
              {sweep ? <SweepLine run={sweep} /> : null}
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function SweepLine({ run }: { readonly run: SweepView }) {
  const { t, moment } = useReader();
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={run.state === 'done' ? 'success' : 'info'} toneAndProgressLabelOverride=" ">
          {t(`comparison.state.${run.state}`)}
        </Badge>
        <Text as="span">{t('runs.sweep')}</Text>
        <Text as="span" tone="subdued">
          <Moment at={run.startedAt} /> · {t('runs.sweepFound', { listed: run.listed, found: run.found })}
        </Text>
      </InlineStack>
      <Text as="span" tone="subdued">
        {t('comparison.window', { from: moment(run.from), to: moment(run.to) })}
      </Text>
    </BlockStack>
  );
}
