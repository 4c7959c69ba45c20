import { describe, expect, it } from 'vitest';
import { judge, rows, tagsOf } from './rows.mjs';

const row = (tests: readonly { title: string; status: string }[], id: string) => judge(tests).lines.find((line) => line.id === id)?.state;

describe('acceptance rows', () => {
  it('are 92, C2 in three parts', () => {
    expect(rows).toHaveLength(92);
    expect(new Set(rows).size).toBe(92);
    expect(rows.slice(0, 6)).toEqual(['C1', 'C2a', 'C2b', 'C2c', 'C3', 'C4']);
    expect(rows.at(-1)).toBe('M16');
  });

  it('are found in titles, several in one', () => {
    expect(tagsOf('checks › [C 2] [C2a] and [M10] of [E-REQ-FIELD]')).toEqual(['C2a', 'M10']);
  });

  it('fail with one failed test, and are untested without one that ran', () => {
    const one = `[${'C10'}] one`;
    expect(row([{ title: one, status: 'passed' }, { title: `${one} more`, status: 'failed' }], 'C10')).toBe('failed');
    expect(row([{ title: one, status: 'passed' }], 'C10')).toBe('passed');
    expect(row([{ title: one, status: 'pending' }], 'C10')).toBe('untested');
    expect(row([{ title: one, status: 'passed' }, { title: one, status: 'pending' }], 'C10')).toBe('partly run');
    expect(row([], 'C10')).toBe('untested');
  });

  it('name a tag that is nobody’s', () => {
    expect(judge([{ title: `[${'C25'}] beyond`, status: 'passed' }]).strays.map((stray) => stray.id)).toEqual(['C25']);
  });
});
