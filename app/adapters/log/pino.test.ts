import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { pinoLog } from './pino';

describe('the log', () => {
  it('never shows what is secret or personal', () => {
    let text = '';
    const log = pinoLog('info', new Writable({ write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    } }));
    log.info('event', { token: 'PLANTED', shop: 'a.myshopify.com', buyer: { email: 'PLANTED@example.com', phone: 'PLANTED' }, session: { accessToken: 'PLANTED', refreshToken: 'PLANTED' } });
    log.child({ authorization: 'PLANTED' }).warn('event', { credentials: { token: 'PLANTED' } });
    expect(text).toContain('a.myshopify.com');
    expect(text).not.toContain('PLANTED');
  });
});
