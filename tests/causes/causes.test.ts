import { describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { causeCodes } from '~/domain/verdict/cause';
import { accessCases } from './access-cases';
import { accountCases } from './account-cases';
import type { CauseCase } from './cause-case';
import { handCases } from './hand-cases';
import { inPosCases } from './in-pos-cases';
import { itemCases } from './item-cases';
import { expectReadable } from './readable';
import { openStand, type Stand } from './stand';
import { shopCases } from './shop-cases';
import { skippedCases } from './skipped-cases';
import { sumCases } from './sum-cases';
import { troubleCases } from './trouble-cases';
import { waitingCases } from './waiting-cases';

/** Every cause there is: brought about in the simulated shop and POS, read in both languages, put right by its own button, and the orders go. */
const cases: readonly CauseCase[] = [...skippedCases, ...waitingCases, ...troubleCases, ...accessCases, ...accountCases, ...itemCases, ...sumCases, ...shopCases, ...inPosCases, ...handCases];

describe('the causes', () => {
  it('are all here, and each of them has an end or a reason why it has none', () => {
    expect(causeCodes.filter((code) => !cases.some((one) => one.code === code))).toEqual([]);
    const openEnds = cases.filter(({ fix, noFix, cannot, then, status }) => !fix && !noFix && !cannot && (then ?? 'in_pos') === status);
    expect(openEnds.map(({ code }) => code)).toEqual([]);
  });

  it.each(cases.filter(({ cannot }) => cannot))('$code: $how', ({ code, cannot, names }) => {
    expectReadable({ code, params: cannot?.params ?? {} }, names);
  });

  it.each(cases.filter(({ cannot }) => !cannot).map((one) => [`${one.code}: ${one.how}${one.pos ? ` (${one.pos})` : ''}`, one] as const))('%s', async (_name, one) => {
    const stand = await openStand(one.pos ?? 'heartland');
    try {
      if (one.connected !== false) await stand.connect();
      const orders = (await one.strike?.(stand)) ?? [];
      await (one.on ? seenAside(stand, one) : seenOnOrders(stand, one, orders));
      const before = stand.desk.numbers();
      await one.fix?.(stand, orders);
      if (!one.noFix) await stand.settle();
      for (const order of orders) await ended(stand, one, order, before);
      if (one.noFix) return;
      await stand.checkAgain();
      if (!one.lasts) expect(await stand.failing(one.code)).toBeNull();
      expect((await stand.problems()).filter(({ cause, orders: held }) => cause.code === one.code && (one.on !== undefined || held > 0))).toEqual([]);
    } finally {
      await stand.close();
    }
  });
});

async function seenOnOrders(stand: Stand, one: CauseCase, orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    const page = await stand.view(order);
    expect({ status: page.status, code: page.cause?.code }).toEqual({ status: one.status, code: one.code });
    if (!page.cause) return;
    expectReadable({ code: page.cause.code, params: { order: page.name, ...page.cause.params } }, one.names);
    if (one.status === 'blocked') expect(page.cause.held).toBe(one.held ?? orders.length);
  }
}

async function seenAside(stand: Stand, one: CauseCase): Promise<void> {
  const row = await stand.failing(one.code);
  const problem = (await stand.problems()).find(({ cause }) => cause.code === one.code);
  const cause = one.on === 'checks' ? row?.cause : problem?.cause;
  if (!cause) throw new Error(`${one.code} is told nowhere`);
  expectReadable(cause, one.names);
  if (row) expect(row.fixTo !== null || row.help !== null || row.panel !== null).toBe(true);
}

async function ended(stand: Stand, one: CauseCase, order: Order, before: readonly string[]): Promise<void> {
  const { verdict, currentTotal } = await stand.till.row(order);
  const wanted = one.noFix && !one.then ? one.status : (one.then ?? 'in_pos');
  expect({ status: verdict.status, cause: wanted === 'in_pos' ? (verdict.cause?.code ?? null) : null }).toEqual({ status: wanted, cause: null });
  if (wanted === 'in_pos' || wanted === 'pending_pos') expect(await stand.totalInPos(order)).toBe(one.total ?? currentTotal);
  else expect(stand.desk.numbers()).toEqual(before);
  expect(new Set(stand.desk.numbers()).size).toBe(stand.desk.numbers().length);
}
