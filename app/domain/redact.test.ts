import { describe, expect, it } from 'vitest';
import { errorText, without, withoutSecrets } from './redact';

describe('what is taken out of foreign texts', () => {
  it.each([
    ['ana.o\'neil@example.co.uk is taken', /is taken$/, 'example.co.uk'],
    ['the token shpat_0123abcdef was refused', /^the token/, '0123abcdef'],
    ['Authorization: Bearer abc.def-123456', /^Authorization/, 'abc.def'],
    ['GET /app?id_token=eyJhbGciOi.eyJzdWIi.c2ln&shop=x', /^GET \/app\?id_token=/, 'eyJ'],
    ['call +1 (555) 010-0199 first', /^call … first$/, '555'],
    ['555-010-0199 or 01 99 00 12 34', /^… or …$/, '0199'],
    ['password: hunter22', /^…$/, 'hunter22'],
  ])('%s', (text, left, planted) => {
    expect(withoutSecrets(text)).toMatch(left);
    expect(withoutSecrets(text)).not.toContain(planted);
  });
  it.each(['the plan of S-1042 has a step that its journal does not: line:3.2', 'order gid://shopify/Order/820982911946154508 at 2026-11-20T09:00:00.000Z', 'HTTP 502', 'TB-7Q4M2K9D3X/5900000000175', 'is required: size', 'on 2026-11-20', '5900000000175'])('leaves alone: %s', (text) => expect(withoutSecrets(text)).toBe(text));
  it('takes what is quoted out of exceptions', () => {
    const error = (() => {
      try {
        return JSON.parse('Ana Smith, 1 High St') as unknown;
      } catch (caught) {
        return caught;
      }
    })();
    expect(errorText(error)).toMatch(/Unexpected token/);
    expect(errorText(error)).not.toMatch(/Ana|High/);
    expect(errorText('x'.repeat(9_000))).toHaveLength(500);
  });
  it('takes out what is known to be personal, however it is written', () => {
    expect(without('ANA SMITH of 1 High St. (Ana)', ['Ana', 'Ana Smith', '1 High St.', '', '?'])).toBe('… of … (…)');
  });
});
