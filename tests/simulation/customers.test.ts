import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '~/pipeline/change-settings';
import type { CustomerSettings } from '~/domain/settings/settings';
import type { Buyer } from '~/domain/order/buyer';
import { anAgreement, anOrder } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const ana: Buyer = { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: '+1 (217) 555-0123', billing: null, shipping: null };
const order = (number: number, buyer: Buyer | null) => anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, buyer, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })] });
const sell = async (number: number, buyer: Buyer | null) => {
  const one = order(number, buyer);
  await till.place(one);
  await till.settle();
  const row = await till.row(one);
  expect(row.verdict).toMatchObject({ status: 'in_pos' });
  const notices = (await till.stores.orders.timeline(row.key)).filter(({ code }) => code.startsWith('notice.')).map(({ code, params }) => `${code} ${params.told}`);
  const sale = till.documents().orders.find((one) => one.public_id === `S-${number}`) as { customer_id?: number } | undefined;
  return { customer: sale?.customer_id, notices };
};
interface Person { readonly id: number; readonly first_name: string; readonly email: string | null; readonly phone_number: string | null; readonly public_id: string }
const people = (): readonly Person[] => till.pos.control('GET', '/records/customers').body as Person[];
const choose = async (customers: Partial<CustomerSettings>): Promise<void> => {
  const { settings, version } = await till.stores.installations.settings(till.installation.id);
  const saved = await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: { ...settings, customers: { ...settings.customers, ...customers } }, by: 'user 1', release: 'from-now' });
  expect(saved.kind).toBe('saved');
};

describe('the customer of a sale', () => {
  it('is created once, with name, e-mail and the digits of the phone', async () => {
    const first = await sell(1, ana);
    const again = await sell(2, ana);
    expect(again.customer).toBe(first.customer);
    expect(people().filter((one) => one.first_name === 'Ana')).toMatchObject([{ email: 'ana@example.com', phone_number: '12175550123' }]);
  });
  it('is created once for two orders, while the first one’s request is still on its way', async () => {
    till.fault({ kind: 'commit-later', match: 'POST /customers', times: 1, ms: 40_000 });
    for (const number of [1, 2]) await till.place(order(number, ana));
    await till.settle();
    till.clock.advance(60_000);
    await new Promise(setImmediate);
    expect(people().filter((one) => one.first_name === 'Ana')).toHaveLength(1);
    expect([await sell(1, ana), await sell(2, ana)]).toMatchObject([{ customer: people().find((one) => one.first_name === 'Ana')?.id }, { customer: people().find((one) => one.first_name === 'Ana')?.id }]);
  });
  it('is nobody else of that name when an answer was lost', async () => {
    const other = await sell(1, { ...ana, email: 'another.ana@example.com', phone: '+1 (217) 555-9999' });
    till.fault({ kind: 'drop-before-commit', match: 'POST /customers', times: 1 });
    const mine = await sell(2, ana);
    expect(mine.customer).not.toBe(other.customer);
    till.fault({ kind: 'drop-after-commit', match: 'POST /customers', times: 1 });
    await choose({ matchBy: [] });
    const bo = { ...ana, firstName: 'Bo', email: 'bo@example.com', phone: null };
    expect(people().filter((one) => one.id === (mine.customer ?? 0))).toMatchObject([{ email: 'ana@example.com' }]);
    await sell(3, bo);
    expect(people().filter((one) => one.first_name === 'Bo')).toHaveLength(1);
  });
  it('is found by e-mail, however it is written', async () => {
    const first = await sell(1, ana);
    expect((await sell(2, { ...ana, email: ' ANA@example.com ', phone: null })).customer).toBe(first.customer);
  });
  it('is found by phone where no e-mail fits', async () => {
    const first = await sell(1, ana);
    expect((await sell(2, { ...ana, email: null, phone: '1-217-555-0123' })).customer).toBe(first.customer);
  });
  it('is looked for as the settings say: by phone alone, another e-mail is the same person', async () => {
    const first = await sell(1, ana);
    await choose({ matchBy: ['phone'] });
    expect((await sell(2, { ...ana, email: 'other@example.com' })).customer).toBe(first.customer);
  });
  it('is a new one each time where nothing is to be matched', async () => {
    await choose({ matchBy: [] });
    const first = await sell(1, ana);
    expect((await sell(2, ana)).customer).not.toBe(first.customer);
  });
  it('is the walk-in customer where the order names nobody, one for all', async () => {
    const first = await sell(1, null);
    expect((await sell(2, null)).customer).toBe(first.customer);
    expect(people().map((one) => one.public_id)).toContain('CASH');
  });
  it('is the default customer, where one is chosen', async () => {
    const known = (await sell(1, ana)).customer;
    await choose({ defaultId: String(known) });
    expect((await sell(2, null)).customer).toBe(known);
  });
  it('goes without a detail that the POS refuses, and the timeline says which', async () => {
    const { customer, notices } = await sell(1, { ...ana, email: 'ana@@example' });
    expect(notices).toEqual(['notice.dropped email']);
    expect(people().find((one) => one.id === customer)).toMatchObject({ first_name: 'Ana', email: null, phone_number: '12175550123' });
  });
  it('is stood in for where the POS refuses the person, and the sale goes', async () => {
    const known = (await sell(1, null)).customer;
    await choose({ defaultId: String(known) });
    till.pos.control('POST', '/custom-fields', { group_id: 'customer', name: 'Birthday', required: true });
    const order = await sell(2, ana);
    expect(order.customer).toBe(known);
    expect(order.notices).toEqual([expect.stringMatching(/^notice\.default /)]);
  });
});
