import { describe, expect, it } from 'vitest';
import { renderOnServer, textOf, pageMadeAt } from '../testing/server-render';
import { OrderScreen, type OrderView } from './order-screen';

const blocked: OrderView = {
  id: '9007199254740993',
  name: '#1042',
  status: 'blocked',
  cause: {
    code: 'E-REQ-FIELD',
    params: { field: 'Birthday', key: 'birthday', group: 'customer' },
    held: 3,
    fix: { first: { kind: 'link', to: '/app/checks#required-fields' }, second: { kind: 'act', intent: 'retry' }, doer: 'pos' },
  },
  alsoNeeded: [
    {
      code: 'E-SKU-UNKNOWN',
      params: { sku: 'TEE-S', title: 'T-shirt' },
      fix: { first: { kind: 'link', to: '#link-item' }, second: { kind: 'act', intent: 'retry' }, doer: 'settings' },
    },
  ],
  unmatched: [{ sku: 'TEE-S', title: 'T-shirt', candidates: [] }],
  nextTryAt: null,
  decision: null,
  shopifyLink: 'https://admin.shopify.com/store/demo/orders/1',
  posLink: null,
  intents: ['retry', 'handle', 'leave-out'],
  trace: [
    { rule: 'start-date', result: 'passed', seen: { date: '2026-11-18T13:00:00.000Z', start: '2026-11-01T06:00:00.000Z' } },
    { rule: 'download-fulfilled', result: 'passed', seen: { fulfilment: 'FULFILLED' } },
    { rule: 'allow-tags', result: 'not-applicable', seen: {} },
  ],
  judgedVersion: 3,
  documents: [],
  money: {
    currency: 'USD',
    read: true,
    rows: [
      { kind: 'items', shopify: '20.00', pos: null },
      { kind: 'discounts', shopify: '-2.00', pos: null },
      { kind: 'payments', shopify: '21.65', pos: null },
    ],
    total: { shopify: '21.65', pos: null },
    owed: null,
    difference: null,
    parts: '',
    tolerated: null,
    later: null,
  },
  timeline: [
    { id: '2', at: pageMadeAt - 60_000, code: 'checks.blocked', params: { codes: 'E-REQ-FIELD, E-SKU-UNKNOWN' } },
    { id: '1', at: pageMadeAt - 61_000, code: 'order.read', params: { updatedAt: '2026-11-18T13:58:00.000Z' } },
    { id: '0', at: pageMadeAt - 90_000, code: 'webhook.from-the-future', params: {} },
  ],
  facts: {
    orderId: 'gid://shopify/Order/9007199254740993',
    placedAt: pageMadeAt - 3_600_000,
    firstSeenAt: pageMadeAt - 3_590_000,
    lastTriedAt: pageMadeAt - 60_000,
    attempts: 0,
    posNumber: null,
    posIds: [],
  },
};

const inPos: OrderView = {
  ...blocked,
  status: 'in_pos',
  cause: null,
  alsoNeeded: [],
  unmatched: [],
  posLink: 'https://pos.example/1',
  intents: [],
  documents: [
    {
      id: 'gid://shopify/Agreement/1',
      kind: 'sale',
      number: 'S-1042',
      state: 'posted',
      posStatus: 'complete',
      posId: '77',
      posTotal: '21.65',
      currency: 'USD',
      link: 'https://pos.example/1',
    },
  ],
  money: {
    currency: 'USD',
    read: false,
    rows: [{ kind: 'items', shopify: null, pos: '20.00' }],
    total: { shopify: '21.65', pos: '21.60' },
    owed: null,
    difference: '-0.05',
    parts: 'rounding 0.05',
    tolerated: { left: '10.01', right: '10.00', currency: 'USD' },
    later: '-5.00',
  },
};

