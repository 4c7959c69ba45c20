import { createInstance, type i18n } from 'i18next';
import { en, type Catalogue } from './en';
import { fr } from './fr';
import type { KeysOf, TextParams } from './keys';
import type { Language } from './languages';
import { formatCount } from './format';
import { completeFrench } from './typeset';

export type TextKey = KeysOf<Catalogue>;

export interface Texts {
  readonly language: Language;
  t(key: TextKey, params?: TextParams): string;
  /** For keys built from data whose set is not closed, such as a POS's own field names. */
  has(key: string): key is TextKey;
}

const instances = new Map<Language, i18n>();

function instanceOf(language: Language): i18n {
  const known = instances.get(language);
  if (known) return known;
  const made = createInstance();
  void made.init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, fr: { translation: completeFrench(fr) } },
    // Resources are inline, so that the first render has its texts: no promise to wait for.
    initAsync: false,
    showSupportNotice: false,
    interpolation: {
      prefix: '{',
      suffix: '}',
      escapeValue: false,
      alwaysFormat: true,
      // A value that is not known is a dash, never a bare placeholder or a hole in the sentence.
      format: (value: unknown) =>
        typeof value === 'number' ? formatCount(value, language) : typeof value === 'string' && value !== '' ? value : '—',
    },
    returnNull: false,
  });
  instances.set(language, made);
  return made;
}

/** The texts of one language. React escapes what it renders, hence nothing is escaped here; placeholders in values are never followed. */
export function textsOf(language: Language): Texts {
  const instance = instanceOf(language);
  return {
    language,
    t: (key, params) => instance.t(key, { ...params }),
    has: (key): key is TextKey => instance.exists(key),
  };
}
