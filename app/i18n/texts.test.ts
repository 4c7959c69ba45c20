import { describe, expect, it } from 'vitest';
import { causeText } from './cause-text';
import { languages } from './languages';
import { textsOf } from './texts';

describe('texts', () => {
  const en = textsOf('en');
  const fr = textsOf('fr');

  it('chooses the plural form: English counts 0 as many, French as one', () => {
    expect([0, 1, 2].map((count) => en.t('orders.shown', { count }))).toEqual([
      '0 orders on this page',
      '1 order on this page',
      '2 orders on this page',
    ]);
    expect([0, 1, 2].map((count) => fr.t('orders.shown', { count }))).toEqual([
      '0 commande sur cette page',
      '1 commande sur cette page',
      '2 commandes sur cette page',
    ]);
  });

  it('says whole millions in French with "de"', () => {
    expect(fr.t('orders.shown', { count: 1_000_000 })).toBe('1\u00a0000\u00a0000 de commandes sur cette page');
    expect(en.t('orders.shown', { count: 1_000_000 })).toBe('1,000,000 orders on this page');
  });

  it('never follows placeholders or keys inside a value', () => {
    const cause = { code: 'S-TAG-IGNORED' as const, params: { tag: '{order} $t(common.nav.orders)', order: '#1' } };
    expect(causeText(en, cause, 'reason', 'UTC')).toBe('Tag “{order} $t(common.nav.orders)” ignored');
  });

  it('shows a dash, never a bare placeholder, for a value that is not known', () => {
    expect(causeText(en, { code: 'E-EMP-ARCHIVED', params: {} }, 'body', 'UTC')).toMatch(/^— is archived/);
  });

  it('takes the wording that fits the parameters, and the plain one otherwise', () => {
    const off = (rule: string) => causeText(fr, { code: 'S-RULE-OFF', params: { order: '#7', rule } }, 'reason', 'UTC');
    expect(off('download-archived')).toBe('Commandes archivées désactivées');
    expect(off('something-new')).toBe('Paramètre désactivé');
  });

  it('formats amounts and times of a cause for reader and zone', () => {
    const cause = {
      code: 'E-POS-TOTAL' as const,
      params: { order: '#7', posno: 'S-7', ours: '1250.50', theirs: '1250.49', currency: 'USD' },
    };
    expect(causeText(en, cause, 'reason', 'UTC')).toBe('POS total $1,250.49');
    const offline = { code: 'W-POS-OFFLINE' as const, params: { since: '2026-11-18T23:10:00.000Z' } };
    expect(causeText(fr, offline, 'body', 'Europe/Paris')).toContain('19 nov. 2026, 00\u00a0h\u00a010');
  });

  it('has no second action where a cause names none', () => {
    for (const language of languages)
      expect(causeText(textsOf(language), { code: 'S-DELETED', params: {} }, 'second', 'UTC')).toBeNull();
  });
});
