import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testShop } from '../../sandbox/shopify/test-shop';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { shopifyOrderSource } from '~/adapters/shopify/order-source';
import { ok } from '~/domain/result';
import { translateOrder } from '~/domain/translation/translate-order';
import { ownBudget } from '../support/budget';
import { shopDomain } from '../support/shopify';
import { VirtualClock } from '../support/virtual-clock';
import { hostileAnswer } from './hostile-answer';
import { dice, seed, tellSeed } from './mutator';

const rounds = 2_000;
const errors = ['throttled', 'unreachable', 'unauthorised', 'forbidden', 'unreadable'];
const orders = ['2001-plain', '2005-gift-card-sold', '2008-several-tenders', '2015-refunded-in-part'];

/** Shopify's real answers, remembered by question, and one or two of each reading made hostile. */
async function openShop() {
  const roll = dice(seed + 2);
  const stand = testShop();
  const { access_token: token } = (await stand.exchange()).body as { access_token: string };
  const ids: string[] = [];
  for (const name of orders) ids.push(((await stand.post('/_control/orders', readFileSync(new URL(`../fixtures/orders/${name}.json`, import.meta.url), 'utf8'))).body as { gid: string }).gid);
  const remembered = new Map<string, string>();
  let countdown = 0;
  let calls = 0;
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    calls += 1;
    const question = String(init?.body);
    if (!remembered.has(question)) {
      stand.pass(60_000);
      remembered.set(question, JSON.stringify((await stand.post('/admin/api/2026-07/graphql.json', question, { ...(init?.headers as Record<string, string>), 'x-forwarded-host': shopDomain })).body));
    }
    const honest = new Response(remembered.get(question));
    countdown -= 1;
    return countdown === 0 || (countdown < 0 && roll.chance(0.05)) ? hostileAnswer(honest, roll) : honest;
  };
  const clock = new VirtualClock(Date.UTC(2026, 10, 20));
  const waiting = { now: clock.now, monotonic: clock.monotonic, sleep: (ms: number) => Promise.resolve(clock.advance(ms)) };
  const tokens = { forShop: () => Promise.resolve(ok(token)), reload: () => Promise.resolve(ok(token)) };
  return {
    roll, ids, clock, calls: () => calls, arm: () => (countdown = 1 + roll.below(8)),
    source: () => shopifyOrderSource(graphqlClient({ fetch, clock: waiting, tokens, budget: ownBudget() }), clock),
  };
}

describe(`answers of Shopify, seed ${seed}`, () => {
  it(`are read or end as values of the closed set, ${rounds} times, whatever they hold`, async () => {
    tellSeed(`Shopify answers: ${rounds} readings`);
    const shop = await openShop();
    const { roll } = shop;
    const wrong: string[] = [];
    const ends = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const source = shop.source();
      shop.arm();
      const before = { now: shop.clock.now(), calls: shop.calls() };
      const ask = roll.pick([
        async () => {
          const reading = await source.readOrder(shopDomain, roll.pick(shop.ids));
          // What was read can be judged: the translation answers with a value as well.
          if (reading.ok && reading.value.kind === 'found') translateOrder(reading.value.order);
          return reading;
        },
        () => source.readOrder(shopDomain, roll.pick(shop.ids)),
        () => source.readShop(shopDomain),
        () => source.listOrders(shopDomain, 0, null),
      ]);
      try {
        const answer = await ask();
        const end = answer.ok ? 'ok' : answer.error.kind;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        if (!answer.ok && !errors.includes(answer.error.kind)) wrong.push(`round ${round}: ${answer.error.kind}`);
        if (!answer.ok && answer.error.kind === 'throttled' && !(answer.error.until - before.now < 3_700_000)) wrong.push(`round ${round}: throttled until ${answer.error.until}`);
        if (!answer.ok && JSON.stringify(answer.error).length > 2_000) wrong.push(`round ${round}: an error of ${JSON.stringify(answer.error).length} characters`);
      } catch (error) {
        wrong.push(`round ${round}: ${(error instanceof Error ? (error.stack ?? '') : String(error)).slice(0, 500)}`);
      }
      if (shop.calls() - before.calls > 1_100) wrong.push(`round ${round}: ${shop.calls() - before.calls} calls`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    for (const end of ['ok', 'forbidden', 'unreachable', 'unreadable']) expect(ends.get(end) ?? 0).toBeGreaterThan(5);
  });
});
