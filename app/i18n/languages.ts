/** Languages with a full catalogue. The first is what every unknown wish falls back to. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Matches a BCP 47 tag by its language part: "fr-CA" is answered in French, anything unknown in English. */
export function languageOf(tag: string | null | undefined): Language {
  const wanted = (tag ?? '').toLowerCase().split('-')[0];
  return languages.find((language) => language === wanted) ?? languages[0];
}

const quality = /^q=([01](?:\.\d{1,3})?)$/;

/** Of the languages that a browser asks for, in its order of preference, the first that there is a catalogue of. */
export function languageOfRequest(header: string | null | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...params] = wish.split(';').map((part) => part.trim());
    const weight = params.map((param) => quality.exec(param)?.[1]).find(Boolean) ?? '1';
    return { language: languages.find((language) => language === tag.toLowerCase().split('-')[0]), weight: weight.replace(/^\d$/, '$&.').padEnd(5, '0') };
  });
  const order = wishes.filter(({ weight }) => /[1-9]/.test(weight)).sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : 0));
  return order.find((wish) => wish.language)?.language ?? languages[0];
}
