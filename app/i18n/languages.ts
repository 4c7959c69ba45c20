/** Languages with a full catalogue. The first is what every unknown wish falls back to. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Matches a BCP 47 tag by its language part: "fr-CA" is answered in French, anything unknown in English. */
export function languageOf(tag: string | null | undefined): Language {
  const wanted = (tag ?? '').toLowerCase().split('-')[0];
  return languages.find((language) => language === wanted) ?? languages[0];
}

/** Of the languages that a browser asks for, in its order of preference, the first that there is a catalogue of. */
export function languageOfRequest(header: string | null | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...params] = wish.split(';').map((part) => part.trim());
    const [, quality = '1'] = params.map((param) => /^q=(0(?:\.\d+)?|1(?:\.0+)?)$/.exec(param)).find(Boolean) ?? [];
    return { language: languages.find((language) => language === tag.toLowerCase().split('-')[0]), quality: Number.parseFloat(quality) };
  });
  return [...wishes].sort((a, b) => b.quality - a.quality).find((wish) => wish.language && wish.quality > 0)?.language ?? languages[0];
}
