import { BlockStack, Layout, Page } from '@shopify/polaris';
import type { RuleTrace } from '~/domain/settings/gate-types';
import type { UnmatchedView } from '../items/link-form';
import { StatusBadge } from '../text/status-badge';
import { useReader } from '../text/reader';
import { DecisionCard, type Refusal } from './decision-card';
import { DocumentsCard, type DocumentView } from './documents-card';
import { FactsCard, type OrderFactsView } from './facts-card';
import { LinkCard } from './link-card';
import { MoneyCard, type MoneyView } from './money-card';
import type { OrderIntent } from './order-action';
import { RulesCard } from './rules-card';
import { TimelineCard, type TimelineEntryView } from './timeline-card';
import { VerdictCard, type VerdictView } from './verdict-card';

export interface OrderView extends VerdictView {
  /** Numeric. */
  readonly id: string;
  readonly shopifyLink: string;
  readonly posLink: string | null;
  readonly unmatched: readonly UnmatchedView[];
  readonly intents: readonly OrderIntent[];
  readonly decision: (NonNullable<VerdictView['decision']> & { readonly note: string | null }) | null;
  readonly trace: readonly RuleTrace[];
  readonly judgedVersion: number | null;
  readonly documents: readonly DocumentView[];
  readonly money: MoneyView | null;
  readonly timeline: readonly TimelineEntryView[];
  readonly facts: Omit<OrderFactsView, 'causeCode'>;
}

/** Why did this order not download, what do I do, what happens next? */
export function OrderScreen({ view, refusal }: { readonly view: OrderView; readonly refusal: Refusal | null }) {
  const { t } = useReader();
  const links = { shopify: view.shopifyLink, pos: view.posLink };
  const blockers = view.status === 'blocked' && view.cause ? [view.cause, ...view.alsoNeeded] : [];
  // What the verdict's own buttons do is not offered twice; a note is always asked for in the card.
  const offered = new Set<OrderIntent>(
    [view.cause?.fix.first, view.cause?.fix.second].flatMap((fix) =>
      fix?.kind === 'act' && fix.intent !== 'handle' ? [fix.intent] : [],
    ),
  );
  const actions = [
    { content: t('dryRun.action'), url: `/app/orders/${view.id}/dry-run` },
    { content: t('support.create.fromOrder'), url: `/app/support?order=${view.id}` },
    { content: t('order.viewInShopify'), url: view.shopifyLink, target: '_blank' as const },
    ...(view.posLink ? [{ content: t('order.viewInPos'), url: view.posLink, target: '_blank' as const }] : []),
  ];
  return (
    <Page
      title={view.name}
      titleMetadata={<StatusBadge status={view.status} />}
      backAction={{ content: t('order.back'), url: '/app/orders' }}
      secondaryActions={actions}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <VerdictCard view={view} links={links} />
            <LinkCard items={view.unmatched} />
            <DocumentsCard documents={view.documents} />
            {view.money ? <MoneyCard view={view.money} /> : null}
            <RulesCard trace={view.trace} version={view.judgedVersion} blockers={blockers} />
            <TimelineCard entries={view.timeline} currency={view.money?.currency ?? null} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <FactsCard facts={{ ...view.facts, causeCode: view.cause?.code ?? null }} />
            <DecisionCard
              intents={view.intents.filter((intent) => !offered.has(intent))}
              note={view.decision?.note ?? null}
              refusal={refusal}
            />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
