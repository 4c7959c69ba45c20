import { BlockStack, Card, Text } from '@shopify/polaris';
import type { Cause } from '~/domain/verdict/verdict';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';
import { ProblemFix, type ProblemFixView } from './problem-fix';
import type { StateName } from './state-badge';

export interface CauseView extends ProblemFixView {
  readonly cause: Cause;
  readonly state: StateName;
  readonly openedAt: number;
  readonly lastSeenAt: number;
  readonly closedAt: number | null;
  readonly muted: { readonly until: number; readonly by: string } | null;
  /** Decimal text in the shop's currency; null where it is nothing. */
  readonly amount: string | null;
  readonly currency: string | null;
}

/** Effect, cause, how much waits on it, and the one way to fix it. */
export function CauseCard({ view }: { readonly view: CauseView }) {
  const { t, cause, moment, person } = useReader();
  const held = useHeld(view);
  const closed = view.state === 'closed';
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(closed ? 'problem.was' : 'problem.what')}
        </Text>
        <Text as="p" fontWeight="semibold">
          {closed ? t('problem.over') : held}
        </Text>
        <Text as="p">{cause(view.cause, 'body')}</Text>
        {view.muted ? <Text as="p">{t('problem.mutedUntil', { until: moment(view.muted.until), by: person(view.muted.by) })}</Text> : null}
        <ul className="tb-plain tb-when">
          <When text={t('problem.opened', { when: '' })} at={view.openedAt} />
          <When text={t('problem.lastSeen', { when: '' })} at={view.lastSeenAt} />
          {view.closedAt === null ? null : <When text={t('problem.closed', { when: '' })} at={view.closedAt} />}
        </ul>
        {closed ? null : <ProblemFix problem={view} />}
      </BlockStack>
    </Card>
  );
}

function useHeld({ orders, amount, currency }: CauseView): string {
  const { t, money } = useReader();
  if (orders === 0) return t('problem.heldNone');
  return amount !== null && currency ? t('problem.heldAmount', { count: orders, amount: money(amount, currency) }) : t('problem.held', { count: orders });
}

function When({ text, at }: { readonly text: string; readonly at: number }) {
  return (
    <li>
      <Text as="span" tone="subdued">
        {text.replace(/[\s—]+$/, '')} <Moment at={at} full />
      </Text>
    </li>
  );
}
