import { Badge, BlockStack, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import type { RuleTrace } from '~/domain/settings/gate-types';
import type { Cause } from '~/domain/verdict/verdict';
import { useReader } from '../text/reader';
import { useSaw } from './rule-words';

const tones: Record<RuleTrace['result'], BadgeProps['tone']> = {
  passed: 'success',
  skips: undefined,
  holds: 'attention',
  'not-applicable': undefined,
  overridden: 'info',
};

/** Every rule with what it saw, from the very trace that decided; then the checks that stopped the order. */
export function RulesCard({
  trace,
  version,
  blockers,
  intro,
}: {
  readonly trace: readonly RuleTrace[];
  readonly version: number | null;
  readonly blockers: readonly Cause[];
  /** In place of which settings judged it. */
  readonly intro?: string;
}) {
  const { t, cause } = useReader();
  const asked = trace.filter((line) => line.result !== 'not-applicable');
  const idle = trace.filter((line) => line.result === 'not-applicable');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('order.rules.heading')}
        </Text>
        <Text as="p" tone="subdued">
          {intro ?? (version === null ? t('order.rules.notJudged') : t('order.rules.judgedBy', { version: String(version) }))}
        </Text>
        <ol className="tb-plain">
          {asked.map((line) => (
            <RuleRow key={line.rule} line={line} />
          ))}
        </ol>
        {idle.length > 0 ? (
          <details className="tb-disclosure">
            <summary>
              {t('checks.notApplicable')} ({idle.length})
            </summary>
            <ol>
              {idle.map((line) => (
                <li key={line.rule}>{t(`order.rules.rule.${line.rule}`)}</li>
              ))}
            </ol>
          </details>
        ) : null}
        {version === null ? null : (
          <Text as="h3" variant="headingSm">
            {blockers.length > 0 ? t('order.rules.checks') : t('order.rules.checksPassed')}
          </Text>
        )}
        {blockers.length > 0 ? (
          <ul className="tb-plain">
            {blockers.map((one, index) => (
              <li key={`${one.code} ${index}`}>{cause(one, 'reason')}</li>
            ))}
          </ul>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function RuleRow({ line }: { readonly line: RuleTrace }) {
  const { t } = useReader();
  const saw = useSaw(line);
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <Text as="span">{t(`order.rules.rule.${line.rule}`)}</Text>
        {saw ? (
          <Text as="span" tone="subdued">
            {saw}
          </Text>
        ) : null}
      </BlockStack>
      <InlineStack>
        <Badge tone={tones[line.result]} toneAndProgressLabelOverride=" ">
          {t(`order.rules.result.${line.result}`)}
        </Badge>
      </InlineStack>
    </li>
  );
}
