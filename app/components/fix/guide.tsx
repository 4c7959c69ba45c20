import { BlockStack, Button, InlineStack } from '@shopify/polaris';
import { typesetFrench } from '~/i18n/typeset';
import { useReader } from '../text/reader';
import { FixForm } from './fix-form';
import type { GuideView } from './fix-view';

/** Numbered steps in the POS's own screens, the way there, and the check that confirms them. */
export function Guide({ view, open }: { readonly view: GuideView; readonly open: boolean }) {
  const { t } = useReader();
  const steps = useSteps(view);
  if (steps.length === 0) return null;
  return (
    <details className="tb-disclosure" open={open}>
      <summary>{t('fixes.guide.heading')}</summary>
      <BlockStack gap="300">
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
          <li>{t('fixes.guide.then')}</li>
        </ol>
        <InlineStack gap="200" blockAlign="start">
          {view.link ? (
            <Button url={view.link} target="_blank" accessibilityLabel={`${t('fixes.guide.open')} (${t('order.newTab')})`}>
              {t('fixes.guide.open')}
            </Button>
          ) : null}
          <FixForm fix="check" name={`${view.task} ${Object.values(view.params).join(' ')}`} label={t('fixes.guide.again')} ask={null} />
        </InlineStack>
      </BlockStack>
    </details>
  );
}

function useSteps({ task, steps, params }: GuideView): readonly string[] {
  const { language, t, tOr, params: show } = useReader();
  const shown: Readonly<Record<string, string>> = { ...show(params), group: tOr(`checks.fieldGroup.${params.group ?? ''}`, ''), suggested: t('fixes.employee.name') };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_all, name: string) => shown[name] || '—');
  if (steps) return steps[language].map((step) => fill(language === 'fr' ? typesetFrench(step) : step));
  return ['one', 'two', 'three'].map((step) => tOr(`fixes.task.${task}.${step}`, '', shown)).filter((step) => step !== '');
}
