import { describe, expect, it } from 'vitest';
import { languageOfRequest } from './languages';

describe('the language of a page without a reader’s settings', () => {
  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'], ['en-GB,fr;q=0.9', 'en'], ['de,fr;q=0.5,en;q=0.7', 'en'], ['de;q=1, fr;q=0.1', 'fr'], ['fr;q=0, en;q=0.1', 'en'],
    ['', 'en'], [undefined, 'en'], ['*', 'en'], ['zz;q=abc,,;', 'en'], ['FR', 'fr'], ['french', 'en'],
  ] as const)('of %j is %s', (header, language) => expect(languageOfRequest(header)).toBe(language));
});
