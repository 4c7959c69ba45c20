import { describe, expect, it } from 'vitest';
import { checkCodes, kindOf, type CheckCode } from '~/domain/checks/check';
import { pageMadeAt, renderOnServer, textOf } from '../testing/server-render';
import type { CheckRowView } from './check-view';
import { ChecksScreen, type ChecksView } from './checks-screen';

const day = 86_400_000;
const row = (code: CheckCode, more: Partial<CheckRowView> = {}): CheckRowView => ({
  code, subject: '', result: 'failed', warns: false, params: {}, cause: null, since: pageMadeAt - 2 * day, orders: 0, amount: null, keeps: null, expected: null, fixTo: null, problemTo: null, help: null, ...more,
});
const view = (rows: readonly CheckRowView[], notApplicable: readonly CheckRowView[] = []): ChecksView => ({
  currency: 'USD', lastRunAt: pageMadeAt - 60_000, asked: rows.length, passed: 0, failed: rows.length, couldNot: 0, deadWork: [], notApplicable,
  groups: [...new Set(rows.map(({ code }) => kindOf(code).group))].map((group) => ({ group, rows: rows.filter(({ code }) => kindOf(code).group === group) })),
  comparison: { coverage: null, underWay: null, runs: [], news: [] },
});
const html = (rows: readonly CheckRowView[], language: 'en' | 'fr' = 'en', idle: readonly CheckRowView[] = []) =>
  renderOnServer(<ChecksScreen view={view(rows, idle)} />, { language, address: '/app/checks' });

const archived = row('assigned-employee', {
  params: { employee: 'Marie Dubois', why: 'archived' }, cause: { code: 'E-EMP-ARCHIVED', params: { employee: 'Marie Dubois', why: 'archived' } },
  orders: 3, amount: '74.50', expected: 23, fixTo: '/app/settings/locations?focus=employeeId',
});

describe('a row of the checklist', () => {
  it('is a question with its answer, since when, what it holds up and will hold up, and its fix', async () => {
    const text = textOf(await html([archived]));
    expect(text).toMatch(/Is the assigned employee active\? *No: Marie Dubois is archived in your POS\./);
    expect(text).toMatch(/since 2 days ago · holds up 3 orders · \$74\.50 held up · about 23 more orders are expected to meet it in 7 days, as many as in the last 7/);
    expect(text).toContain('Choose employee');
  });
  it('says the same in French', async () => {
    const text = textOf(await html([archived], 'fr'));
    expect(text).toMatch(/L’employé affecté est-il actif\s\? *Non\s: le compte de Marie Dubois est archivé dans votre POS\./);
    expect(text).toMatch(/retient 3 commandes · 74,50\s\$ retenus · environ 23 commandes de plus sont attendues en 7 jours/);
    expect(text).toContain('Choisir un employé');
  });
  it('can be asked again by itself, is linked to by its code, and shows its steps', async () => {
    const page = await html([row('required-fields', { subject: 'line.bin', params: { field: 'Bin', group: 'line' }, help: 'steps' }), row('shopify-sweep', { params: { since: '2026-11-18T10:00:00.000Z' }, help: 'contact' })]);
    expect(page).toMatch(/<ul[^>]*id="required-fields"/);
    expect(page).toMatch(/name="check" value="required-fields"/);
    expect(page).toMatch(/aria-label="Check again: Does your POS ask only for what orders have\?"/);
    expect(textOf(page)).toMatch(/No: “Bin” is required on sales lines.*set Required to No, then save.*Give support your installation ID/s);
  });
  it('[P16] of the speed has the measured value next to its limit, passed or not', async () => {
    const params = { calls: '40', median: '320', p95: '6400', unanswered: '0', limit: '5000' };
    expect(textOf(await html([row('pos-speed', { params, warns: true, help: 'steps' })]))).toMatch(/95% less than 6,400 ms; the limit is 5,000 ms/);
    expect(textOf(await html([row('pos-speed', { params: { ...params, p95: '900' }, result: 'passed' })]))).toMatch(/95% less than 900 ms\. The limit is 5,000 ms/);
  });
  it('that nobody could ask is neutral and says why', async () => {
    const text = textOf(await html([row('station', { result: 'could-not-check', params: { reason: 'offline' } })]));
    expect(text).toMatch(/Your POS is offline.*Couldn’t check/);
    expect(text).not.toContain('Needs action');
  });
  it.each(['en', 'fr'] as const)('leaves no value unsaid, whichever check it is (%s)', async (language) => {
    const params = {
      ms: '1', since: 'x', calls: '1', median: '1', p95: '1', unanswered: '0', limit: '1', code: '401', time: 'x', permission: 'x', employee: 'x', pos: 'x', startDate: 'x', tags: 'x', n: '1', product: 'x', state: 'archived', field: 'x',
      types: 'x', type: 'x', station: 'x', gateways: 'x', locations: 'x', location: 'x', currency: 'x', account: 'x', sku: 'x', scopes: 'x', orders: '2', from: 'x', to: 'x', due: '1', planned: '1', group: 'item',
    };
    for (const result of ['passed', 'failed', 'could-not-check'] as const) expect(textOf(await html(checkCodes.map((code) => row(code, { result, params })), language))).not.toMatch(/\{\w+\}/);
    expect(textOf(await html([], language, checkCodes.map((code) => row(code, { result: 'not-applicable', params }))))).not.toMatch(/\{\w+\}/);
  });
});

describe('what does not apply', () => {
  it('[M2] is listed with why: no employee check where the POS assigns none', async () => {
    const idle = [row('assigned-employee', { result: 'not-applicable', params: { reason: 'never', pos: 'Heartland Retail' } })];
    expect(textOf(await html([], 'en', idle))).toMatch(/Not applicable here.*Is the assigned employee active\? *Heartland Retail takes orders in nobody’s name/);
    expect(textOf(await html([], 'fr', idle))).toMatch(/Sans objet ici.*Heartland Retail n’inscrit les commandes au nom de personne/);
  });
  it('gives one reason once', async () => {
    const idle = (['station', 'currency'] as const).map((code) => row(code, { result: 'not-applicable', params: { reason: 'not-connected' } }));
    expect(textOf(await html([], 'en', idle)).match(/No POS is connected yet\./g)).toHaveLength(1);
  });
});
