import { describe, expect, it } from 'vitest';
import { pageMadeAt, renderOnServer, textOf } from '../testing/server-render';
import { NeedsAction, type ProblemView } from './needs-action';
import { SyncCard, type SyncView } from './sync-card';

const sync: SyncView = {
  indicator: { state: 'up-to-date', count: 0, since: null, seconds: null }, account: { pos: 'Heartland Retail', account: 'demo' }, lastOrder: null, lastCheckAt: null, lastWebhookAt: null, lastRunAt: null, lastSuccessAt: null,
  comparison: { coverage: null, underWay: null }, backlog: { due: 0, planned: 0, oldestDueAt: null, nextDueAt: null, finishAt: null },
};
const card = (more: Partial<SyncView>, language: 'en' | 'fr' = 'en') => renderOnServer(<SyncCard view={{ ...sync, ...more }} />, { language });

describe('the sync card', () => {
  it('[C7] tells last run and last success separately, and Never before the first', async () => {
    expect(textOf(await card({}))).toMatch(/Last run: Never · Last success: Never/);
    expect(textOf(await card({}, 'fr'))).toMatch(/Dernière exécution\s: Jamais · Dernier succès\s: Jamais/);
    expect(textOf(await card({ lastRunAt: pageMadeAt - 60_000, lastSuccessAt: pageMadeAt - 7_200_000 }))).toMatch(/Last run: 1 minute ago · Last success: 2 hours ago/);
  });
  it('[C2a] names the side that is missing', async () => {
    const refused = { state: 'refused', count: 2, since: pageMadeAt, seconds: null } as const;
    expect(textOf(await card({ indicator: { state: 'not-set-up', count: 0, since: null, seconds: null } }))).toMatch(/Not set up *Connect your POS/);
    expect(textOf(await card({ indicator: refused }))).toMatch(/Access refused *Your POS has refused access/);
    expect(textOf(await card({ indicator: { ...refused, side: 'shopify' } }))).toMatch(/Access refused *Shopify has refused this app/);
  });
});

describe('a problem that has stopped no order yet', () => {
  const problem: ProblemView = {
    id: '1', cause: { code: 'E-EMP-ARCHIVED', params: { employee: 'Marie Dubois', why: 'archived' } }, orders: 0, amount: null, openedAt: pageMadeAt - 3_600_000, to: '/app/settings/locations', isFix: true, keeps: null, expected: 23, muted: false, rechecking: false, page: '/app/problems/1',
  };
  const needs = (more: Partial<ProblemView>, language: 'en' | 'fr' = 'en') => renderOnServer(<NeedsAction problems={[{ ...problem, ...more }]} more={0} runs={[]} currency="USD" />, { language });
  it('[P5] says how many are expected to meet it, and by what', async () => {
    expect(textOf(await needs({}))).toMatch(/No order is held up yet · about 23 expected to meet it in 7 days, as in the last 7/);
    expect(textOf(await needs({}, 'fr'))).toMatch(/Aucune commande retenue pour l’instant · environ 23 attendues en 7 jours/);
  });
  it('[A14] says how many a setting keeps back, and what they come to', async () => {
    const cause = { code: 'E-ARCHIVED-FIRST', params: { n: '3' } } as const;
    expect(textOf(await needs({ cause, expected: 0, keeps: { orders: 3, amount: '30.00' } }))).toMatch(/Another app archives orders first.*3 orders of the last 7 days kept back · \$30\.00 held up.*Turn on setting/s);
  });
});
