import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { carryCase, type Carried } from '../golden/carry';
import { readCase } from '../golden/cases';
import { asked } from '../golden/read-back';
import { showCarried } from '../golden/show';
import { openShopify } from '../support/shopify';
import type { DeskTill } from '../support/till';

/** Returns, edits and later payments whose answers get lost: every write of a whole case, each cut in two ways, ends as if nothing had happened. */
const cases = ['returned-partly-restocked', 'two-locations-restocked', 'edit-removes-a-line', 'edit-adds-a-line', 'placed-then-paid', 'edit-of-an-open-order', 'return-of-an-open-order', 'cancelled-while-open', 'exchange'];
const kinds = ['drop-after-commit', 'drop-before-commit'] as const;

let shopify: Awaited<ReturnType<typeof openShopify>>;
beforeAll(async () => {
  shopify = await openShopify();
});
let till: DeskTill | null = null;
afterEach(async () => {
  await till?.close();
  till = null;
});

const writesIn = (one: DeskTill): readonly string[] => one.desk.calls().map((call) => call.method).filter((method) => method !== 'GET');

async function carry(name: string, trouble: (till: DeskTill) => void): Promise<Carried> {
  const carried = await carryCase(readCase(name), shopify, { overTheWire: false, trouble });
  till = carried.till;
  return carried;
}

describe.each(cases)('%s', (name) => {
  it('ends the same whichever answer is lost', async () => {
    let before = 0;
    const clean = await carry(name, (one) => {
      before = writesIn(one).length;
    });
    const wanted = showCarried(clean);
    const writes = writesIn(clean.till).slice(before);
    await clean.till.close();
    expect(writes.length).toBeGreaterThan(4);
    for (const kind of kinds) {
      for (const [index, method] of writes.entries()) {
        const skip = writes.slice(0, index).filter((one) => one === method).length;
        const carried = await carry(name, (one) => void one.fault({ kind, match: { method, path: '*' }, times: 1, skip }));
        expect(showCarried(carried), `${kind} at ${method} ${index}`).toEqual(wanted);
        for (const document of carried.documents) expect(carried.till.desk.held(document.number, carried.order.currency), `${kind} at ${method} ${index}`).toEqual(asked(document));
        const numbers = carried.till.desk.numbers();
        expect(new Set(numbers).size).toBe(numbers.length);
        await carried.till.close();
      }
    }
    till = null;
  }, 300_000);
});
