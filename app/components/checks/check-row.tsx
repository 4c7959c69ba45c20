import { Badge, BlockStack, Button, Text, type BadgeProps } from '@shopify/polaris';
import type { CheckCode, CheckResultKind } from '~/domain/checks/check';
import { useReader } from '../text/reader';

export interface CheckRowView {
  readonly code: CheckCode;
  readonly subject: string;
  readonly result: CheckResultKind;
  /** A failing check that stops no order by itself. */
  readonly warns: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly since: number;
  readonly orders: number;
  readonly fixTo: string | null;
  /** The page of the problem that it raises. */
  readonly problemTo: string | null;
}

const tones: Record<CheckResultKind, BadgeProps['tone']> = {
  passed: 'success',
  failed: 'critical',
  'not-applicable': undefined,
  'could-not-check': undefined,
};
const answers = { passed: 'passed', failed: 'failed', 'not-applicable': 'na', 'could-not-check': 'unknown' } as const;
const guided: readonly string[] = ['required-fields', 'required-products', 'pos-access', 'skus'];

/** Question, answer with the value found, since when, how many orders, and the one way to fix it. */
export function CheckRow({ check }: { readonly check: CheckRowView }) {
  const { t, ago } = useReader();
  const answer = useAnswer(check);
  const failed = check.result === 'failed';
  const facts = [
    failed ? t('checks.since', { when: ago(check.since) }) : null,
    check.orders > 0 ? t('checks.holds', { count: check.orders }) : null,
  ].filter(Boolean);
  return (
    <li className="tb-row">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t(`checks.rule.${check.code}.question`)}
        </Text>
        <Text as="p">{answer}</Text>
        {facts.length > 0 ? (
          <Text as="p" tone="subdued">
            {facts.join(' · ')}
          </Text>
        ) : null}
        {failed && guided.includes(check.code) ? <Steps code={check.code} /> : null}
      </BlockStack>
      <BlockStack gap="200" inlineAlign="end">
        <Badge tone={check.warns ? 'attention' : tones[check.result]} toneAndProgressLabelOverride=" ">
          {t(`checks.result.${check.warns ? 'warning' : check.result}`)}
        </Badge>
        {check.problemTo ? <Button url={check.problemTo} variant="plain">{t('problem.link')}</Button> : null}
        {check.fixTo ? <Button url={check.fixTo}>{t('checks.fix')}</Button> : null}
      </BlockStack>
    </li>
  );
}

/** Some answers have a wording of their own, told by what the check is about. */
export function useAnswer({ code, result, params }: Pick<CheckRowView, 'code' | 'result' | 'params'>): string {
  const { t, tOr, params: show } = useReader();
  const values = {
    ...show(params),
    ...(params.group ? { group: tOr(`checks.fieldGroup.${params.group}`, params.group) } : {}),
    ...(params.state ? { state: tOr(`checks.productState.${params.state}`, params.state) } : {}),
  };
  const variant = result === 'failed' || result === 'passed' ? (params.reason ?? params.setting) : undefined;
  const plain = t(`checks.rule.${code}.${answers[result]}`, values);
  return variant ? tOr(`checks.rule.${code}.${variant}`, plain, values) : plain;
}

function Steps({ code }: { readonly code: CheckCode }) {
  const { t, tOr } = useReader();
  return (
    <details className="tb-disclosure" open>
      <summary>{t('checks.steps')}</summary>
      <ol>
        {['one', 'two', 'three'].map((step) => (
          <li key={step}>{tOr(`checks.guided.${code}.${step}`, '')}</li>
        ))}
      </ol>
    </details>
  );
}
