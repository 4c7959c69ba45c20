import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../tests/support/virtual-clock';
import { heartlandApi } from './api';
import { transport, type Call } from './transport';

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
const clock = () => new VirtualClock(Date.UTC(2026, 10, 20));
const answerTo = async (call: Call, respond: () => Response | Promise<Response>, at = clock()) => {
  const send = transport({ fetch: async () => respond(), clock: at, baseUrl: 'https://demo.retail.heartland.us/api/', token: 't', requestTimeoutMs: 60_000 });
  const answer = await send(call);
  return answer.ok ? { kind: 'ok', ...answer.value } : answer.error;
};
const get: Call = { method: 'GET', path: 'items' };
const post: Call = { method: 'POST', path: 'sales/orders', body: {} };
const cut = (code: string, syscall?: string) => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code, syscall } }));

describe('every way in which an answer can be bad', () => {
  it.each<[string, Call, () => Response | Promise<Response>, object]>([
    ['401', get, () => json({}, { status: 401 }), { kind: 'unauthorised' }],
    ['403', get, () => json({}, { status: 403 }), { kind: 'forbidden', right: 'items' }],
    ['404 of a record', { method: 'POST', path: 'sales/orders/77/lines', body: {} }, () => json({}, { status: 404 }), { kind: 'missing-reference', externalId: '77', what: 'sales/orders/lines' }],
    ['a refused field', post, () => json({ error: 'validation_error', message: 'Invalid', details: { station_id: ['is required'] } }, { status: 400 }), { kind: 'rejected', code: 'validation_error', field: 'station_id', customField: false, message: 'Invalid: is required' }],
    ['a refused custom field', post, () => json({ error: 'validation_error', details: { 'custom@gift_note': ['is required'] } }, { status: 422 }), { kind: 'rejected', field: 'gift_note', customField: true }],
    ['a refused custom field, nested', post, () => json({ error: 'validation_error', details: { custom: { gift_note: 'is required' } } }, { status: 400 }), { kind: 'rejected', field: 'gift_note', customField: true }],
    ['a refusal whose status says success of nothing', post, () => json({ error: 'payment_error', message: 'No' }, { status: 500 }), { kind: 'rejected', code: 'payment_error', payment: true }],
    ['a number that is taken', post, () => json({ error: 'validation_error', details: { public_id: ['has already been taken'] } }, { status: 400 }), { kind: 'already-exists', field: 'public_id' }],
    ['a record that has to be there and is not', post, () => json({ error: 'validation_error', details: { customer: ['must exist'] } }, { status: 422 }), { kind: 'rejected', field: 'customer' }],
    ['a page in place of a refusal, behind a write', post, () => new Response('<html>', { status: 400 }), { kind: 'in-doubt' }],
    ['a page in place of a refusal, behind a read', get, () => new Response('<html>', { status: 422 }), { kind: 'unreachable' }],
    ['a refusal without a word', post, () => new Response(null, { status: 422 }), { kind: 'rejected', code: 'refused', field: null }],
    ['a page instead of data, behind a read', get, () => new Response('<html>', { status: 502 }), { kind: 'unreachable' }],
    ['a page instead of data, behind a write', post, () => new Response('<html>', { status: 502 }), { kind: 'in-doubt' }],
    ['half an answer, behind a read', get, () => new Response('{"results":[', { status: 200 }), { kind: 'unreachable' }],
    ['half an answer, behind a write', post, () => new Response('{"id":', { status: 201 }), { kind: 'in-doubt' }],
    ['a redirect', post, () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }), { kind: 'in-doubt' }],
    ['a connection that is cut behind a write', post, () => cut('ECONNRESET'), { kind: 'in-doubt' }],
    ['a connection that is refused', post, () => cut('ECONNREFUSED'), { kind: 'unreachable' }],
    ['a name that is not found', post, () => cut('ENOTFOUND'), { kind: 'unreachable' }],
    ['a way that is not there', post, () => cut('EHOSTUNREACH', 'connect'), { kind: 'unreachable' }],
    ['no way to any of its addresses', post, () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new AggregateError([]), { code: 'ENETUNREACH' }) })), { kind: 'unreachable' }],
    ['a way that was lost behind a write', post, () => cut('EHOSTUNREACH', 'read'), { kind: 'in-doubt' }],
  ])('%s', async (_name, call, respond, wanted) => expect(await answerTo(call, respond)).toMatchObject(wanted));

  it('waits as long as a 429 says, and a little where it says nothing', async () => {
    const at = clock();
    expect(await answerTo(get, () => json({}, { status: 429, headers: { 'retry-after': '7' } }), at)).toEqual({ kind: 'throttled', until: at.now() + 7_000 });
    expect(await answerTo(get, () => json({}, { status: 429, headers: { 'retry-after': new Date(at.now() + 9_000).toUTCString() } }), at)).toEqual({ kind: 'throttled', until: at.now() + 9_000 });
    expect(await answerTo(get, () => json({}, { status: 429 }), at)).toEqual({ kind: 'throttled', until: at.now() + 1_200, guessed: true });
  });
  it('is in doubt after a time-out, not before', async () => {
    const at = clock();
    const asked = answerTo(post, () => new Promise<Response>(() => undefined), at);
    const hung = transport({ fetch: (_url, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))), clock: at, baseUrl: 'https://x/', token: 't', requestTimeoutMs: 60_000 })(post);
    at.advance(60_000);
    expect(await hung).toMatchObject({ ok: false, error: { kind: 'in-doubt' } });
    void asked;
  });
  it('hands nothing over when the lease would end before the answer', async () => {
    const at = clock();
    let handedOver = false;
    const send = transport({ fetch: () => {
      handedOver = true;
      return Promise.resolve(json({}));
    }, clock: at, baseUrl: 'https://x/', token: 't', requestTimeoutMs: 60_000 });
    at.advance(10);
    expect(await send({ ...post, startBefore: 9 })).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(handedOver).toBe(false);
  });
});

describe('what comes back', () => {
  it.each(['https://demo.retail.heartland.us/api/sales/orders/400001', '/api/sales/orders/400001', '400001/'])('takes the new id from Location %s', async (location) => {
    expect(await answerTo(post, () => new Response(null, { status: 201, headers: { location } }))).toMatchObject({ locationId: '400001' });
  });
  it('reads numbers as the text they were written in', async () => {
    expect(await answerTo(get, () => new Response('{"total":1234567890123.10,"id":9007199254740993}'))).toMatchObject({ json: { total: '1234567890123.10', id: '9007199254740993' } });
  });
  it('calls a list without an end none', async () => {
    const api = heartlandApi(transport({ fetch: () => Promise.resolve(json({ results: [{ id: 1 }], pages: 999_999 })), clock: clock(), baseUrl: 'https://x/', token: 't', requestTimeoutMs: 1 }));
    expect(await api.list('customers')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
  it('reads a list to its end, and calls half a list none', async () => {
    let page = 0;
    const pages = [{ results: [{ id: 1 }], pages: 2 }, { results: [{ id: 2 }], pages: 2 }];
    const api = (respond: () => Response) => heartlandApi(transport({ fetch: () => Promise.resolve(respond()), clock: clock(), baseUrl: 'https://x/', token: 't', requestTimeoutMs: 1 }));
    expect(await api(() => json(pages[page++])).list('items')).toMatchObject({ ok: true, value: [{ id: '1' }, { id: '2' }] });
    expect(await api(() => json({ total: 1 })).list('items')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(await api(() => new Response(null, { status: 201 })).create('items', {})).toMatchObject({ ok: false, error: { kind: 'in-doubt' } });
  });
});
