import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SECRET, testShop, type Received } from '../test-shop';
import type { Delivery } from './delivery';

const build = { lines: [{ sku: 'A', price: '10.00' }] };
const topics = (received: readonly Received[]) => received.map((entry) => entry.headers['x-shopify-topic']);

async function installed(app?: (received: Received, number: number) => Promise<number> | number) {
  const made = testShop(app ? { app } : {});
  await made.post('/_control/install');
  await made.post('/_control/settings', { webhooks: { retryMs: [1, 2, 4] } });
  return made;
}

describe('webhooks', () => {
  it('are signed over the raw body and carry every header', async () => {
    const { post, received, settled } = await installed();
    await post('/_control/orders', '{"order":{"id":820982911946154508,"name":"#9","line_items":[],"note":"été"}}');
    await settled();
    const { headers, body } = received[0] ?? { headers: {}, body: '' };
    expect(headers['x-shopify-hmac-sha256']).toBe(createHmac('sha256', SECRET).update(body).digest('base64'));
    expect(headers).toMatchObject({
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': 'tillbridge-sandbox.myshopify.com',
      'x-shopify-api-version': '2026-07',
    });
    for (const name of ['webhook-id', 'event-id', 'triggered-at']) expect(headers[`x-shopify-${name}`]).toBeTruthy();
    // The id's digits survive, where JSON.parse and stringify would have rounded them.
    expect(body).toContain('"id":820982911946154508');
  });

  it('are not sent before the app is installed', async () => {
    const { post, received, settled, shop } = testShop();
    await post('/_control/orders/build', build);
    await settled();
    expect(received).toEqual([]);
    expect(shop.webhooks.deliveries().map((delivery) => delivery.state)).toEqual(['not installed']);
  });

  it('are repeated with the same id and body until they are taken, and given up after the last try', async () => {
    const { post, received, settled, shop } = await installed((_entry, number) => (number < 3 ? 503 : 200));
    await post('/_control/orders/build', build);
    await settled();
    expect(received).toHaveLength(3);
    expect(new Set(received.map((entry) => `${entry.headers['x-shopify-webhook-id']} ${entry.body}`)).size).toBe(1);
    expect(shop.webhooks.deliveries()[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 503 }, { status: 503 }, { status: 200 }],
    });

    const deaf = await installed(() => Promise.reject(new Error('connection refused')));
    await deaf.post('/_control/orders/build', build);
    await deaf.settled();
    expect(deaf.shop.webhooks.deliveries()[0]).toMatchObject({ state: 'failed' });
    expect(deaf.received).toHaveLength(4);
  });

  it('are doubled, lost and reversed on request', async () => {
    const { post, received, settled, shop } = await installed();
    await post('/_control/webhooks', { duplicate: 1 });
    await post('/_control/orders/build', build);
    await settled();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(received.map((entry) => entry.headers['x-shopify-webhook-id'])).toEqual(
      Array(2).fill(received[0]?.headers['x-shopify-webhook-id']),
    );
    await post('/_control/webhooks', { lose: 1 });
    await post('/_control/orders/build', build);
    expect(shop.webhooks.deliveries().at(-1)?.state).toBe('lost');
    received.length = 0;
    await post('/_control/webhooks', { reorder: true });
    await post('/_control/orders/1001/archive');
    await post('/_control/orders/1001/refund');
    await settled();
    expect(topics(received)).toEqual(['orders/updated', 'refunds/create', 'orders/updated']);
    const [last, , first] = received.map((entry) => JSON.parse(entry.body) as { refunds: unknown[] });
    expect([first?.refunds.length, last?.refunds.length]).toEqual([0, 1]);
    expect((await post('/_control/webhooks', { lose: 'all' })).status).toBe(422);
  });

  it('share an event id when one action announces several topics', async () => {
    const { post, received, settled } = await installed();
    await post('/_control/orders/build', build);
    await post('/_control/orders/1001/cancel', {});
    await settled();
    const cancelled = received.slice(1);
    expect(topics(cancelled).sort()).toEqual(['orders/cancelled', 'orders/updated', 'refunds/create']);
    expect(new Set(cancelled.map((entry) => entry.headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(cancelled.map((entry) => entry.headers['x-shopify-webhook-id'])).size).toBe(3);
  });

  it('go out a few at a time, however many there are', async () => {
    let running = 0;
    let most = 0;
    const { post, received, settled } = await installed(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return 200;
    });
    await Promise.all(Array.from({ length: 300 }, () => post('/_control/orders/build', build)));
    await settled();
    expect(received).toHaveLength(300);
    expect(most).toBe(8);
  });

  it('tell of uninstalling, scopes and compliance', async () => {
    const { post, received, settled, shop } = await installed();
    await post('/_control/orders/build', build);
    await post('/_control/settings', { scopes: ['read_orders'] });
    await post('/_control/compliance', { topic: 'customers/redact', orderId: shop.book.all()[0]?.order.id });
    await post('/_control/uninstall');
    await post('/_control/compliance', { topic: 'shop/redact' });
    await settled();
    expect(topics(received)).toEqual([
      'orders/create',
      'app/scopes_update',
      'customers/redact',
      'app/uninstalled',
      'shop/redact',
    ]);
    expect((await post('/_control/compliance', { topic: 'orders/create' })).status).toBe(422);
    expect((shop.webhooks.deliveries() as readonly Delivery[]).every((delivery) => delivery.state === 'delivered')).toBe(true);
  });
});
