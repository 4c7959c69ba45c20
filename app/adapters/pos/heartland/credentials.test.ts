import { describe, expect, it } from 'vitest';
import { baseUrl, validateCredentials } from './credentials';

const token = 'eyJhbGciOi.abc.def';

describe('the subdomain', () => {
  it.each([['demo', 'demo'], [' Demo ', 'demo'], ['demo.retail.heartland.us', 'demo'], ['https://demo.retail.heartland.us/', 'demo'], ['old-shop.myspringboard.us', 'old-shop']])('%j is the account %s', (subdomain, account) => {
    const valid = validateCredentials({ subdomain, token });
    expect(valid.ok && valid.value.account).toBe(account);
  });
  it('keeps the older host where that one was pasted', () => {
    const valid = validateCredentials({ subdomain: 'shop.myspringboard.us', token });
    expect(valid.ok && baseUrl(valid.value.credentials, null)).toBe('https://shop.myspringboard.us/api/');
  });
  it.each([
    'evil.example/#', 'evil.example', 'a.b', 'demo@evil.example', 'demo:8080', '127.0.0.1', '169.254.169.254', '[::1]', 'demo.retail.heartland.us.evil.example', 'https://evil.example/demo.retail.heartland.us', 'x/../y', 'demo?x', 'demo\\evil',
    'demo\nhost', '-demo', 'demo-', 'a'.repeat(64), 'démo', 'http://demo.retail.heartland.us', 'a.b.retail.heartland.us', 'localhost.', '%64emo',
  ])('%j reaches nothing', (subdomain) => {
    const valid = validateCredentials({ subdomain, token });
    expect(valid.ok ? 'accepted' : valid.error.map((fault) => fault.field)).toEqual(['subdomain']);
  });
  it('names every fault of the form', () => expect(validateCredentials({ subdomain: '', token: 'a b' })).toEqual({ ok: false, error: [{ field: 'subdomain', code: 'missing' }, { field: 'token', code: 'malformed' }] }));
  it('goes to another host only where the environment names one', () => expect(baseUrl({ subdomain: 'demo' }, 'http://127.0.0.1:4020/{subdomain}')).toBe('http://127.0.0.1:4020/demo/api/'));
});
