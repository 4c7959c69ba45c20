import { describe, expect, it } from 'vitest';
import type { Cause, Status } from '~/domain/verdict/verdict';
import type { Installation } from '~/ports/installation-store';
import type { OrderRow } from '~/ports/order-store';
import { presentOrderCard } from './order-card';
import type { ReadStores } from './read-stores';

const installation = { id: 'TB-1', timeZone: 'America/New_York' } as Installation;
const cardOf = (status: Status, cause: Cause | null, language: 'en' | 'fr' = 'en', more: Partial<OrderRow> = {}) => {
  const row = { key: 'TB-1/42', orderId: 'gid://shopify/Order/42', name: '#1042', decision: { kind: 'none' }, begun: false, posNumber: 'S-1042', verdict: { status, cause, alsoNeeded: [], nextTryAt: Date.UTC(2026, 10, 20, 14, 5) }, ...more } as unknown as OrderRow;
  const stores = { orders: { get: (key: string) => Promise.resolve(key === row.key ? row : null) }, journal: { documents: () => Promise.resolve([{ posId: null }, { posId: '9', document: {} }]) } } as unknown as ReadStores;
  return presentOrderCard(stores, { installation, id: '42', linkTo: (posId) => `https://pos.example/${posId}` }, language);
};

describe('an order’s card', () => {
  it('tells one and the same cause in both languages', async () => {
    const cause: Cause = { code: 'E-SKU-UNKNOWN', params: { sku: 'TEE-S', title: 'Tee', n: '1' } };
    const [english, french] = [await cardOf('blocked', cause), await cardOf('blocked', cause, 'fr')];
    expect(english).toMatchObject({ badge: { text: 'Blocked', tone: 'critical' }, line: 'No match for TEE-S', posNumber: 'S-1042', posLink: 'https://pos.example/9', nextTry: 'Next try: 20 Nov 2026, 09:05', button: { page: '/app/orders/42#link-item' } });
    expect(french).toMatchObject({ badge: { text: 'Bloquée', tone: 'critical' }, line: 'SKU TEE-S introuvable' });
  });

  it('leads a page’s fix to that page, an act’s to the action, and what is done in Shopify to the app’s own story', async () => {
    expect((await cardOf('blocked', { code: 'E-EMP-ARCHIVED', params: { employee: 'Ann' } })).button).toMatchObject({ page: '/app/settings/locations?focus=employeeId' });
    expect((await cardOf('skipped', { code: 'S-OUT-OF-RANGE', params: {} })).button).toMatchObject({ intent: 'include' });
    expect((await cardOf('waiting', { code: 'W-PAYMENT', params: {} })).button).toEqual({ label: 'Open in Tillbridge', page: '/app/orders/42' });
  });

  it('offers to include what a setting left out, to retry what stands, and nothing once all is there', async () => {
    expect((await cardOf('skipped', { code: 'S-RULE-OFF', params: { rule: 'download-archived' } })).act).toMatchObject({ intent: 'include', question: expect.stringContaining('#1042') as string });
    expect((await cardOf('blocked', { code: 'E-LOCATION', params: {} })).act).toMatchObject({ intent: 'retry' });
    expect(await cardOf('in_pos', null)).toMatchObject({ badge: { tone: 'success' }, button: null, act: null });
    expect((await cardOf('handled', null, 'en', { decision: { kind: 'handled' } as never })).act).toBeNull();
  });
});
