import { describe, expect, it } from 'vitest';
import { renderOnServer, textOf } from '../testing/server-render';
import { ConnectionScreen, type ConnectionAnswer, type ConnectionView } from './connection-screen';
import { ItemSettingsScreen, type ItemSettingsView } from './item-settings-screen';
import { OrderSettingsScreen, type OrderSettingsView } from './order-settings-screen';

const settings: OrderSettingsView = {
  version: 3,
  download: {
    orders: true,
    fulfilled: true,
    unfulfilled: true,
    archived: false,
    startDate: '2026-11-01',
    moment: 'paid',
    partiallyPaid: false,
    paidWithoutTransactions: false,
    pendingManual: false,
    testOrders: false,
    shopifyPos: true,
    allowTags: '',
    ignoreTags: 'wholesale',
  },
  numberPrefix: 'S-',
  autoInvoice: true,
  mayStayOpen: true,
  taxes: 'posted',
  taxModes: ['posted'],
  candidates: 1,
  skippedBy: { archived: 9 },
};
const both = (text: string) => ({ en: text, fr: text });
const unconnected: ConnectionView = {
  currency: 'USD',
  startDate: null,
  connection: null,
  waiting: 0,
  signIn: null,
  chosen: null,
  choices: [
    {
      kind: 'hill',
      name: 'Hill Retail',
      tellsCurrency: false,
      by: 'form',
      fields: [
        { name: 'subdomain', secret: false, label: both('Subdomain'), help: both('Its first part') },
        { name: 'token', secret: true, label: both('Access token'), help: both('Never shown again') },
      ],
      prerequisites: [
        { code: 'own-user', text: both('A user of its own') },
        { code: 'token', text: { en: 'generate a token', fr: 'créez un jeton' } },
      ],
    },
  ],
};
const lake: ConnectionView['choices'][number] = {
  kind: 'lake',
  name: 'Lake Retail',
  tellsCurrency: true,
  by: 'sign-in',
  fields: [],
  prerequisites: [{ code: 'rights', text: both('Rights of that employee') }],
};
const stopped = {
  state: 'stopped' as const,
  pos: 'Hill Retail',
  account: 'demo',
  userName: 'Marie',
  connectedBy: 'user 12',
  connectedAt: 1,
  currency: 'USD',
  lastSuccessAt: null,
  lastAnswerMs: null,
};
const nothing: ConnectionAnswer = { done: null, conflict: false, faults: {}, params: {}, rows: null, ready: false, account: null, page: null };

