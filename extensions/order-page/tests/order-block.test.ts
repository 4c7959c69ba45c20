/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, blocked, translateIn } from './admin';

const extension = getExtension('admin.order-details.block.render');
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

const at = (selector: string): Element => {
  const found = document.body.querySelector(selector);
  if (!found) throw new Error(`nothing at ${selector}: ${document.body.innerHTML}`);
  return found;
};
async function shown(body: unknown, status = 200) {
  const fetch = vi.fn().mockImplementation(() => Promise.resolve(answer(body, status)));
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => expect(document.body.querySelector('s-spinner')).toBeNull());
  return fetch;
}

describe('the block on an order’s page', () => {
  it('asks for this order alone, in the reader’s language, and tells status, reason, POS number and its one button', async () => {
    const fetch = await shown(blocked);
    expect(fetch.mock.calls).toEqual([['/api/orders/1042?locale=en']]);
    expect(at('s-badge').textContent).toBe('Blocked');
    expect(at('s-badge').getAttribute('tone')).toBe('critical');
    expect(document.body.textContent).toContain('No match for TEE-S');
    expect(document.body.textContent).toContain('S-1042');
    expect(at('s-link[target=_blank]').getAttribute('href')).toBe(blocked.posLink);
    expect([...document.body.querySelectorAll('s-button')].map((one) => [one.textContent, one.getAttribute('href')])).toEqual([['Match product', 'app:app/orders/1042#link-item']]);
    expect(at('s-admin-block').getAttribute('collapsedsummary') ?? at('s-admin-block').getAttribute('collapsedSummary')).toBe('Blocked');
  });

  it('asks in French where the admin speaks French', async () => {
    extension.shopify.i18n.translate = translateIn('fr') as never;
    const fetch = await shown({ ...blocked, button: null });
    expect(fetch.mock.calls).toEqual([['/api/orders/1042?locale=fr']]);
    expect(document.body.textContent).toContain('Voir dans le POS');
  });

  it('leads an act to the action, where it is confirmed', async () => {
    const navigate = vi.fn();
    extension.shopify.navigation.navigate = navigate;
    await shown({ ...blocked, button: { label: 'Check POS and retry', intent: 'retry' } });
    fireEvent.click(at('s-button'));
    expect(navigate).toHaveBeenCalledWith('extension://order-pos-action');
  });

  it('tells of an order that was not heard of yet, and offers nothing', async () => {
    await shown({ ...blocked, known: false, badge: null, line: 'This order will show its POS status here after the next check.', posNumber: null, posLink: null, button: null, act: null });
    expect(document.body.textContent).toContain('after the next check');
    expect(document.body.querySelectorAll('s-button, s-link, s-badge')).toHaveLength(0);
  });

  it.each([[401], [500]])('says that it could not read after %i, and reads when asked again', async (status) => {
    const fetch = await shown({}, status);
    expect(document.body.textContent).toContain('Couldn’t read POS status');
    fetch.mockImplementation(() => Promise.resolve(answer(blocked)));
    fireEvent.click(at('s-button'));
    await waitFor(() => expect(at('s-badge').textContent).toBe('Blocked'));
  });
});
