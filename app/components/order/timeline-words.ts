import { useReader } from '../text/reader';
import { switchName } from '../text/switch-name';

export interface TimelineEntryView {
  readonly id: string;
  readonly at: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** One sentence for each entry. */
export function useSentence(currency: string | null) {
  const { t, tOr, params } = useReader();
  const titleOf = (code: string): string => tOr(`causes.${code}.title`, code);
  return ({ code, params: raw }: TimelineEntryView): string => {
    const values: Record<string, string> = params({ ...(currency ? { currency } : {}), ...raw });
    if (raw.rule) values.rule = tOr(`terms.rule.${raw.rule}`, raw.rule);
    if (code === 'gate.hold' && raw.reason) values.reason = tOr(`terms.hold.${raw.reason}`, raw.reason);
    if (raw.step) values.step = tOr(`terms.step.${raw.step.split(':')[0] ?? ''}`, t('terms.step.other'));
    if (raw.codes) values.codes = raw.codes.split(', ').map(titleOf).join(' · ');
    if (raw.code) values.code = titleOf(raw.code);
    if (code === 'person.fixed' && raw.fix) {
      if (raw.fix === 'setting' && raw.what) values.what = switchName({ tOr }, raw.what);
      return tOr(`timeline.fixed.${raw.fix}`, t('timeline.person.fixed', values), values);
    }
    return tOr(`timeline.${code}`, t('timeline.other', { code }), values);
  };
}
