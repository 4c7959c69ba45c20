import { describe, expect, it } from 'vitest';
import type { SweepRun } from '../sweep/sweep';
import { shopifyChecks, type ShopifySide } from './shopify';

const minute = 60_000;
const day = 1_440 * minute;
const now = Date.UTC(2026, 10, 20);
const run = (more: Partial<SweepRun> = {}): SweepRun => ({
  id: 'r', installationId: 'i', kind: 'sweep', trigger: 'schedule', state: 'done', from: now - 20 * minute, to: now - 10 * minute, limited: false,
  position: { since: 0, cursor: null, reached: 0 }, counts: { listed: 0, fresh: 0, changed: 0, missed: 0, failed: 0 },
  startedAt: now - 10 * minute, movedAt: now - 10 * minute, endedAt: now - 10 * minute, trouble: null, detail: null, stops: 0, ...more,
});
const coverage = { from: now - 30 * day, to: now - 10 * minute, reached: now - 10 * minute };
const hearing = { since: now - 40 * day, missed: 0, newest: null };
const answers = (more: Partial<ShopifySide> = {}) => {
  const rows = shopifyChecks({ now, sweepMs: 10 * minute, startDate: now - 30 * day, scopes: ['read_orders'], lastNews: now - day, sweep: { coverage, hearing, run: run() }, ...more });
  return Object.fromEntries(rows.map((row) => [row.code, [row.result, row.cause?.code ?? row.params.reason ?? null]]));
};
const sweep = (more: Partial<NonNullable<ShopifySide['sweep']>>) => ({ sweep: { coverage, hearing, run: run(), ...more } });

describe('Shopify\'s side', () => {
  it('is well', () => {
    expect(answers()).toEqual({ 'shopify-webhooks': ['passed', null], 'shopify-sweep': ['passed', null], 'shopify-history': ['passed', null] });
  });
  it('is silent where orders came that nobody announced, and quiet where none came', () => {
    expect(answers(sweep({ hearing: { ...hearing, missed: 3, newest: now } }))['shopify-webhooks']).toEqual(['failed', 'E-WEBHOOKS-SILENT']);
    expect(answers({ lastNews: now - 10 * minute, ...sweep({ hearing: { ...hearing, missed: 1, newest: now } }) })['shopify-webhooks']).toEqual(['passed', null]);
    expect(answers({ lastNews: null })['shopify-webhooks']).toEqual(['not-applicable', null]);
  });
  it.each<[string, Partial<SweepRun>, number, [string, string | null]]>([
    ['refused a moment ago', { state: 'stopped', trouble: 'unauthorised' }, now, ['failed', 'E-SWEEP-STOPPED']],
    ['unreachable for a moment', { state: 'stopped', trouble: 'unreachable' }, now, ['passed', null]],
    ['unreachable for an hour', { state: 'stopped', trouble: 'unreachable' }, now + 60 * minute, ['failed', 'E-SWEEP-STOPPED']],
    ['on its way for hours, and coming forward', { state: 'running', startedAt: now - 300 * minute, movedAt: now + 290 * minute }, now + 300 * minute, ['passed', null]],
    ['not begun again for an hour', {}, now + 60 * minute, ['failed', 'E-SWEEP-STOPPED']],
  ])('a comparison that is %s', (_name, more, at, wanted) => expect(answers({ now: at, ...sweep({ run: run(more) }) })['shopify-sweep']).toEqual(wanted));
  it('has not been compared before the first run has ended', () => {
    expect(answers({ sweep: null })['shopify-sweep']).toEqual(['could-not-check', null]);
    expect(answers(sweep({ coverage: null, run: run({ state: 'running' }) }))['shopify-sweep']).toEqual(['could-not-check', null]);
  });
  it('shares less than the start date asks for', () => {
    expect(answers({ startDate: now - 90 * day })['shopify-history']).toEqual(['failed', null]);
    expect(answers({ startDate: now - 50 * day })['shopify-history']).toEqual(['passed', null]);
    expect(answers({ startDate: now - 90 * day, scopes: ['read_all_orders'] })['shopify-history']).toEqual(['passed', 'all']);
    expect(answers({ startDate: null })['shopify-history']).toEqual(['not-applicable', null]);
  });
});
