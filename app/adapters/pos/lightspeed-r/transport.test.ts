import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../tests/support/virtual-clock';
import type { Call } from '../shared/exchange';
import { accessTokens } from './access/access-tokens';
import { lightspeedApi } from './api';
import { newPace } from './pace';
import { transport } from './transport';

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), { headers: { 'content-type': 'text/html' }, ...init });
const clock = () => new VirtualClock(Date.UTC(2026, 10, 20));
const tokens = accessTokens({ credentials: { accessToken: 't' }, keeper: undefined, endpoint: { refresh: () => Promise.resolve({ ok: false, error: { kind: 'unauthorised' } }) }, clock: clock() });
const sender = (respond: (url: string) => Response | Promise<Response>, at = clock(), pace = newPace()) =>
  transport({ fetch: async (url) => respond(String(url)), clock: at, baseUrl: 'https://api.example/API/V3/Account/7/', tokens, pace, requestTimeoutMs: 30_000 });
const answerTo = async (call: Call, respond: () => Response | Promise<Response>, at = clock()) => {
  const answer = await sender(respond, at)(call);
  return answer.ok ? { kind: 'ok', ...answer.value } : answer.error;
};
const said = (status: number, message: string) => () => json({ httpCode: String(status), httpMessage: 'Bad Request', message, errorClass: 'Exception' }, { status });
const get: Call = { method: 'GET', path: 'Item.json' };
const post: Call = { method: 'POST', path: 'Sale.json', body: {} };
const cut = (code: string) => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code } }));

describe('every way in which an answer can be bad', () => {
  it.each<[string, Call, () => Response | Promise<Response>, object]>([
    ['401', get, () => json({ error: 'access_denied', hint: 'Access token could not be verified' }, { status: 401 }), { kind: 'unauthorised' }],
    ['403', get, () => json({}, { status: 403 }), { kind: 'forbidden', right: 'Item' }],
    ['404 of a record', { method: 'GET', path: 'Sale/77.json' }, () => json({}, { status: 404 }), { kind: 'missing-reference', externalId: '77', what: 'Sale' }],
    ['an item that is gone, named in the sentence', post, said(404, "Object of type 'Item' not found with primary ID '12'."), { kind: 'missing-reference', externalId: '12', what: 'item' }],
    ['the same as a plain refusal', post, said(400, "Object of type 'Item' not found with primary ID '12'."), { kind: 'missing-reference', externalId: '12', what: 'item' }],
    ['an employee that is gone, which somebody chose', post, said(422, "Object of type 'Employee' not found with primary ID '2'."), { kind: 'rejected', field: 'employeeID' }],
    ['a refusal under any content type', post, said(400, 'Sale not completed. The payments do not match the total.'), { kind: 'rejected', code: 'Exception', field: 'SalePayments', customField: false }],
    ['a payment that is there already', post, said(409, "A SalePayment with remoteReference 'gid://shopify/OrderTransaction/5' already exists."), { kind: 'already-exists', field: 'remoteReference' }],
    ['a serial number that is missing', post, said(400, 'Serialized items need a serial number.'), { kind: 'rejected', field: 'serialized' }],
    ['a page in place of a refusal, behind a write', post, () => new Response('<html>', { status: 400 }), { kind: 'in-doubt' }],
    ['a page instead of data, behind a read', get, () => new Response('<html>', { status: 502 }), { kind: 'unreachable' }],
    ['a page instead of data, behind a write', post, () => new Response('<html>', { status: 502 }), { kind: 'in-doubt' }],
    ['a page under 200, behind a write', post, () => new Response('<html>', { status: 200 }), { kind: 'in-doubt' }],
    ['half an answer, behind a read', get, () => new Response('{"Item":[', { status: 200 }), { kind: 'unreachable' }],
    ['a redirect', post, () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }), { kind: 'in-doubt' }],
    ['a connection that is cut behind a write', post, () => cut('ECONNRESET'), { kind: 'in-doubt' }],
    ['a connection that is refused', post, () => cut('ECONNREFUSED'), { kind: 'unreachable' }],
  ])('%s', async (_name, call, respond, wanted) => expect(await answerTo(call, respond)).toMatchObject(wanted));

  it('waits as many seconds as a 429 says, and a little where it says nothing', async () => {
    const at = clock();
    expect(await answerTo(get, () => json({}, { status: 429, headers: { 'retry-after': '3' } }), at)).toEqual({ kind: 'throttled', until: at.now() + 3_000 });
    expect(await answerTo(get, () => json({}, { status: 429 }), at)).toEqual({ kind: 'throttled', until: at.now() + 1_200, guessed: true });
  });

  it('takes what a person is called out of a refusal', async () => {
    const call: Call = { method: 'POST', path: 'Customer.json', body: { firstName: 'Maya', Contact: { Emails: { ContactEmail: [{ address: 'maya@example.com' }] } } } };
    const answer = await answerTo(call, said(400, 'Customer Maya <maya@example.com> not created.'));
    expect(answer).toMatchObject({ kind: 'rejected', message: 'Customer … <…> not created.' });
  });
});

