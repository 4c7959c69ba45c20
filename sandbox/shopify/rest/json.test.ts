import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, Numeral, parseJson, printJson } from './json';

describe('JSON that keeps its numbers', () => {
  it('keeps ids above 2^53 and amounts written as numbers, digit by digit', () => {
    const source = '{"id":820982911946154508,"subtotal":2.80,"rate":0.0825,"list":[1,-2,3e4]}';
    expect(printJson(parseJson(source))).toBe(source);
  });

  it('leaves digits inside of texts alone', () => {
    const value = parseJson('{"note":"call 12345678901234567890 \\"now\\" 5","n":1}');
    expect(isObject(value) && value.note).toBe('call 12345678901234567890 "now" 5');
    expect(isObject(value) && value.n).toEqual(new Numeral('1'));
  });

  it('refuses what is no JSON', () => {
    for (const source of ['', '{', '{"a":01}', '[1,]', 'nope']) expect(() => parseJson(source)).toThrow(SyntaxError);
  });

  it('gives back any value as JSON.parse would read it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(printJson(parseJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });
});
