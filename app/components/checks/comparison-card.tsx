import { Badge, BlockStack, Card, ProgressBar, Text, type BadgeProps } from '@shopify/polaris';
import { useComparison, type ComparisonSummary, type RunView } from '../text/comparison';
import { useReader } from '../text/reader';

export interface ComparisonView extends ComparisonSummary {
  readonly runs: readonly RunView[];
  readonly news: readonly { readonly topic: string; readonly at: number | null }[];
}

/** Which orders were compared with Shopify's, and what came of it: the proof that none is missing. */
export function ComparisonCard({ view }: { readonly view: ComparisonView }) {
  const { t } = useReader();
  const summary = useComparison(view);
  const { underWay } = view;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('comparison.heading')}
        </Text>
        <Text as="p">{t('comparison.intro')}</Text>
        <div role="status">
          <Text as="p" fontWeight="semibold">
            {summary}
          </Text>
        </div>
        {underWay && underWay.trigger !== 'schedule' ? <Progress run={underWay} /> : null}
        {view.runs.length > 0 ? (
          <details className="tb-disclosure">
            <summary>{t('comparison.runs')}</summary>
            <ul className="tb-plain tb-runs">
              {view.runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </ul>
          </details>
        ) : null}
        <details className="tb-disclosure">
          <summary>{t('comparison.news')}</summary>
          <NewsList news={view.news} />
        </details>
      </BlockStack>
    </Card>
  );
}

function Progress({ run }: { readonly run: RunView }) {
  const { t, moment } = useReader();
  return (
    <BlockStack gap="100">
      <ProgressBar progress={run.percent} size="small" ariaLabelledBy="comparison-progress" />
      <Text as="p" tone="subdued" id="comparison-progress">
        {t('comparison.progress', { reached: moment(run.reached), to: moment(run.to) })}
      </Text>
    </BlockStack>
  );
}

const tones: Record<RunView['state'], BadgeProps['tone']> = { done: 'success', running: 'info', stopped: 'attention' };

function RunRow({ run }: { readonly run: RunView }) {
  const { t, moment } = useReader();
  const { listed, fresh, changed, missed } = run.counts;
  const found = [
    listed > 0 ? t('comparison.listed', { count: listed }) : run.state === 'done' ? t('comparison.none') : null,
    fresh > 0 ? t('comparison.fresh', { count: fresh }) : null,
    changed > 0 ? t('comparison.changed', { count: changed }) : null,
    missed > 0 ? t('comparison.missed', { count: missed }) : null,
  ].filter(Boolean);
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {moment(run.startedAt)} · {t(`comparison.trigger.${run.trigger}`)}
        </Text>
        {found.length > 0 ? <Text as="p">{found.join(' · ')}</Text> : null}
        <Text as="p" tone="subdued">
          {t('comparison.window', { from: moment(run.from), to: moment(run.to) })}
        </Text>
        {run.limited ? (
          <Text as="p" tone="subdued">
            {t('comparison.limited')}
          </Text>
        ) : null}
        {run.trouble ? <Text as="p">{t(`comparison.trouble.${run.trouble}`)}</Text> : null}
      </BlockStack>
      <Badge tone={tones[run.state]} toneAndProgressLabelOverride=" ">
        {t(`comparison.state.${run.state}`)}
      </Badge>
    </li>
  );
}

function NewsList({ news }: Pick<ComparisonView, 'news'>) {
  const { t, tOr, ago } = useReader();
  return (
    <ul className="tb-plain tb-news">
      {news.map(({ topic, at }) => (
        <li key={topic}>
          <Text as="span">{tOr(`comparison.topic.${topic.replace('/', '-')}`, topic)}</Text>
          <Text as="span" tone="subdued">
            {at === null ? t('common.word.never') : ago(at)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