describe('what comes back', () => {
  const list = (attributes: object, rest: object = {}) => json({ '@attributes': attributes, ...rest });
  it.each([
    ['none', list({ next: '' }), []],
    ['one as an object', list({ next: '' }, { Item: { itemID: '1' } }), [{ itemID: '1' }]],
    ['several as an array', list({ next: '' }, { Item: [{ itemID: '1' }, { itemID: '2' }] }), [{ itemID: '1' }, { itemID: '2' }]],
  ])('a list of %s', async (_name, response, rows) => expect(await lightspeedApi(sender(() => response)).list('Item')).toEqual({ ok: true, value: rows }));

  it('reads a list to its end by its cursor, and asks nobody else', async () => {
    const asked: string[] = [];
    const api = lightspeedApi(sender((url) => {
      asked.push(url);
      return asked.length === 1 ? list({ next: 'https://evil.example/API/V3/Account/9/Item.json?after=abc' }, { Item: { itemID: '1' } }) : list({ next: '' }, { Item: { itemID: '2' } });
    }));
    expect(await api.list('Item', { customSku: ['A,B', 'C'] }, { archived: true })).toMatchObject({ ok: true, value: [{ itemID: '1' }, { itemID: '2' }] });
    expect(asked).toEqual([`https://api.example/API/V3/Account/7/Item.json?customSku=${encodeURIComponent('IN,["A,B","C"]')}&archived=true`, 'https://api.example/API/V3/Account/7/Item.json?after=abc']);
  });

  it('goes on by an address without a host, and calls a list without an end none', async () => {
    const pages = [list({ next: '/API/V3/Account/7/Item.json?after=abc' }, { Item: { itemID: '1' } }), list({ next: '' }, { Item: { itemID: '2' } })];
    expect(await lightspeedApi(sender(() => pages.shift() ?? json({}))).list('Item')).toMatchObject({ ok: true, value: [{ itemID: '1' }, { itemID: '2' }] });
    const endless = lightspeedApi(() => Promise.resolve({ ok: true, value: { '@attributes': { next: '?after=abc' }, Item: { itemID: '1' } } }));
    expect(await endless.list('Item')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  it('calls a list without its envelope none, and a new record without an id a doubt', async () => {
    expect(await lightspeedApi(sender(() => json({ Item: { itemID: '1' } }))).list('Item')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(await lightspeedApi(sender(() => json({ '@attributes': { count: '1' }, Sale: {} }))).create('Sale', {})).toMatchObject({ ok: false, error: { kind: 'in-doubt' } });
  });
});

describe('the account\'s allowance', () => {
  const told = (level: string, drip = '1', calls = '1/20') => json({ '@attributes': { next: '' } }, { headers: { 'x-ls-api-bucket-level': level, 'x-ls-api-drip-rate': drip, 'x-ls-api-burst-level': calls } });

  it('holds a call back until its cost has room, a tenth of the bucket left for others', async () => {
    const at = clock();
    const sentAt: number[] = [];
    const send = sender(() => {
      sentAt.push(at.monotonic());
      return told('80.5/90');
    }, at);
    await send(get);
    // 80.5 + 2 (an uncompleted sale) is 1.5 above 81, and one drips out in a second.
    const second = send(post);
    await Promise.resolve();
    at.advance(1_499);
    expect(sentAt).toHaveLength(1);
    at.advance(1);
    await second;
    expect(sentAt).toEqual([0, 1_500]);
  });

  it('gives the order back where the wait is long', async () => {
    const at = clock();
    const send = sender(() => told('90/90', '0.5'), at);
    await send(get);
    expect(await send(post)).toEqual({ ok: false, error: { kind: 'throttled', until: at.now() + 22_000 } });
  });

  it('sends no more in a second than the POS takes', async () => {
    const at = clock();
    let sent = 0;
    const send = sender(() => {
      sent += 1;
      return told('1/90', '1', '1/2');
    }, at);
    await send(get);
    await send(get);
    const third = send(get);
    await Promise.resolve();
    expect(sent).toBe(2);
    at.advance(1_000);
    await third;
    expect(sent).toBe(3);
  });
});
