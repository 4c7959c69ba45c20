import { BlockStack, Button, Text } from '@shopify/polaris';
import type { Cause } from '~/domain/verdict/verdict';
import { useReader } from '../text/reader';

export interface ProblemFixView {
  readonly id: string;
  readonly cause: Cause;
  readonly orders: number;
  readonly fix: { readonly to: string; readonly isFix: boolean; readonly doer: 'settings' | 'pos' | 'shopify' | 'us' | 'nobody' };
}

/** The way to the fix, who can go it, and what happens then. What can be fixed by one click takes its place here. */
export function ProblemFix({ problem }: { readonly problem: ProblemFixView }) {
  const { t, cause } = useReader();
  const { fix, orders } = problem;
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="h3" variant="headingSm">
        {t('problem.fix.heading')}
      </Text>
      <Text as="p" tone="subdued">
        {t(`order.verdict.who.${fix.doer}`)}
      </Text>
      {fix.isFix ? (
        <Button url={fix.to} variant="primary">
          {cause(problem.cause, 'fix') ?? ''}
        </Button>
      ) : (
        <Text as="p">{t('problem.fix.none')}</Text>
      )}
      {orders > 0 && fix.isFix ? <Text as="p">{t('problem.fix.then', { count: orders })}</Text> : null}
    </BlockStack>
  );
}
