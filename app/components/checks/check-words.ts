import { useReader } from '../text/reader';
import type { CheckRowView } from './check-view';

const answers = { passed: 'passed', failed: 'failed', 'not-applicable': 'na', 'could-not-check': 'unknown' } as const;

/** Some answers have a wording of their own, told by what the check is about or by why nobody could ask. */
export function useAnswer({ code, result, params }: Pick<CheckRowView, 'code' | 'result' | 'params'>): string {
  const { t, tOr, params: show } = useReader();
  const values = {
    ...show(params),
    ...(params.group ? { group: tOr(`checks.fieldGroup.${params.group}`, params.group) } : {}),
    ...(params.state ? { state: tOr(`checks.productState.${params.state}`, params.state) } : {}),
  };
  const plain = t(`checks.rule.${code}.${answers[result]}`, values);
  const variant = params.reason ?? params.why ?? params.setting;
  if (!variant) return plain;
  if (result === 'could-not-check') return tOr(`checks.unreached.${variant}`, plain);
  if (result === 'not-applicable' && variant === 'not-connected') return t('checks.notConnected');
  return tOr(`checks.rule.${code}.${variant}`, plain, values);
}

/** Since when it fails, what it holds up, keeps back or will hold up; null where there is nothing to say. */
export function useStakes(check: CheckRowView, currency: string | null): string | null {
  const { t, ago, money } = useReader();
  const { orders, amount, keeps, expected } = check;
  const worth = (text: string | null): string | null => (text !== null && currency !== null && /[1-9]/.test(text) ? money(text, currency) : null);
  const [held, kept] = [worth(orders > 0 ? amount : null), worth(keeps?.amount ?? null)];
  const facts = [
    check.result === 'failed' ? t('checks.since', { when: ago(check.since) }) : null,
    orders > 0 ? t('checks.holds', { count: orders }) : null,
    held ? t('checks.amount', { amount: held }) : null,
    keeps ? t('checks.keeps', { count: keeps.orders }) : null,
    kept ? t('checks.keepsAmount', { amount: kept }) : null,
    expected ? t('checks.expected', { count: expected }) : null,
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(' · ') : null;
}
