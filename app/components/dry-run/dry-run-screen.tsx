import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import type { RuleTrace } from '~/domain/settings/gate-types';
import type { Cause, Status } from '~/domain/verdict/verdict';
import { RulesCard } from '../order/rules-card';
import { StatusBadge } from '../text/status-badge';
import { useReader } from '../text/reader';
import { DrawnCard, type DrawnView } from './drawn-card';
import { SkuForm } from './sku-form';

export type DryRunView =
  | { readonly kind: 'unread'; readonly cause: Cause | null }
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly currency: string;
      readonly trace: readonly RuleTrace[];
      readonly kept: { readonly status: Status; readonly cause: Cause | null } | null;
      readonly silent: 'not-connected' | 'access' | 'unreachable' | 'throttled' | 'rejected' | null;
      readonly standing: readonly string[];
      readonly notices: readonly { readonly code: string; readonly params: Readonly<Record<string, string>> }[];
      readonly documents: readonly DrawnView[];
    };

/** What would this order become in the POS? `sku` is there for the made-up order. */
export function DryRunScreen({ run, back, sku }: { readonly run: DryRunView; readonly back: string; readonly sku?: string }) {
  const { t } = useReader();
  const name = run.kind === 'run' ? run.name : '';
  const title = sku === undefined ? t('dryRun.title', { order: name }) : t('dryRun.testTitle');
  return (
    <Page title={title} backAction={{ content: sku === undefined ? name : t('home.title'), url: back }}>
      <BlockStack gap="400">
        <Outcome run={run} />
        {sku === undefined ? null : <SkuForm sku={sku} />}
        {run.kind === 'run' ? run.documents.map((one) => <DrawnCard key={one.number} drawn={one} currency={run.currency} />) : null}
        {run.kind === 'run' ? <RulesCard trace={run.trace} version={null} blockers={[]} intro={t('dryRun.rules')} /> : null}
      </BlockStack>
    </Page>
  );
}

/** The answer first: would it go, and if not, why not. */
function Outcome({ run }: { readonly run: DryRunView }) {
  const { t, tOr, cause, params } = useReader();
  const told = useOutcome(run);
  const kept = run.kind === 'run' ? run.kept : null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {told}
        </Text>
        {run.kind === 'unread' && run.cause ? <Text as="p">{cause(run.cause, 'reason')}</Text> : null}
        {kept ? (
          <BlockStack gap="100" inlineAlign="start">
            <StatusBadge status={kept.status} />
            {kept.cause ? <Text as="p">{cause(kept.cause, 'reason')}</Text> : null}
            {run.kind === 'run' && run.documents.length > 0 ? <Text as="p">{t('dryRun.drawnAnyway')}</Text> : null}
          </BlockStack>
        ) : null}
        {run.kind === 'run' && run.standing.length > 0 ? <Text as="p">{t('dryRun.standing', { numbers: run.standing.join(', ') })}</Text> : null}
        {run.kind === 'run' ? run.notices.map((one) => <Text as="p" key={`${one.code} ${JSON.stringify(one.params)}`}>{tOr(`timeline.${one.code}`, one.code, params(one.params))}</Text>) : null}
        <Text as="p" tone="subdued">
          {t('dryRun.nothingMade')}
        </Text>
      </BlockStack>
    </Card>
  );
}

function useOutcome(run: DryRunView): string {
  const { t } = useReader();
  if (run.kind === 'unread') return t('dryRun.outcome.unread');
  if (run.silent) return t(`dryRun.silent.${run.silent}`);
  if (run.documents.some((one) => one.causes.length > 0)) return t('dryRun.outcome.blocked');
  if (run.kept) return t('dryRun.outcome.kept');
  return run.documents.length === 0 ? t('dryRun.outcome.nothing') : t('dryRun.outcome.goes', { count: run.documents.length });
}
