import { describe, expect, it } from 'vitest';
import { renderOnServer, textOf } from '../testing/server-render';
import { DryRunScreen, type DryRunView } from './dry-run-screen';

const run: Extract<DryRunView, { kind: 'run' }> = {
  kind: 'run',
  name: '#1042',
  currency: 'USD',
  trace: [{ rule: 'download-archived', result: 'passed', seen: { archivedAt: '2026-11-18T13:00:00.000Z' } }],
  kept: null,
  silent: null,
  standing: [],
  notices: [{ code: 'notice.no-product', params: { skus: 'LAMP' } }],
  documents: [
    {
      number: 'S-1042',
      causes: [],
      document: {
        kind: 'sale',
        total: '33.00',
        owed: '3.00',
        lines: [{ key: '1', name: 'Blue mug', target: 'MUG-BLUE', quantity: 2, unitPrice: '12.50', total: '25.00' }],
        shipping: [{ key: '1', name: 'Standard', amount: '5.00' }],
        taxes: [{ key: '1', name: 'Sales tax', amount: '3.00' }],
        payments: [{ key: 'p', gateway: 'cash', amount: '30.00' }],
      },
      steps: [
        { key: 'customer', kind: 'find-or-create', subject: null, amount: null, done: true },
        { key: 'address:billing', kind: 'find-or-create', subject: null, amount: null, done: false },
        { key: 'line:1', kind: 'create', subject: { kind: 'line', quantity: 2, name: 'Blue mug' }, amount: '25.00', done: false },
        { key: 'tax:automatic', kind: 'verify', subject: null, amount: null, done: false },
        { key: 'payment:p', kind: 'create', subject: { kind: 'gateway', gateway: 'cash' }, amount: '30.00', done: false },
        { key: 'invoice-2-line:1', kind: 'create', subject: null, amount: null, done: false },
        { key: 'complete:invoice', kind: 'change', subject: null, amount: null, done: false },
        { key: 'something-of-another-pos', kind: 'create', subject: null, amount: null, done: false },
      ],
    },
  ],
};
const told = async (view: DryRunView, language: 'en' | 'fr' = 'en') =>
  textOf(await renderOnServer(<DryRunScreen run={view} back="/app/orders/1" />, { language })).replace(/[\u00a0\u202f]/g, ' ');

describe('a dry run', () => {
  it('shows the document, what it lacks, and every call with its amount, in both languages', async () => {
    const text = await told(run);
    for (const words of [
      'This order would go to your POS as 1 document.',
      'Nothing was created or changed',
      'Not in your POS, entered as No Product Found: LAMP',
      '2 × $12.50',
      'Still unpaid',
      'Find or create the customer (done already)',
      'Find or create the billing address',
      'Create a line: 2 × Blue mug, $25.00',
      'Read the tax that your POS added by itself',
      'Create the payment: Cash, $30.00',
      'Create a line of the invoice',
      'Complete it',
      'Create a step',
      'Judged by the settings of this moment.',
    ])
      expect(text).toContain(words);
    const french = await told(run, 'fr');
    for (const words of ['Cette commande irait dans votre POS en 1 document.', 'Trouver ou créer le client (déjà fait)', 'Créer une ligne : 2 × Blue mug, 25,00 $'])
      expect(french).toContain(words);
  });

  it('says first what would keep the order back, and shows what it would be all the same', async () => {
    const text = await told({ ...run, kept: { status: 'skipped', cause: { code: 'S-RULE-OFF', params: { rule: 'download-archived', order: '#1042' } } } });
    expect(text).toContain('This order wouldn’t go with your settings.');
    expect(text).toContain('Skipped');
    expect(text).toContain('Below is what it would become');
  });

  it('names what stops it, and a POS or an order that could not be asked', async () => {
    const stopped = { ...run, documents: run.documents.map((one) => ({ ...one, steps: [], causes: [{ code: 'E-SKU-UNKNOWN', params: { sku: 'LAMP', title: 'Lamp' } } as const] })) };
    expect(await told(stopped)).toContain('This order would be stopped.');
    expect(await told({ ...run, silent: 'unreachable', documents: [] })).toContain('Your POS didn’t answer.');
    expect(await told({ kind: 'unread', cause: { code: 'S-DELETED', params: { order: '#1042', date: '' } } })).toContain('The order couldn’t be tried.');
    expect(await told({ ...run, documents: [], standing: ['S-1042'] })).toContain('There is nothing to send.');
  });
});
