import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Copy } from '~/domain/copy';
import type { Cause } from '~/domain/verdict/verdict';
import { causeText, type CauseSlot } from '~/i18n/cause-text';
import { formatDay, formatDistance, formatMoment, formatMoney, formatTime } from '~/i18n/format';
import type { Language } from '~/i18n/languages';
import { showGateway, showParams, showPerson } from '~/i18n/show-params';
import { textsOf, type Texts } from '~/i18n/texts';
import { typesetFrench } from '~/i18n/typeset';

/** Who reads: their language, the shop's time zone, and the moment at which the page was made. */
interface Reading {
  readonly language: Language;
  readonly zone: string;
  readonly now: number;
}

const ReadingContext = createContext<Reading>({ language: 'en', zone: 'UTC', now: 0 });

export function ReaderProvider({ children, ...reading }: Partial<Reading> & { readonly children: ReactNode }) {
  const outer = useContext(ReadingContext);
  return <ReadingContext.Provider value={{ ...outer, ...reading }}>{children}</ReadingContext.Provider>;
}

/** Everything a component needs to speak: texts, amounts, times and causes in the reader's language. */
export function useReader() {
  const { language, zone, now } = useContext(ReadingContext);
  return useMemo(() => {
    const texts = textsOf(language);
    const t: Texts['t'] = (key, params) => texts.t(key, params);
    return {
      language,
      zone,
      now,
      t,
      has: (key: string) => texts.has(key),
      /** For keys built from data: the text where there is one, else what is given. */
      tOr: (key: string, fallback: string, params?: Readonly<Record<string, string | number>>) =>
        texts.has(key) ? texts.t(key, params) : fallback,
      /** Words that come with a POS. */
      copy: (words: Copy) => (language === 'fr' ? typesetFrench(words.fr) : words.en),
      money: (amount: string, currency: string) => formatMoney(amount, currency, language),
      moment: (at: number) => formatMoment(at, zone, language),
      day: (at: number) => formatDay(at, zone, language),
      time: (at: number) => formatTime(at, zone, language),
      ago: (at: number) => formatDistance(at, now, language),
      params: (params: Readonly<Record<string, string>>) => showParams(params, texts, zone),
      gateway: (handle: string) => showGateway(handle, texts),
      person: (by: string) => showPerson(by, texts),
      cause: (cause: Cause, slot: CauseSlot) => causeText(texts, cause, slot, zone),
    };
  }, [language, zone, now]);
}