describe('the order page', () => {
  it('tells effect, cause with the merchant’s own values, fix, and who can do it', async () => {
    const html = await renderOnServer(<OrderScreen view={blocked} refusal={null} />);
    const text = textOf(html);
    expect(text).toContain('The custom field “Birthday” is required on customers in your POS');
    expect(text).toContain('3 orders wait for this.');
    expect(text).toContain('someone with access to your POS');
    expect(html).toContain('href="/app/checks#required-fields"');
    expect(text).toContain('No match for TEE-S');
  });

  it('shows what each rule saw, and the ones that did not apply apart', async () => {
    const text = textOf(await renderOnServer(<OrderScreen view={blocked} refusal={null} />));
    expect(text).toContain('Placed 18 Nov 2026; downloads start 1 Nov 2026');
    expect(text).toContain('Shopify says: fulfilled');
    expect(text).toMatch(/Not applicable here\s*\(\s*1\s*\)/);
  });

  it('says every timeline code in a sentence, also one that it does not know', async () => {
    const html = await renderOnServer(<OrderScreen view={blocked} refusal={null} />, { language: 'fr' });
    const text = textOf(html);
    expect(text).toContain('Lue dans Shopify, état du 18 nov. 2026, 07\u00a0h\u00a058');
    expect(text).toContain(
      'Arrêtée\u00a0: Votre POS exige un champ absent des commandes · Un article sans correspondance dans votre POS',
    );
    expect(text).toContain('Événement webhook.from-the-future');
    expect(html).toContain('<time dateTime="2026-11-18T13:59:00.000Z"');
  });

  it('puts the money side by side and says the difference in words', async () => {
    const text = textOf(await renderOnServer(<OrderScreen view={inPos} refusal={null} />));
    expect(text).toContain('POS $0.05 lower');
    expect(text).toContain('The difference equals the cash rounding of $0.05.');
    expect(text).toContain('Shopify gives $10.01 in one place and $10.00 in another; within your tolerance');
    expect(text).toContain('Changed after the sale in Shopify: -$5.00');
    expect(text).toContain('The totals are the last ones read.');
    expect(text).toContain('S-1042');
  });

  it('keeps order ids beyond 2^53 digit by digit', async () => {
    expect(await renderOnServer(<OrderScreen view={blocked} refusal={null} />)).toContain('9007199254740993');
  });

  it('asks for the missing note beside its field', async () => {
    expect(textOf(await renderOnServer(<OrderScreen view={blocked} refusal="note-needed" />))).toContain(
      'A note is needed to mark an order as handled',
    );
  });

  it('links a SKU where the order stands: by Item #, or by one of the items that share it', async () => {
    const html = await renderOnServer(<OrderScreen view={blocked} refusal={null} />);
    expect(html).toContain('href="#link-item"');
    expect(html).toMatch(/id="link-item"[^]*action="\/app\/items\/link"[^]*name="sku" value="TEE-S"[^]*name="number"/);
    expect(textOf(html)).toContain('Create an item there with Item # TEE-S');
    const candidates = [
      { id: '7', label: 'TEE-S (Blue)' },
      { id: '8', label: 'TEE-S (Red)' },
    ];
    const two = { ...blocked, unmatched: [{ sku: 'TEE-S', title: 'T-shirt', candidates }] };
    const fr = await renderOnServer(<OrderScreen view={two} refusal={null} />, { language: 'fr' });
    expect(fr).toMatch(/<input[^>]*name="id"[^>]*value="7"/);
    expect(textOf(fr)).toMatch(/Quel article est TEE-S[^]*TEE-S \(Blue\)[^]*TEE-S \(Red\)[^]*Un autre article/);
    expect(textOf(await renderOnServer(<OrderScreen view={inPos} refusal={null} />))).not.toContain('Link to a POS item');
  });

  it('says why an order of every kind is to be reconciled, and what to do', async () => {
    const cause = (reason: string) => ({
      code: 'E-RECONCILE' as const,
      params: { order: '#1042', posno: 'S-1042', reason, date: '2026-11-18T13:00:00.000Z' },
      held: 0,
      fix: { first: { kind: 'act' as const, intent: 'handle' as const }, second: null, doer: 'pos' as const },
    });
    const told = async (reason: string) =>
      textOf(await renderOnServer(<OrderScreen view={{ ...blocked, status: 'reconcile', alsoNeeded: [], cause: cause(reason) }} refusal={null} />));
    expect(await told('handled')).toContain('was changed in Shopify after someone marked it as handled');
    expect(await told('deleted')).toContain('S-1042 is no longer in your POS');
    expect(await told('before-start')).toContain('the change of 18 Nov 2026 can’t be tied to it');
  });

  it('has one primary button', async () => {
    for (const view of [blocked, inPos]) {
      const html = await renderOnServer(<OrderScreen view={view} refusal={null} />);
      expect((html.match(/Polaris-Button--variantPrimary/g) ?? []).length).toBeLessThanOrEqual(1);
    }
  });
});
