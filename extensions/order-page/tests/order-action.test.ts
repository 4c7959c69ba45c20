/// <reference types="@shopify/ui-extensions/admin.order-details.action.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, blocked, translateIn } from './admin';

const extension = getExtension('admin.order-details.action.render');
beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: 'gid://shopify/Order/1042' }];
  extension.shopify.i18n.translate = translateIn('en') as never;
});
afterEach(() => {
  // The harness empties the document; what is drawn has to end as well, or the next test goes on with its state.
  render(null, document.body);
  extension.tearDown();
});

const button = (slot: string): Element | null => document.body.querySelector(`s-button[slot=${slot}]`);
async function opened(body: unknown, posted: () => Promise<Response>) {
  const fetch = vi.fn().mockImplementation((_address: string, init?: RequestInit) => (init?.method === 'POST' ? posted() : Promise.resolve(answer(body))));
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => expect(document.body.textContent).toContain((body as { line: string }).line));
  return fetch;
}
const posts = (fetch: ReturnType<typeof vi.fn>) => fetch.mock.calls.filter(([, init]) => (init as RequestInit | undefined)?.method === 'POST').map(([address, init]) => [address, String((init as RequestInit).body)]);

describe('the action on an order’s page', () => {
  it('asks first, acts once when it is confirmed, and says so', async () => {
    const fetch = await opened(blocked, () => Promise.resolve(answer({ done: 'retry', refusal: null })));
    expect(document.body.textContent).toContain('Your POS is asked first.');
    expect(posts(fetch)).toEqual([]);
    const confirm = button('primary-action');
    expect(confirm?.textContent).toBe('Check POS and retry');
    if (confirm) fireEvent.click(confirm);
    await waitFor(() => expect(document.body.textContent).toContain('Queued.'));
    expect(posts(fetch)).toEqual([['/api/orders/1042?locale=en', 'intent=retry']]);
    expect(button('primary-action')).toBeNull();
  });

  it('says that the order has moved on where the app refuses', async () => {
    await opened({ ...blocked, act: { intent: 'include', label: 'Download this order', question: 'Sure?' } }, () => Promise.resolve(answer({ done: null, refusal: 'already-in-pos' }, 422)));
    const confirm = button('primary-action');
    if (confirm) fireEvent.click(confirm);
    await waitFor(() => expect(document.body.textContent).toContain('can’t be chosen any more'));
  });

  it('loses nothing when no answer comes: it asks again', async () => {
    await opened(blocked, () => Promise.reject(new TypeError('no network')));
    const confirm = button('primary-action');
    if (confirm) fireEvent.click(confirm);
    await waitFor(() => expect(document.body.textContent).toContain('Couldn’t read POS status'));
    const again = [...document.body.querySelectorAll('s-button')].find((one) => one.textContent === 'Try again');
    if (again) fireEvent.click(again);
    await waitFor(() => expect(button('primary-action')).not.toBeNull());
  });

  it('offers nothing where there is nothing to do, and closes', async () => {
    const close = vi.fn();
    extension.shopify.close = close;
    await opened({ ...blocked, badge: { text: 'In POS', tone: 'success' }, line: 'All there', act: null, button: null }, () => Promise.reject(new Error('not asked')));
    expect(button('primary-action')).toBeNull();
    expect(document.body.textContent).toContain('There is nothing to do from here.');
    const leave = button('secondary-actions');
    if (leave) fireEvent.click(leave);
    expect(close).toHaveBeenCalledOnce();
  });
});
