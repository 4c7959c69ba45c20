import { Link } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import type { Cause } from '~/domain/verdict/verdict';
import { RunLine, type RunLineView } from '../runs/run-line';
import { useReader } from '../text/reader';

export interface ProblemView {
  readonly id: string;
  readonly cause: Cause;
  readonly orders: number;
  /** Decimal text in the shop's currency; null where it is not known or nothing. */
  readonly amount: string | null;
  readonly openedAt: number;
  /** Orders that a setting keeps back, and those that will meet it in a week, by the last one. */
  readonly keeps?: { readonly orders: number; readonly amount: string } | null;
  readonly expected?: number;
  readonly to: string;
  /** The link leads to the fix itself; otherwise to the problem's orders. */
  readonly isFix: boolean;
  readonly muted: boolean;
  readonly rechecking: boolean;
  /** Its own page, or the list of its orders. */
  readonly page: string;
}

/** One row for each cause, with what it holds up and the way to its fix. */
export function NeedsAction({
  problems,
  more,
  runs,
  currency,
}: {
  readonly problems: readonly ProblemView[];
  readonly more: number;
  /** Done in part only, with orders that still need somebody. */
  readonly runs: readonly RunLineView[];
  readonly currency: string | null;
}) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.needs.heading')}
        </Text>
        {problems.length + runs.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('home.needs.none')}
          </Text>
        ) : (
          <ul className="tb-plain">
            {problems.map((problem, index) => (
              <ProblemRow key={problem.id} problem={problem} currency={currency} first={index === 0 && !problem.muted} />
            ))}
            {runs.map((run) => (
              <li key={run.id} className="tb-row">
                <RunLine run={run} />
                <Button url={`/app/runs/${run.id}`}>{t('runs.toOne')}</Button>
              </li>
            ))}
          </ul>
        )}
        {problems.length > 0 || more > 0 ? (
          <Link className="tb-link" to="/app/orders?view=needs-action">
            {t('home.needs.all')}
          </Link>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function ProblemRow({
  problem,
  currency,
  first,
}: {
  readonly problem: ProblemView;
  readonly currency: string | null;
  readonly first: boolean;
}) {
  const { t, ago, money, cause } = useReader();
  const { orders } = problem;
  const kept = problem.keeps && problem.keeps.orders > 0 ? problem.keeps : null;
  const amount = problem.amount ?? kept?.amount ?? null;
  const facts = [
    orders > 0 ? t('home.needs.orders', { count: orders }) : kept ? t('home.needs.keeps', { count: kept.orders }) : t('home.needs.noOrders'),
    amount !== null && currency ? t('home.needs.amount', { amount: money(amount, currency) }) : null,
    problem.expected ? t('home.needs.expected', { count: problem.expected }) : null,
    t('home.needs.since', { when: ago(problem.openedAt) }),
    problem.muted ? t('home.needs.muted') : null,
    problem.rechecking ? t('home.needs.rechecking') : null,
  ].filter(Boolean);
  const label = problem.isFix ? (cause(problem.cause, 'fix') ?? '') : t('common.trouble.toOrders');
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          <Link className="tb-link" to={problem.page}>
            {cause(problem.cause, 'title')}
          </Link>
        </Text>
        <Text as="p">{cause(problem.cause, 'reason')}</Text>
        <Text as="p" tone="subdued">
          {facts.join(' · ')}
        </Text>
      </BlockStack>
      <Button url={problem.to} variant={first ? 'primary' : 'secondary'}>
        {label}
      </Button>
    </li>
  );
}
