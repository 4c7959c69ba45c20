import { describe, expect, it } from 'vitest';
import { coreFetch } from '../../sandbox/pos/heartland/in-process';
import { Simulator } from '../../sandbox/pos/heartland/simulator';
import { systemClock } from '~/adapters/clock/system';
import { heartlandAdapter } from '~/adapters/pos/heartland/adapter';
import type { PosMapping } from '~/domain/posting/mapping';
import type { FindOutcome, PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import { remarksOf } from '~/domain/translation/remarks';
import type { PosGateway } from '~/ports/pos-gateway';
import { aMapping, saleOf } from '../support/documents';
import { wholeOrder } from '../support/whole-order';
import { endlessPulled, hostileAnswer } from './hostile-answer';
import { dice, seed, tellSeed, type Dice } from './mutator';

const rounds = 2_500;
const perSimulator = 250;
const errors = ['unreachable', 'throttled', 'unauthorised', 'forbidden', 'rejected', 'missing-reference', 'already-exists', 'in-doubt'];
const order = wholeOrder();
const sale = saleOf(order);

/** The first answer of each round is hostile, what follows is honest: so a list whose end was falsified comes to an end. */
function openPos(roll: Dice): { gateway: PosGateway; arm(): void } {
  const pos = new Simulator({ now: () => Date.UTC(2026, 10, 20), rng: () => 0.5, currency: 'USD' });
  pos.control('POST', '/items', [{ public_id: 'MUG', description: 'Mug', price: 10, qty: 1_000 }]);
  const honest = coreFetch(pos, { after: (_ms, run) => run() });
  let armed = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await honest(input, init);
    if (!armed) return answer;
    armed = false;
    return hostileAnswer(answer, roll);
  };
  const adapter = heartlandAdapter({ fetch, clock: { ...systemClock, sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())) }, template: null, requestTimeoutMs: 60_000 });
  return { gateway: adapter.open({ subdomain: 'demo', domain: 'retail.heartland.us', token: 'sandbox-token-demo' }, 'USD'), arm: () => (armed = true) };
}

/** As the app would map it, from what this POS has. */
async function mappingIn(gateway: PosGateway): Promise<PosMapping> {
  const [facts, prepared, items] = [await gateway.readFacts(), await gateway.prepareAccount(), await gateway.findItems(['MUG'], [])];
  const location = facts.locations.kind === 'known' ? (facts.locations.value[0]?.id ?? null) : null;
  const paymentType = prepared.ok ? (prepared.value.paymentTypeId ?? '') : '';
  const item = items.ok ? (items.value.get('MUG')?.[0]?.id ?? '') : '';
  return aMapping({
    stationId: facts.stations.kind === 'known' ? (facts.stations.value[0]?.id ?? null) : null, sourceLocationId: location, referenceField: prepared.ok ? prepared.value.referenceField : null,
    itemIds: Object.fromEntries(sale.lines.filter((line) => line.target.kind === 'item').map((line) => [line.key, item])),
    shipFrom: Object.fromEntries(sale.lines.map((line) => [line.key, location ?? ''])), paymentTypes: Object.fromEntries(sale.tenders.map((tender) => [tender.key, paymentType])),
  });
}
const stepsOf = (gateway: PosGateway, mapping: PosMapping, number: string): readonly PosStep[] => gateway.plan({ document: sale, number, mapping, buyer: order.buyer, remarks: remarksOf(order), sale: null });

/** What an honest POS lets the steps learn, so that each of them can be met by a hostile answer. */
async function learn(gateway: PosGateway): Promise<{ facts: StepFacts; mapping: PosMapping }> {
  let facts: StepFacts = {};
  const mapping = await mappingIn(gateway);
  for (const step of stepsOf(gateway, mapping, 'S-1')) {
    const sent = await step.send(facts, Infinity);
    if (sent.kind !== 'done') throw new Error(`${step.key}: ${JSON.stringify(sent)}`);
    facts = { ...facts, ...sent.facts };
  }
  return { facts, mapping };
}

