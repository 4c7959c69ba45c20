import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Cipher } from '~/ports/cipher';

const algorithm = 'aes-256-gcm';
const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/**
 * AES-256-GCM with the key's id in front: the first key seals, every key opens, so that a new key can be put first
 * and the old one kept until everything was sealed anew. Keys are 32 bytes.
 */
export function aesCipher(keys: readonly Buffer[]): Cipher {
  const [first] = keys;
  if (!first) throw new Error('a cipher needs at least one key');
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  return {
    isOld: (sealed) => sealed !== '' && sealed.split('.')[1] !== idOf(first),
    seal: (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, first, iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', idOf(first), Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')].join('.');
    },
    open: (sealed) => {
      const [version, id, text] = sealed.split('.');
      const key = byId.get(id ?? '');
      if (version !== 'v1' || !key || !text) return null;
      const bytes = Buffer.from(text, 'base64');
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
