import { BlockStack, Button, Text } from '@shopify/polaris';
import type { Cause } from '~/domain/verdict/verdict';
import { FixPanel } from '../fix/fix-panel';
import type { FixPanelView } from '../fix/fix-view';
import { useReader } from '../text/reader';

export interface ProblemFixView {
  readonly id: string;
  readonly cause: Cause;
  readonly orders: number;
  readonly fix: { readonly to: string; readonly isFix: boolean; readonly doer: 'settings' | 'pos' | 'shopify' | 'us' | 'nobody'; /** What is done in place. */ readonly panel?: FixPanelView | null };
}

/** The fix in place, or the way to it; who can do it, and what happens then. */
export function ProblemFix({ problem }: { readonly problem: ProblemFixView }) {
  const { t, cause } = useReader();
  const { fix, orders } = problem;
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="h3" variant="headingSm">
        {t('problem.fix.heading')}
      </Text>
      <Text as="p" tone="subdued">
        {t(`order.verdict.who.${fix.panel?.act ? 'settings' : fix.doer}`)}
      </Text>
      {fix.panel ? (
        <div className="tb-wide">
          <FixPanel view={fix.panel} />
        </div>
      ) : null}
      {fix.isFix && !fix.panel?.act ? (
        <Button url={fix.to} variant="primary">
          {cause(problem.cause, 'fix') ?? ''}
        </Button>
      ) : fix.panel ? null : (
        <Text as="p">{t('problem.fix.none')}</Text>
      )}
      {orders > 0 && (fix.isFix || fix.panel) ? <Text as="p">{t('problem.fix.then', { count: orders })}</Text> : null}
    </BlockStack>
  );
}
