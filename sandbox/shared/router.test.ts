import { afterEach, describe, expect, it } from 'vitest';
import { json, listen } from './http';
import type { Listener } from './http';
import { Router } from './router';

let listener: Listener | null = null;

async function serve(router: Router, bodyLimit?: number): Promise<string> {
  listener = await listen({ port: 0, handler: (request) => router.handle(request), ...(bodyLimit ? { bodyLimit } : {}) });
  return listener.url;
}

afterEach(async () => {
  await listener?.close();
  listener = null;
});

describe('the router', () => {
  it('hands over decoded parameters and the rest of a path', async () => {
    const router = new Router()
      .on('GET', '/orders/:id', (_request, params) => json(200, params))
      .on('GET', '/files/*', (_request, params) => json(200, params));
    const url = await serve(router);
    expect(await (await fetch(`${url}/orders/%231042`)).json()).toEqual({ id: '#1042' });
    expect(await (await fetch(`${url}/files/a/b.js`)).json()).toEqual({ '*': 'a/b.js' });
  });

  it('tells an unknown path from an unknown method', async () => {
    const url = await serve(new Router().on('POST', '/orders', (request) => json(201, { got: request.text })));
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect((await fetch(`${url}/orders`)).status).toBe(405);
    expect(await (await fetch(`${url}/orders`, { method: 'POST', body: 'é' })).json()).toEqual({ got: 'é' });
  });

  it('refuses a body over the limit and goes on serving', async () => {
    const router = new Router().on('POST', '/big', () => json(200, {}));
    const url = await serve(router, 10);
    const refused = await fetch(`${url}/big`, { method: 'POST', body: 'x'.repeat(11) });
    expect(refused.status).toBe(413);
    expect((await fetch(`${url}/big`, { method: 'POST', body: 'x' })).status).toBe(200);
  });
});
