import { Form, useNavigation } from '@remix-run/react';
import { Badge, BlockStack, Button, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import type { CheckCode, CheckResultKind } from '~/domain/checks/check';
import { FixPanel } from '../fix/fix-panel';
import { useReader } from '../text/reader';
import type { CheckRowView } from './check-view';
import { useAnswer, useStakes } from './check-words';

const tones: Record<CheckResultKind, BadgeProps['tone']> = {
  passed: 'success',
  failed: 'critical',
  'not-applicable': undefined,
  'could-not-check': undefined,
};

/** Question, answer with the value found, since when, how many orders, the one way to fix it, and the way to ask again. */
export function CheckRow({ check, currency }: { readonly check: CheckRowView; readonly currency: string | null }) {
  const { t } = useReader();
  const answer = useAnswer(check);
  const stakes = useStakes(check, currency);
  return (
    <li className="tb-row">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t(`checks.rule.${check.code}.question`)}
        </Text>
        <Text as="p">{answer}</Text>
        {stakes ? (
          <Text as="p" tone="subdued">
            {stakes}
          </Text>
        ) : null}
        {check.panel ? (
          <div className="tb-inside">
            <FixPanel view={check.panel} />
          </div>
        ) : check.help === 'steps' ? (
          <Steps code={check.code} />
        ) : null}
        {check.help === 'contact' ? <Text as="p">{t('checks.contact')}</Text> : null}
      </BlockStack>
      <div className="tb-side">
        <Badge tone={check.warns ? 'attention' : tones[check.result]} toneAndProgressLabelOverride=" ">
          {t(`checks.result.${check.warns ? 'warning' : check.result}`)}
        </Badge>
        <InlineStack gap="200" blockAlign="center">
          {check.problemTo ? <Button url={check.problemTo} variant="plain">{t('problem.link')}</Button> : null}
          <CheckAgain code={check.code} />
          <FixLink check={check} />
        </InlineStack>
      </div>
    </li>
  );
}

/** Asks the POS only what this one question needs. */
function CheckAgain({ code }: { readonly code: CheckCode }) {
  const { t } = useReader();
  const running = useNavigation().formData?.get('check') === code;
  const question = t(`checks.rule.${code}.question`);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="check" value={code} />
      <Button submit variant="plain" loading={running} accessibilityLabel={t('checks.againOne', { question })}>
        {t('checks.again')}
      </Button>
    </Form>
  );
}

function FixLink({ check: { code, cause, fixTo, panel } }: { readonly check: CheckRowView }) {
  const { t, cause: words } = useReader();
  if (!fixTo) return null;
  const label = code === 'in-doubt' ? t('common.trouble.toOrders') : code === 'skus' ? t('checks.linkItem') : null;
  if (panel?.act) return <Button url={fixTo}>{t('fixes.setting')}</Button>;
  return <Button url={fixTo}>{label ?? (cause && words(cause, 'fix')) ?? t('checks.fix')}</Button>;
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
