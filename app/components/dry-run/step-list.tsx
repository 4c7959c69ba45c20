import { BlockStack, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface StepView {
  readonly key: string;
  readonly kind: 'find-or-create' | 'create' | 'change' | 'verify';
  readonly subject:
    | { readonly kind: 'line'; readonly quantity: number; readonly name: string }
    | { readonly kind: 'gateway'; readonly gateway: string }
    | { readonly kind: 'name'; readonly name: string }
    | null;
  readonly amount: string | null;
  readonly done: boolean;
}

/** The calls to the POS in the order in which they would be made. */
export function StepList({ steps, currency }: { readonly steps: readonly StepView[]; readonly currency: string }) {
  const { t, money } = useReader();
  const worded = useStep();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('dryRun.steps')}
      </Text>
      <ol className="tb-steps">
        {steps.map((step) => (
          <li key={step.key}>{worded(step, step.amount === null ? null : money(step.amount, currency))}</li>
        ))}
      </ol>
    </BlockStack>
  );
}

/** Keys of a step are the adapter's: the first word tells what it is about, numbers and names after it which part. */
const wordOf = (key: string): string => {
  const [, what, which] = /^(tax|address):(automatic|neutral|billing|shipping)/.exec(key) ?? [];
  return what ? `${what}-${which}` : (key.split(/[:#]/)[0] ?? '').replace(/-\d+/, '');
};

function useStep() {
  const { t, tOr, gateway } = useReader();
  return ({ key, kind, subject, done }: StepView, amount: string | null): string => {
    const word = wordOf(key);
    const what = tOr(`dryRun.step.${word}`, tOr(`terms.step.${word}`, t('terms.step.other')));
    const step = tOr(`dryRun.${kind}.${word}`, t(`dryRun.kind.${kind}`, { what }));
    const named = subject?.kind === 'line' ? `${subject.quantity} × ${subject.name}` : subject?.kind === 'gateway' ? gateway(subject.gateway) : subject?.name;
    const about = [named, amount].filter(Boolean).join(', ');
    const told = about === '' ? step : t('dryRun.about', { step, about });
    return done ? t('dryRun.done', { step: told }) : told;
  };
}
