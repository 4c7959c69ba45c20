import { beforeEach, describe, expect, it } from 'vitest';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { mapDocument } from '~/domain/posting/map-document';
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import { proposePos } from '~/domain/settings/propose-pos';
import { defaultSettings } from '~/domain/settings/settings';
import type { PosDocument } from '~/domain/translation/document';
import type { Heard, PlanRequest, PosAdapter, PosGateway } from '~/ports/pos-gateway';
import { saleOf } from '../support/documents';
import type { PosDesk } from '../support/pos/desk';
import type { VirtualClock } from '../support/virtual-clock';
import { wholeOrder } from '../support/whole-order';

export interface GatewayWorld {
  readonly desk: PosDesk;
  readonly clock: VirtualClock;
  readonly adapter: PosAdapter;
}

const far = Number.MAX_SAFE_INTEGER;
const order = wholeOrder();
const number = 'S-1042';

/** What the pipeline may rely on in every POS. Each test has an account of its own, with MUG and nothing sold. */
export function posGatewayContract(open: () => GatewayWorld): void {
  let world: GatewayWorld;
  let gateway: PosGateway;
  let heard: Heard[];
  beforeEach(() => {
    world = open();
    heard = [];
    world.desk.stock([{ sku: 'MUG' }]);
    gateway = openAgain();
  });

  const openAgain = (): PosGateway => {
    const valid = world.adapter.validate(world.desk.credentials);
    if (!valid.ok) throw new Error(JSON.stringify(valid.error));
    return world.adapter.open(valid.value.credentials, 'USD', (one) => heard.push(one));
  };
  const errorOf = async (asked: Promise<Result<unknown, PosError>>): Promise<PosError | null> => {
    const answer = await asked;
    return answer.ok ? null : answer.error;
  };
  /** A call that hangs is given up when its time is over. */
  const afterTimeout = async <T>(run: Promise<T>): Promise<T> => {
    for (let rounds = 0; rounds < 20; rounds += 1) await Promise.resolve();
    await new Promise(setImmediate);
    world.clock.advance(gateway.manifest.requestTimeoutMs);
    return run;
  };

  async function prepared(): Promise<{ facts: PosFacts; mapping: PosMapping; document: PosDocument }> {
    const account = await gateway.prepareAccount();
    if (!account.ok) throw new Error(JSON.stringify(account.error));
    const facts = await gateway.readFacts();
    const settings = proposePos(defaultSettings, facts, account.value.paymentTypeId, gateway.manifest.assignedEmployee);
    const document = saleOf(order);
    const items = await gateway.findItems(document.lines.flatMap((line) => (line.target.kind === 'item' ? [line.target.sku] : [])), []);
    if (!items.ok) throw new Error(JSON.stringify(items.error));
    const mapped = mapDocument({ document, settings, facts, items: items.value, referenceField: account.value.referenceField });
    if (!mapped.ok) throw new Error(JSON.stringify(mapped.error));
    return { facts, mapping: mapped.value, document };
  }
  const requestOf = (mapping: PosMapping, document: PosDocument, more: Partial<PlanRequest> = {}): PlanRequest => ({ document, number, mapping, buyer: order.buyer, remarks: { order: 'Leave at the door', lines: {} }, sale: null, ...more });

  /** As the pipeline runs a plan: each step's facts go to the next; `lost` says what to do where an answer got lost. */
  async function run(steps: readonly PosStep[], lost?: (step: PosStep, facts: StepFacts, taken: ReadonlySet<string>) => Promise<SendOutcome>): Promise<{ facts: StepFacts; posId: string | null; outcome: SendOutcome }> {
    let facts: StepFacts = {};
    let posId: string | null = null;
    const taken = new Set<string>();
    let outcome: SendOutcome = { kind: 'done', externalId: null, facts: {} };
    for (const step of steps) {
      outcome = await step.send(facts, far);
      if (outcome.kind === 'failed' && outcome.error.kind === 'in-doubt' && lost) outcome = await lost(step, facts, taken);
      if (outcome.kind !== 'done') return { facts, posId, outcome };
      facts = { ...facts, ...outcome.facts };
      if (outcome.externalId !== null) taken.add(outcome.externalId);
      if (step.isDocument) posId = outcome.externalId;
    }
    return { facts, posId, outcome };
  }
  const writes = (): number => world.desk.calls().filter((call) => call.method !== 'GET').length;

  describe('access', () => {
    it('says who it is, and tells of every call', async () => {
      const answer = await gateway.probe();
      const valid = world.adapter.validate(world.desk.credentials);
      expect(answer).toMatchObject({ ok: true, value: { account: valid.ok ? valid.value.account : '' } });
      expect(heard.length).toBeGreaterThan(0);
      expect(heard.every((one) => one.kind === 'answered')).toBe(true);
    });
    it('is *unauthorised* when it was taken away, and good again when it was given back', async () => {
      world.desk.access(false);
      expect(await errorOf(gateway.probe())).toEqual({ kind: 'unauthorised' });
      world.desk.access(true);
      expect(await errorOf(gateway.probe())).toBeNull();
    });
    it('refuses credentials that are not whole', () => {
      for (const field of Object.keys(world.desk.credentials).filter((name) => /account|subdomain|token$/i.test(name))) {
        expect(world.adapter.validate({ ...world.desk.credentials, [field]: '' })).toMatchObject({ ok: false, error: [{ field, code: 'missing' }] });
      }
    });
  });

  describe('trouble on the way', () => {
    it('waits as long as the POS asks', async () => {
      world.desk.fault({ kind: '429', retryAfter: 7 });
      expect(await errorOf(gateway.probe())).toEqual({ kind: 'throttled', until: world.clock.now() + 7_000 });
      expect(heard).toMatchObject([{ kind: 'throttled' }]);
    });
    it.each(['html', '500', 'drop-before-commit', 'half-body'])('calls a read that ends in %s *unreachable*', async (kind) => {
      world.desk.fault({ kind });
      expect((await errorOf(gateway.probe()))?.kind).toBe('unreachable');
    });
    it('gives up a read that hangs', async () => {
      world.desk.fault({ kind: 'timeout-before-commit' });
      expect((await errorOf(afterTimeout(gateway.probe())))?.kind).toBe('unreachable');
      expect(heard).toMatchObject([{ kind: 'silent' }]);
    });
    it('says which right is missing', async () => {
      world.desk.fault({ kind: '403' });
      expect((await errorOf(gateway.probe()))?.kind).toBe('forbidden');
    });
  });

  describe('facts', () => {
    it('know people, places, payment types and products', async () => {
      const { facts } = await prepared();
      for (const fact of Object.values(facts)) expect(fact).toMatchObject({ kind: 'known', readAt: world.clock.now() });
      if (facts.stations.kind !== 'known' || facts.locations.kind !== 'known' || facts.employees.kind !== 'known' || facts.paymentTypes.kind !== 'known' || facts.products.kind !== 'known') throw new Error('unknown');
      const places = facts.locations.value.filter((one) => one.active).map((one) => one.id);
      expect(facts.stations.value.some((one) => one.active && places.includes(one.locationId))).toBe(true);
      expect(facts.employees.value.some((one) => one.active && one.name !== '' && one.why === null)).toBe(true);
      expect(facts.paymentTypes.value.map((one) => one.name)).toContain('Shopify');
      expect(new Set(facts.products.value.map((one) => one.state))).toEqual(new Set(['absent']));
    });
    it('do not read again what is fresh enough', async () => {
      const facts = await gateway.readFacts();
      const before = world.desk.calls().length;
      world.clock.advance(1_000);
      expect(await gateway.readFacts(facts)).toMatchObject({ employees: facts.employees, paymentTypes: facts.paymentTypes });
      expect(world.desk.calls().length - before).toBeLessThanOrEqual(1);
    });
    it('are unknown where they could not be read, each by itself', async () => {
      world.desk.fault({ kind: '403', match: world.desk.makes.facts, times: null });
      const facts = await gateway.readFacts();
      expect(facts.paymentTypes).toMatchObject({ kind: 'unknown', error: { kind: 'forbidden' } });
      expect(facts.locations.kind).toBe('known');
      expect(facts.products.kind).toBe('known');
    });
  });

  describe('items', () => {
    const found = async (...skus: string[]) => {
      const answer = await gateway.findItems(skus, []);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return Object.fromEntries([...answer.value].map(([sku, matches]) => [sku, matches.map((one) => one.active)]));
    };
    it('answer to their exact SKU alone; each SKU that was asked for has an answer', async () => {
      world.desk.stock([{ sku: 'CAP' }, { sku: 'OLD', archived: true }]);
      expect(await found('MUG', 'CAP', 'OLD', 'mug', 'NONE', 'A,B "C"')).toEqual({ MUG: [true], CAP: [true], OLD: [false], mug: [], NONE: [], 'A,B "C"': [] });
    });
    it('that share a SKU are all told', async () => {
      world.desk.stock([{ sku: 'MUG', duplicate: true }]);
      expect(await found('MUG')).toEqual({ MUG: [true, true] });
    });
    it('are found however many there are', async () => {
      const skus = Array.from({ length: 230 }, (_, index) => `ITEM-${index}`);
      world.desk.stock(skus.map((sku) => ({ sku })));
      expect(await found(...skus)).toEqual(Object.fromEntries(skus.map((sku) => [sku, [true]])));
    });
    it('of no SKU cost no call', async () => {
      const before = world.desk.calls().length;
      expect(await found()).toEqual({});
      expect(world.desk.calls().length).toBe(before);
    });
  });

  it('prepares an account once, however often it is asked', async () => {
    const first = await gateway.prepareAccount();
    const made = writes();
    expect(await openAgain().prepareAccount()).toEqual(first);
    expect(writes()).toBe(made);
    expect(first).toMatchObject({ ok: true, value: { refused: [] } });
  });

  describe('a plan', () => {
    it('sends nothing, is the same each time, and has one step that makes the document', async () => {
      const { mapping, document } = await prepared();
      const before = world.desk.calls().length;
      const [first, second] = [gateway.plan(requestOf(mapping, document)), openAgain().plan(requestOf(mapping, document))];
      const told = (steps: readonly PosStep[]) => steps.map(({ key, kind, bodyHash, isDocument, prepares }) => ({ key, kind, bodyHash, isDocument, prepares }));
      expect(told(second)).toEqual(told(first));
      expect(new Set(first.map((step) => step.key)).size).toBe(first.length);
      expect(first.filter((step) => step.isDocument)).toHaveLength(1);
      expect(first.slice(0, first.findIndex((step) => step.isDocument)).every((step) => step.prepares)).toBe(true);
      expect(world.desk.calls().length).toBe(before);
    });
    it('has hashes of amounts and ids, not of people', async () => {
      const { mapping, document } = await prepared();
      const hashes = (more: Partial<PlanRequest>, changed = document) => gateway.plan(requestOf(mapping, changed, more)).map((step) => step.bodyHash);
      const buyer = order.buyer && { ...order.buyer, lastName: 'Somebody Else', email: 'else@example.com' };
      expect(hashes({ buyer, remarks: { order: null, lines: {} } })).toEqual(hashes({}));
      const dearer = { ...document, tenders: document.tenders.map((tender) => ({ ...tender, amount: tender.amount + 1n })) };
      expect(hashes({}, dearer)).not.toEqual(hashes({}));
    });

    it('ends in a document with our number, total and money, that is found and read again', async () => {
      const { mapping, document } = await prepared();
      const { posId, outcome } = await run(gateway.plan(requestOf(mapping, document)));
      expect(outcome.kind).toBe('done');
      const reading = await gateway.readDocument(posId ?? '', document);
      expect(reading).toMatchObject({ ok: true, value: { externalId: posId, number, state: 'final', total: '43.39' } });
      expect(await gateway.findDocument(document, number, mapping.referenceField)).toMatchObject({ kind: 'one', externalId: posId });
      expect(world.desk.held(number, 'USD')).toMatchObject({ total: '43.39', payments: expect.arrayContaining([expect.any(String)]) as unknown });
      const levels = Object.entries(world.desk.levels()).filter(([name]) => name.startsWith('MUG at')).map(([, units]) => units);
      expect(Math.min(...levels)).toBe(1_000 - document.lines.filter((line) => line.target.kind === 'item').reduce((sum, line) => sum + line.quantity, 0));
      expect(gateway.linkTo(posId ?? '', document)).toContain(posId ?? '');
    });
    it('finds people and products that are there, and makes them once', async () => {
      const { mapping, document } = await prepared();
      const preparing = gateway.plan(requestOf(mapping, document)).filter((step) => step.prepares);
      const first = await run(preparing);
      const made = writes();
      expect((await run(openAgain().plan(requestOf(mapping, document)).filter((step) => step.prepares))).facts).toEqual(first.facts);
      expect(writes()).toBe(made);
    });

    it('is found again step by step whose answers were lost, and none is made twice', async () => {
      const { mapping, document } = await prepared();
      const before = writes();
      const plain = await run(gateway.plan(requestOf(mapping, document)));
      const count = writes() - before;
      expect(plain.outcome.kind).toBe('done');

      world = open();
      world.desk.stock([{ sku: 'MUG' }]);
      gateway = openAgain();
      const again = await prepared();
      const written = writes();
      let losses = 0;
      const steps = gateway.plan(requestOf(again.mapping, again.document));
      for (const method of ['POST', 'PUT']) world.desk.fault({ kind: 'drop-after-commit', match: { method, path: '*' }, times: null });
      const { posId, outcome } = await run(steps, async (step, facts, taken) => {
        losses += 1;
        const found = await step.find(facts, taken);
        return found.kind === 'one' ? { kind: 'done', externalId: found.externalId, facts: found.facts } : { kind: 'failed', error: { kind: 'in-doubt', detail: `${step.key}: ${found.kind}` } };
      });
      expect(outcome).toMatchObject({ kind: 'done' });
      expect(losses).toBeGreaterThan(0);
      expect(writes() - written).toBe(count);
      expect(await gateway.readDocument(posId ?? '', again.document)).toMatchObject({ ok: true, value: { state: 'final', total: '43.39' } });
      expect(world.desk.numbers().filter((one) => one === number)).toHaveLength(1);
    });
    it('says *none* of a document whose request never arrived, however it got lost', async () => {
      const { mapping, document } = await prepared();
      const steps = gateway.plan(requestOf(mapping, document));
      const at = steps.findIndex((step) => step.isDocument);
      const { facts } = await run(steps.slice(0, at));
      const step = steps[at];
      if (!step) throw new Error('no document');
      for (const kind of ['drop-before-commit', 'html', '500']) {
        world.desk.fault({ kind, match: world.desk.makes.sale });
        expect(await step.send(facts, far)).toMatchObject({ kind: 'failed', error: { kind: 'in-doubt' } });
        expect(await step.find(facts, new Set())).toEqual({ kind: 'none' });
      }
      world.desk.fault({ kind: 'timeout-after-commit', match: world.desk.makes.sale });
      expect(await afterTimeout(step.send(facts, far))).toMatchObject({ kind: 'failed', error: { kind: 'in-doubt' } });
      expect(await step.find(facts, new Set())).toMatchObject({ kind: 'one' });
    });
    it('cannot tell while the POS does not answer', async () => {
      const { mapping, document } = await prepared();
      world.desk.fault({ kind: '500', times: null });
      for (const step of gateway.plan(requestOf(mapping, document)).filter((one) => one.isDocument)) expect(await step.find({}, new Set())).toMatchObject({ kind: 'cannot-tell', error: { kind: 'unreachable' } });
    });

    it('hands nothing over when the lease would end before the answer', async () => {
      const { mapping, document } = await prepared();
      const steps = gateway.plan(requestOf(mapping, document));
      const before = writes();
      world.clock.advance(10);
      const outcome = await steps[0]?.send({}, world.clock.monotonic() - 1);
      expect(outcome).toMatchObject({ kind: 'failed', error: { kind: 'unreachable' } });
      expect(writes()).toBe(before);
    });
    it('is refused for a payment type that was archived meanwhile, in words', async () => {
      const { mapping, document } = await prepared();
      world.desk.archivePaymentType('Shopify');
      const { outcome } = await run(gateway.plan(requestOf(mapping, document)));
      expect(outcome).toMatchObject({ kind: 'failed', error: { kind: 'rejected', customField: false } });
      expect(outcome.kind === 'failed' && outcome.error.kind === 'rejected' && outcome.error.message).not.toBe('');
    });
    it('names the item that is gone, so that it is looked for again', async () => {
      const { mapping, document } = await prepared();
      const [key = '', id = ''] = Object.entries(mapping.itemIds)[0] ?? [];
      expect(id).not.toBe('');
      world.desk.stock([{ sku: 'MUG', archived: true }]);
      const { outcome } = await run(gateway.plan(requestOf({ ...mapping, itemIds: { ...mapping.itemIds, [key]: id } }, document)));
      expect(outcome).toMatchObject({ kind: 'failed', error: { kind: 'missing-reference', externalId: id, what: 'item' } });
    });
    it('meets somebody else\'s document of its number as a question for a person', async () => {
      const { mapping, document } = await prepared();
      await run(gateway.plan(requestOf(mapping, document)));
      const other = { ...document, id: 'gid://shopify/SalesAgreement/another' };
      expect(await gateway.findDocument(other, number, mapping.referenceField)).toMatchObject({ kind: 'many' });
      expect(await gateway.findDocument(other, 'S-9999', mapping.referenceField)).toEqual({ kind: 'none' });
    });
  });

  it('says of a document that is not there that it is missing', async () => {
    expect(await errorOf(gateway.readDocument('987654321', saleOf(order)))).toMatchObject({ kind: 'missing-reference' });
  });
}
