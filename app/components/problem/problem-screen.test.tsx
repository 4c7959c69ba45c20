import { describe, expect, it } from 'vitest';
import { pageMadeAt, renderOnServer, textOf } from '../testing/server-render';
import { ProblemScreen, type ProblemPageView } from './problem-screen';

const minute = 60_000;
const open: ProblemPageView = {
  id: 'p', cause: { code: 'E-REQ-FIELD', params: { field: 'Birthday', key: 'birthday', group: 'customer' } }, state: 'open',
  openedAt: pageMadeAt - 90 * minute, lastSeenAt: pageMadeAt - minute, closedAt: null, muted: null, orders: 23, amount: '1250.50', currency: 'USD',
  fix: { to: '/app/checks#required-fields', isFix: true, doer: 'pos' }, units: { total: 31, rows: [{ sku: 'MUG', location: 'Main Street', units: 31 }], more: 0 },
  progress: { total: 23, freed: 0, inPos: 0, waiting: 0, needAction: 0 }, rows: [], cursor: null, next: null, phone: false,
  history: [{ at: pageMadeAt - 90 * minute, code: 'opened', params: {} }],
};
const show = async (view: Partial<ProblemPageView>, language: 'en' | 'fr' = 'en') => textOf(await renderOnServer(<ProblemScreen view={{ ...open, ...view }} />, { language, address: '/app/problems/p' }));

describe('a problem’s page', () => {
  it('says what one change holds up: orders, amount, stock, since when, who can do it and where', async () => {
    expect(await show({})).toMatch(/Open.*23 orders wait for one change: \$1,250\.50\..*Birthday.*First seen.*Last seen.*Who can do it.*Then all 23 orders.*31 units.*MUG.*Main Street.*Mute for 7 days.*History.*First seen/s);
    expect(await show({}, 'fr')).toMatch(/Ouvert.*23 commandes attendent un seul changement.*31 unités.*Sourdine pendant 7 jours/s);
  });
  it('counts the orders back into the POS while they are looked at again', async () => {
    const text = await show({ state: 'rechecking', orders: 3, progress: { total: 23, freed: 20, inPos: 18, waiting: 2, needAction: 0 } });
    expect(text).toMatch(/Fixed – rechecking.*18 of 23 in POS.*20 of 23 looked at again.*2 on their way/s);
  });
  it('keeps its story when it is closed, and offers nothing more to be done', async () => {
    const text = await show({
      state: 'closed', closedAt: pageMadeAt, orders: 0, amount: null, units: { total: 0, rows: [], more: 0 }, progress: { total: 23, freed: 23, inPos: 23, waiting: 0, needAction: 0 },
      history: [{ at: pageMadeAt, code: 'closed', params: { orders: '23' } }, { at: pageMadeAt - minute, code: 'fixed', params: { orders: '23' } }, ...open.history],
    });
    expect(text).toMatch(/Closed.*23 of 23 in POS.*Closed; orders it set free: 23.*The cause is gone; orders that waited: 23/s);
    expect(text).not.toMatch(/Mute for|The fix/);
  });
  it('says who muted it and until when, and is not red then', async () => {
    const text = await show({ muted: { until: pageMadeAt + 7 * 24 * 60 * minute, by: 'user 7' } });
    expect(text).toMatch(/Muted.*Muted until 25 Nov 2026.*by Staff member 7.*End muting/s);
  });
});
