/** A sentence in every language of the screens, for words that come with a POS and not with the app. */
export type Copy = Readonly<Record<'en' | 'fr', string>>;
