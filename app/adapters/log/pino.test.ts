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
    log.error('event', { error: new Error('no such user "PLANTED"'), deep: [{ er: { order: { customer: { name: 'PLANTED' }, access_token: 'PLANTED' } } }], detail: 'mail to planted.PLANTED@example.com, Bearer PLANTED.token', url: '/app?id_token=PLANTED&shop=x', amount: 5n });
    const shared = log.child({ shop: 'b.myshopify.com' });
    shared.info('event', {});
    expect(text).toContain('a.myshopify.com');
    expect(text).toContain('b.myshopify.com');
    expect(text.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['event', 'event', 'event', 'event']);
    expect(text).not.toContain('PLANTED');
  });
});