const fit = (id: string | null): boolean => id === null || /^[\x21-\x7e]{1,64}$/.test(id);
const known = (error: { kind: string } | null): boolean => error === null || errors.includes(error.kind);

/** What is wrong with an outcome; null where it is one of the documented ones. */
function wrongSent(sent: SendOutcome): string | null {
  if (sent.kind === 'failed') return known(sent.error) ? null : sent.error.kind;
  if (sent.kind === 'done') return fit(sent.externalId) && Object.entries(sent.facts).every(([name, value]) => !name.endsWith('.id') || fit(value) && value !== '') ? null : `done without an id: ${JSON.stringify(sent).slice(0, 300)}`;
  return ['differs', 'left-pending'].includes(sent.kind) ? null : `unknown ${JSON.stringify(sent)}`;
}
function wrongFound(found: FindOutcome): string | null {
  if (found.kind === 'one') return fit(found.externalId) ? null : `one without an id: ${JSON.stringify(found).slice(0, 300)}`;
  if (found.kind === 'many') return found.externalIds.every(fit) ? null : `many without ids: ${JSON.stringify(found).slice(0, 300)}`;
  return found.kind === 'none' || (found.kind === 'cannot-tell' && known(found.error)) ? null : `unknown ${JSON.stringify(found)}`;
}
const wrongResult = (answer: { ok: true } | { ok: false; error: { kind: string } }): string | null => (answer.ok || known(answer.error) ? null : answer.error.kind);

describe(`answers of the POS, seed ${seed}`, () => {
  it(`end as values of the closed set, ${rounds} times, whatever they hold`, async () => {
    tellSeed(`POS answers: ${rounds} rounds`);
    const roll = dice(seed + 1);
    const wrong: string[] = [];
    const met = new Map<string, number>();
    let { gateway, arm } = openPos(roll);
    let { facts, mapping } = await learn(gateway);
    const asks: readonly [string, () => Promise<string | null>][] = [
      ['probe', async () => wrongResult(await gateway.probe())],
      ['facts', async () => (Object.values(await gateway.readFacts()).every((fact) => fact.kind === 'known' || known(fact.error)) ? null : 'an unknown fact without its error')],
      ['items', async () => wrongResult(await gateway.findItems(['MUG', 'NONE'], ['upc']))],
      ['customers', async () => wrongResult(await gateway.findCustomers('CASH'))],
      ['prepare', async () => wrongResult(await gateway.prepareAccount())],
      ['find document', async () => wrongFound(await gateway.findDocument(sale, 'S-1', 'shopify_id'))],
      ['read document', async () => wrongResult(await gateway.readDocument(facts['order.id'] ?? '1', sale))],
    ];
    for (let round = 0; round < rounds; round += 1) {
      if (round % perSimulator === perSimulator - 1) {
        ({ gateway, arm } = openPos(roll));
        ({ facts, mapping } = await learn(gateway));
      }
      const steps = stepsOf(gateway, mapping, roll.chance(0.5) ? 'S-1' : `S-${round}`);
      const step = roll.pick(steps);
      const [name, ask] = roll.pick([...asks, [`send ${step.key}`, async () => wrongSent(await step.send(facts, Infinity))] as const, [`find ${step.key}`, async () => wrongFound(await step.find(facts, new Set()))] as const]);
      arm();
      met.set(name, (met.get(name) ?? 0) + 1);
      const fault = await ask().catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 600));
      if (fault !== null) wrong.push(`round ${round}, ${name}: ${fault}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(met.size).toBeGreaterThan(20);
    // Of answers without end no more was taken than the limit and what was on its way.
    expect(endlessPulled.length).toBeGreaterThan(3);
    expect(Math.max(...endlessPulled)).toBeLessThan(14 * 1024 * 1024);
  });
});
