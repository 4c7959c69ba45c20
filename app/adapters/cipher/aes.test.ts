import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesCipher } from './aes';

describe('secrets at rest', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  it('open again, and never look the same twice', () => {
    const cipher = aesCipher([old]);
    expect(cipher.open(cipher.seal('token'))).toBe('token');
    expect(cipher.seal('token')).not.toBe(cipher.seal('token'));
    expect(cipher.seal('token')).not.toContain('token');
  });
  it('open under a rotated key as long as the old one is kept', () => {
    const sealed = aesCipher([old]).seal('token');
    expect(aesCipher([fresh, old]).open(sealed)).toBe('token');
    expect(aesCipher([fresh]).open(sealed)).toBeNull();
    expect(aesCipher([old]).open(aesCipher([fresh, old]).seal('token'))).toBeNull();
  });
  it('tell which key sealed them', () => {
    const sealed = aesCipher([old]).seal('token');
    expect([aesCipher([old]), aesCipher([old, fresh]), aesCipher([fresh, old])].map((cipher) => cipher.isOld(sealed))).toEqual([false, false, true]);
    expect(aesCipher([old]).isOld('')).toBe(false);
  });
  it.each(['', 'x', 'v1.x.y', 'v2.aa.bb'])('do not open from %j', (text) => expect(aesCipher([old]).open(text)).toBeNull());
  it('do not open when a byte was changed', () => {
    const sealed = aesCipher([old]).seal('token');
    const [version, id, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(aesCipher([old]).open([version, id, bytes.toString('base64')].join('.'))).toBeNull();
  });
});
