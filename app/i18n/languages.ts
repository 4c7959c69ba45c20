/** Languages with a full catalogue. The first is what every unknown wish falls back to. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Matches a BCP 47 tag by its language part: "fr-CA" is answered in French, anything unknown in English. */
export function languageOf(tag: string | null | undefined): Language {
  const wanted = (tag ?? '').toLowerCase().split('-')[0];
  return languages.find((language) => language === wanted) ?? languages[0];
}
