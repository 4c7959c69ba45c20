import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Simulator } from '../../sandbox/pos/lightspeed-r/simulator';
import { createEmployee, pickEmployee } from '~/pipeline/fix-employee';
import { createProducts } from '~/pipeline/fix-products';
import { runChecks } from '~/pipeline/run-checks';
import { anAgreement, anOrder, aPayment } from '../support/orders';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import { openTillAt, tillClock, type DeskTill } from '../support/till';
import type { VirtualClock } from '../support/virtual-clock';

/** The same fixes at a POS that makes people by its API and requires no fields. */
let pos: Simulator;
let clock: VirtualClock;
let till: DeskTill;
beforeEach(async () => {
  clock = tillClock();
  pos = new Simulator({ now: clock.now, rng: () => 0.5, registers: 20 });
  till = await openTillAt(lightspeedDesk(pos), clock);
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number) => anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `agreement-${number}` })], transactions: [aPayment({ id: `payment-${number}` })] });
const statusOf = async (number: number) => {
  const { verdict } = await till.row(order(number));
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
const placed = async (...numbers: number[]) => {
  for (const number of numbers) await till.place(order(number));
  await till.settle();
};
const fixer = () => ({ installationId: till.installation.id, by: 'user 7' });
const employees = () => pos.control('GET', '/records/Employee').body as readonly { employeeID?: number; id: number; firstName: string; lastName: string; archived: boolean }[];
const settings = async () => (await till.stores.installations.settings(till.installation.id)).settings;
/** Time passes for whoever waits for the POS's allowance. */
async function flowing<T>(run: Promise<T>): Promise<T> {
  let over = false;
  const done = run.finally(() => (over = true));
  for (let rounds = 0; !over && rounds < 4_000; rounds += 1) {
    await new Promise(setImmediate);
    if (!over) clock.advance(20);
  }
  return done;
}
const archiveAssigned = async (): Promise<string> => {
  const id = (await settings()).pos.employeeId ?? '';
  pos.control('POST', `/employees/${id}`, { archived: true });
  clock.advance(3_600_000);
  await flowing(till.work());
  await flowing(placed(1, 2));
  return id;
};

describe('Lightspeed’s assigned employee', () => {
  it('[M4] is created in its own name, and every order that waited goes in it; a second click makes no second one', async () => {
    const gone = await archiveAssigned();
    expect([await statusOf(1), await statusOf(2)]).toEqual(['blocked E-EMP-ARCHIVED', 'blocked E-EMP-ARCHIVED']);
    expect(await flowing(pickEmployee(till.deps, fixer(), gone))).toEqual({ kind: 'refused', reason: 'archived' });
    expect(await flowing(createEmployee(till.deps, fixer(), 'Commandes en ligne'))).toEqual({ kind: 'fixed', orders: 2 });
    await flowing(till.settle());
    expect([await statusOf(1), await statusOf(2)]).toEqual(['in_pos', 'in_pos']);
    const made = employees().filter((one) => one.firstName === 'Commandes');
    expect(made).toMatchObject([{ firstName: 'Commandes', lastName: 'en ligne' }]);
    expect(await flowing(createEmployee(till.deps, fixer(), 'Commandes en ligne'))).toEqual({ kind: 'fixed', orders: 0 });
    expect(employees().filter((one) => one.firstName === 'Commandes')).toHaveLength(1);
  });
});

describe('Lightspeed’s required products', () => {
  it('[M13] are created ahead of any order, and nothing stands in the way', async () => {
    expect(await flowing(createProducts(till.deps, fixer(), ['shipping', 'discount', 'refund'], { kind: 'plain' }))).toEqual({ kind: 'begun' });
    await flowing(till.work());
    const rows = (await flowing(runChecks(till.deps, till.installation.id, 'person'))).filter((row) => row.code === 'required-products');
    for (const product of ['shipping', 'discount', 'refund']) expect(rows.find((row) => row.subject === product)?.result).toBe('passed');
    expect(await flowing(createProducts(till.deps, fixer(), ['shipping'], { kind: 'loosen' }))).toEqual({ kind: 'fixed', orders: 0 });
    expect(await flowing(createProducts(till.deps, fixer(), ['tip'], { kind: 'loosen' }))).toEqual({ kind: 'refused', reason: 'cannot' });
  });
});
