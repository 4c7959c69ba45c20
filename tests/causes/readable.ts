import { expect } from 'vitest';
import type { Cause } from '~/domain/verdict/verdict';
import { say } from '../support/desk';
import type { CauseCase } from './cause-case';

/** A value that was not given leaves one of these. */
const gaps = /[{}]|undefined|null|NaN|“\s*”|«\s*»|\(\s*\)|[—–]| {2}|\s\.|^\s|\s$/;

const plain = (text: string): string => text.replace(/[   ]/g, ' ');

/** The same cause in English and in French: a title, a body, a reason and a button, whole, and with the values by which a person knows what is meant. */
export function expectReadable(cause: Cause, names: CauseCase['names'] = []): void {
  for (const language of ['en', 'fr'] as const) {
    const [title, body, reason, fix] = (['title', 'body', 'reason', 'fix'] as const).map((slot) => plain(say(cause, slot, language)));
    for (const text of [title, body, reason, fix]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(gaps);
    }
    const told = `${title ?? ''} ${body ?? ''}`;
    for (const name of 'en' in names ? names[language] : names) expect(told).toContain(name);
  }
}
