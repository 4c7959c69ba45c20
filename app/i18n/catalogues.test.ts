import { describe, expect, it } from 'vitest';
import { causeCodes } from '~/domain/verdict/cause';
import { statuses } from '~/domain/verdict/verdict';
import { timelineCodes } from '~/domain/verdict/timeline';
import { gateRules } from '~/domain/settings/gate-types';
import { checkCodes } from '~/domain/checks/check';
import { en } from './en';
import { fr } from './fr';
import { textsOf } from './texts';
import { completeFrench } from './typeset';

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const english = new Map(flat(en));
const french = new Map(flat(fr));
const shown = new Map(flat(completeFrench(fr)));
const placeholders = (text: string): string[] => [...new Set(text.match(/\{[a-zA-Z]+\}/g) ?? [])].sort();

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('use the same placeholders under each key', () => {
    for (const [key, text] of english) expect(placeholders(french.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  it('hold no empty text and no text with stray spaces', () => {
    for (const [key, text] of [...english, ...french]) expect(text, key).toMatch(/^\S(.*\S)?$/s);
  });

  it('have every plural form of each counted text', () => {
    for (const key of english.keys()) {
      if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other')), key).toBe(true);
      if (key.endsWith('_other')) {
        expect(english.has(key.replace(/_other$/, '_one')), key).toBe(true);
        expect(shown.has(key.replace(/_other$/, '_many')), key).toBe(true);
      }
    }
  });

  it('use no word that blames, begs or tells nothing', () => {
    const words = /\b(invalid|error occurred|click here|please|sorry|oops|never lose)\b/i;
    const mots = /(invalide|erreur s’est produite|cliquez ici|veuillez|désolé|s’il vous plaît)/i;
    for (const [key, text] of english) expect(text, key).not.toMatch(words);
    for (const [key, text] of french) expect(text, key).not.toMatch(mots);
  });

  it('use typographic apostrophes', () => {
    for (const [key, text] of [...english, ...french]) expect(text, key).not.toMatch(/\w'\w/);
  });

  it('keep a no-break space before French double punctuation and inside guillemets', () => {
    for (const [key, text] of shown) {
      expect(text.replace(/https?:/g, ''), key).not.toMatch(/[^\u00a0][:;!?»]/);
      expect(text, key).not.toMatch(/«[^\u00a0]/);
    }
  });
});

describe('every code has its words', () => {
  const texts = { en: textsOf('en'), fr: textsOf('fr') };
  it.each(['en', 'fr'] as const)('in %s', (language) => {
    const has = (key: string) => expect(texts[language].has(key), key).toBe(true);
    for (const code of causeCodes) for (const slot of ['title', 'body', 'fix', 'reason']) has(`causes.${code}.${slot}`);
    for (const status of statuses) has(`common.status.${status}`);
    for (const code of timelineCodes) has(`timeline.${code}`);
    for (const rule of gateRules) has(`order.rules.rule.${rule}`);
    for (const code of checkCodes)
      for (const slot of ['question', 'passed', 'failed', 'unknown', 'na']) has(`checks.rule.${code}.${slot}`);
  });

  it('with short titles, no full stop in titles and reasons, and bodies of four sentences at most', () => {
    for (const [key, text] of [...english, ...french].filter(([key]) => key.startsWith('cause'))) {
      if (key.endsWith('.title')) expect(text.length, key).toBeLessThanOrEqual(60);
      if (/\.(title|reason|fix|second)$/.test(key)) expect(text, key).not.toMatch(/\.$/);
      if (key.endsWith('.body')) expect(text.split(/[.!?](?:\s|$)/).filter(Boolean).length, key).toBeLessThanOrEqual(4);
    }
  });
});
