import { describe, expect, it } from 'vitest';
import { pageMadeAt, renderOnServer, textOf } from '../testing/server-render';
import { BulkBar } from './bulk-bar';
import { RunScreen, type RunView } from './run-screen';

const planned: RunView = {
  id: 'r', kind: 'retry', state: 'planned', by: 'user 7', cancelledBy: null, startedAt: pageMadeAt - 5_000, endedAt: null, planned: 18, total: 25, acted: 0, settled: 0, good: 0, mixed: false, needAction: 0, outcome: [],
  unfit: [{ reason: 'needs-fix', count: 5 }, { reason: 'in-pos', count: 2 }],
};
const show = async (view: Partial<RunView>, language: 'en' | 'fr' = 'en', refusal: 'note-needed' | null = null) =>
  renderOnServer(<RunScreen view={{ ...planned, ...view }} refusal={refusal} />, { language, address: '/app/runs/r' });
const disabled = (html: string): boolean => /<button[^>]*( disabled=""|aria-disabled="true")[^>]*>/.test(html);

describe('a run over several orders', () => {
  it('shows its plan in numbers, in both languages, and one word starts it', async () => {
    const html = await show({});
    expect(textOf(html)).toMatch(/18 of 25 can be retried\..*5 need a fix first.*2 already in POS.*Retry 18.*Drop the plan/s);
    expect((html.match(/Polaris-Button--variantPrimary/g) ?? []).length).toBe(1);
    expect(textOf(await show({}, 'fr'))).toMatch(/18 sur 25 peuvent être renvoyées\..*5 demandent d’abord une correction.*2 déjà dans le POS.*Renvoyer 18/s);
  });
  it('[D13] cannot be started where nothing can be retried, and says so', async () => {
    const html = await show({ planned: 0, unfit: [{ reason: 'in-pos', count: 25 }] });
    expect(disabled(html)).toBe(true);
    expect(textOf(html)).toMatch(/Nothing here can be retried\./);
    expect(disabled(await show({}))).toBe(false);
  });
  it('asks why orders are handled, beside the field', async () => {
    expect(textOf(await show({ kind: 'handle' }))).toMatch(/Why are these orders handled\?/);
    expect(textOf(await show({ kind: 'handle' }, 'en', 'note-needed'))).toMatch(/A note is needed/);
  });
  it('tells how far it is, and can be cancelled', async () => {
    const text = textOf(await show({ state: 'running', acted: 12, settled: 9, good: 8, outcome: [{ status: 'in_pos', count: 8 }, { status: 'waiting', count: 4 }] }));
    expect(text).toMatch(/9 of 18.*12 of 18 set going.*Cancel.*So far.*8 in POS, 4 waiting/s);
  });
  it('[D15] reads "Partly done: 18 of 20" where it is mixed, in both languages', async () => {
    const mixed: Partial<RunView> = { state: 'done', endedAt: pageMadeAt, planned: 20, acted: 20, settled: 20, good: 18, mixed: true, needAction: 2, outcome: [{ status: 'in_pos', count: 18 }, { status: 'blocked', count: 2 }] };
    const text = textOf(await show(mixed));
    expect(text).toMatch(/Partly done.*Partly done: 18 of 20.*18 in POS, 2 blocked.*Open the orders that need action/s);
    expect(textOf(await show(mixed, 'fr'))).toMatch(/Fait en partie\s: 18 sur 20.*18 dans le POS, 2 bloquées/s);
    expect(textOf(await show({ ...mixed, good: 20, mixed: false, needAction: 0 }))).toMatch(/All done: 20 of 20/);
    expect(textOf(await show({ ...mixed, state: 'cancelled', acted: 3 }))).toMatch(/Cancelled after 3 of 20/);
    const cancelled = { ...mixed, state: 'cancelled', acted: 3, cancelledBy: 'user 9' } as const;
    expect(textOf(await show(cancelled))).toMatch(/Staff member 7 .*Cancelled by Staff member 9 after 3 of 20/s);
    expect(textOf(await show(cancelled, 'fr'))).toMatch(/Annulée par .*9 après 3 sur 20/s);
  });
});

describe('the bar over the list', () => {
  it('[D13] offers a retry, and none with a reason where the list is empty', async () => {
    const bar = (empty: boolean) => renderOnServer(<BulkBar view="needs-action" empty={empty} refused={false} />);
    expect(disabled(await bar(false))).toBe(false);
    expect(disabled(await bar(true))).toBe(true);
    expect(textOf(await bar(true))).toMatch(/Retry orders.*Nothing here can be retried\./s);
  });
  it('says that nothing was chosen', async () => {
    expect(textOf(await renderOnServer(<BulkBar view="skipped" empty={false} refused />))).toMatch(/Tick at least one order/);
  });
});