describe('the orders settings', () => {
  it('post their switches as "on" and carry the version they were filled from', async () => {
    const html = await renderOnServer(<OrderSettingsScreen view={settings} answer={null} />);
    for (const name of ['orders', 'archived', 'autoInvoice'])
      expect(html).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]*value="on"`));
    expect(html).toMatch(/<input type="hidden" name="version" value="3"/);
    expect(html).toContain('data-save-bar');
  });

  it('say how many orders a switch leaves out, and offer the choice while a change could free some', async () => {
    const text = textOf(await renderOnServer(<OrderSettingsScreen view={settings} answer={null} />));
    expect(text).toContain('9 orders are left out by this now.');
    expect(text).toContain('1 order is skipped or waiting now.');
    const without = textOf(await renderOnServer(<OrderSettingsScreen view={{ ...settings, candidates: 0 }} answer={null} />));
    expect(without).not.toContain('Apply to these orders too');
  });

  it('show a fault red beside its field, and one banner at most', async () => {
    const off = { ...settings, download: { ...settings.download, orders: false } };
    const html = await renderOnServer(
      <OrderSettingsScreen view={off} answer={{ conflict: false, faults: { numberPrefix: ['prefix'] } }} />,
      { language: 'fr' },
    );
    expect(html).toMatch(/numberPrefixError[^]*Lettres, chiffres et traits d’union/);
    expect(html.match(/class="Polaris-Banner /g)).toHaveLength(1);
    expect(textOf(html)).toContain('1 champ demande votre attention');
  });

  it('say that somebody else saved', async () => {
    expect(
      textOf(await renderOnServer(<OrderSettingsScreen view={settings} answer={{ conflict: true, faults: {} }} />)),
    ).toContain('Your changes aren’t saved');
  });

  it('outline the field that a fix leads to', async () => {
    const html = await renderOnServer(<OrderSettingsScreen view={settings} answer={null} />, {
      address: '/app/settings/orders?focus=archived',
    });
    expect(html).toMatch(/tb-focused[^]{0,400}name="archived"/);
  });
});

const items: ItemSettingsView = {
  version: 5,
  connected: true,
  unmatched: 'block',
  matchFields: {
    listed: true,
    fields: [
      { value: 'upc', name: 'UPC', gone: false, ticked: true },
      { value: 'old', name: 'old', gone: true, ticked: true },
      { value: 'color', name: 'Colour', gone: false, ticked: false },
    ],
  },
  matchBy: [
    { value: 'phone', ticked: true },
    { value: 'email', ticked: true },
  ],
  defaultCustomer: '1001',
  links: [],
};

describe('the items and customers settings', () => {
  const show = (view: Partial<ItemSettingsView>, faults: Record<string, string[]> = {}, language: 'en' | 'fr' = 'en') =>
    renderOnServer(<ItemSettingsScreen view={{ ...items, ...view }} answer={{ conflict: false, faults }} />, { language });

  it('say plainly that stock does not move, and that only a unique match counts', async () => {
    const text = textOf(await show({}));
    expect(text).toContain('Stock doesn’t move for these items');
    expect(text).toContain('Only a unique match counts');
    expect(textOf(await show({}, {}, 'fr'))).toContain('Le stock de ces articles ne bouge pas');
  });

  it('post the ticked fields in their order, and say that order in words', async () => {
    const html = await show({});
    const boxes = [...html.matchAll(/<input[^>]*name="matchFields"[^>]*>/g)].map(([box]) => [
      /value="([^"]*)"/.exec(box)?.[1],
      box.includes('checked=""'),
    ]);
    expect(boxes).toEqual([
      ['upc', true],
      ['old', true],
      ['color', false],
    ]);
    expect(textOf(html)).toContain('Item #, then UPC, then old (no longer in your POS)');
    expect(textOf(html)).toContain('Looked for by Phone, then E-mail.');
  });

  it('keep what was chosen while the POS does not list its fields', async () => {
    const fields = [{ value: 'upc', name: 'upc', gone: false, ticked: true }];
    const html = await show({ matchFields: { listed: false, fields } });
    expect(html).toContain('<input type="hidden" name="matchFields" value="upc"/>');
    expect(textOf(html)).toContain('didn’t list this just now');
  });

  it('name the field beside a customer that the POS does not have', async () => {
    const html = await show({}, { defaultCustomer: ['customer-not-found'] });
    expect(html).toMatch(/defaultCustomerError[^]*No customer in your POS has this number/);
  });

  it('list what was linked by hand, outside the form, each with its way back', async () => {
    const html = await show({ links: [{ sku: 'TEE-S', label: 'T-100 (Tee)', by: 'user 12', at: 1 }] });
    expect(html.indexOf('T-100 (Tee)')).toBeGreaterThan(html.indexOf('</form>'));
    expect(html).toMatch(/name="intent" value="unlink"[^]*name="sku" value="TEE-S"/);
    expect(textOf(html)).toContain('Linked by Staff member 12');
  });
});

describe('the connection page', () => {
  it('lists what is needed before the button, and asks what the manifest names', async () => {
    const html = await renderOnServer(<ConnectionScreen view={unconnected} answer={null} />);
    expect(html.indexOf('generate a token')).toBeGreaterThan(0);
    expect(html.indexOf('generate a token')).toBeLessThan(html.indexOf('Connect POS'));
    expect(html).toMatch(/<input[^>]*name="credential.token"[^>]*type="password"/);
    expect(html).toMatch(/<input[^>]*name="currency"[^>]*value="USD"/);
    expect(textOf(html)).not.toContain('Disconnect');
  });

  it('proposes "from now" first, and keeps the start date when reconnecting', async () => {
    const first = await renderOnServer(<ConnectionScreen view={unconnected} answer={null} />);
    expect(first).toMatch(/<input[^>]*name="start"[^>]*value="now"[^>]*checked=""|<input[^>]*checked=""[^>]*value="now"/);
    expect(first).not.toContain('value="keep"');
  });

  it('warns of waiting orders before disconnecting', async () => {
    const text = textOf(
      await renderOnServer(<ConnectionScreen view={{ ...unconnected, startDate: 1, waiting: 4, connection: stopped }} answer={null} />),
    );
    expect(text).toContain('4 orders are waiting. They stay here');
    expect(text).toContain('Your POS refuses access');
    expect(text).toContain('Staff member 12');
  });

  it('says beside the token that it was refused', async () => {
    const html = await renderOnServer(
      <ConnectionScreen
        view={unconnected}
        answer={{ ...nothing, faults: { 'credential.token': ['unauthorised'] } }}
      />,
    );
    expect(html).toMatch(/credential.tokenError[^]*Your POS didn/);
  });

  it('[C6] lists the prerequisites of the chosen POS before the button, and after a failure says which are there', async () => {
    const view = { ...unconnected, choices: [...unconnected.choices, lake], chosen: 'lake' };
    const before = await renderOnServer(<ConnectionScreen view={view} answer={null} />);
    expect(before).toContain('Which POS do you use?');
    expect(before).not.toContain('generate a token');
    expect(before.indexOf('Rights of that employee')).toBeLessThan(before.indexOf('Sign in to Lake Retail'));
    const rows = [{ code: 'rights', result: 'not-met' as const, right: 'register_refund' }];
    const answer = { ...nothing, faults: { prerequisites: ['prerequisites'] }, rows };
    const after = textOf(await renderOnServer(<ConnectionScreen view={view} answer={answer} />));
    expect(after).toMatch(/Rights of that employee.*Missing.*Missing permission: register_refund.*Your POS isn’t connected/s);
    const french = textOf(await renderOnServer(<ConnectionScreen view={view} answer={answer} />, { language: 'fr' }));
    expect(french).toMatch(/Autorisation manquante\s: register_refund/);
  });

  it('[C11] keeps Reconnect out of reach until the check found everything there', async () => {
    const view = { ...unconnected, startDate: 1, connection: stopped };
    const reconnect = (html: string) => /<button[^>]*>(?:<span[^>]*>)*Reconnect POS/.exec(html)?.[0] ?? '';
    const before = await renderOnServer(<ConnectionScreen view={view} answer={null} />);
    expect(before.indexOf('generate a token')).toBeLessThan(before.indexOf('Reconnect POS'));
    expect(reconnect(before)).toContain('aria-disabled="true"');
    const rows = [{ code: 'own-user', result: 'by-person' as const, right: null }, { code: 'token', result: 'met' as const, right: null }];
    const missing = [{ ...rows[1], code: 'token', result: 'not-met' as const, right: null }];
    expect(reconnect(await renderOnServer(<ConnectionScreen view={view} answer={{ ...nothing, rows: missing }} />))).toContain('aria-disabled="true"');
    const after = await renderOnServer(<ConnectionScreen view={view} answer={{ ...nothing, rows, ready: true, account: 'demo' }} />);
    expect(reconnect(after)).toContain('aria-disabled="false"');
    expect(textOf(after)).toContain('Account demo: everything that is needed is in place');
  });

  it('connects with a sign-in that has come back, and says why one came to nothing', async () => {
    const view = { ...unconnected, choices: [lake], chosen: 'lake' };
    const back = await renderOnServer(<ConnectionScreen view={{ ...view, signIn: { id: 'x1' } }} answer={null} />);
    expect(back).toMatch(/type="hidden" name="signIn" value="x1"/);
    expect(textOf(back)).toContain('You have signed in to Lake Retail');
    for (const failed of ['refused', 'unreachable', 'too-late'] as const) {
      const html = textOf(await renderOnServer(<ConnectionScreen view={{ ...view, signIn: { failed } }} answer={null} />, { language: 'fr' }));
      expect(html).toMatch(/(accordé aucun accès|n’a pas répondu|ne peut plus servir)/);
      expect(html).toContain('Se connecter à Lake Retail');
    }
  });
});

describe('[M8] each switch', () => {
  it('has its help in one line, and the page one link to read on', async () => {
    for (const language of ['en', 'fr'] as const) {
      const html = await renderOnServer(<OrderSettingsScreen view={settings} answer={null} />, { language });
      const boxes = [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map((found) => found[0]);
      expect(boxes.length).toBeGreaterThanOrEqual(10);
      for (const box of boxes) {
        const [, id = ''] = /aria-describedby="([^"]+)"/.exec(box) ?? [];
        const [, help = ''] = new RegExp(`id="${id.split(' ')[0] ?? ''}"[^>]*>(.*?)</div>`).exec(html) ?? [];
        expect(textOf(help).trim().length, box).toBeGreaterThan(10);
        expect(textOf(help), box).not.toContain('\n');
      }
      expect(html.match(/href="\/app\/help\/orders"/g)).toHaveLength(1);
    }
  });
});
