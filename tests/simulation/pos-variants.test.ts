import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTill, type Till } from '../support/till';
import { wholeOrder } from '../support/whole-order';

/** What is not known of a real account is a switch of the simulator. Whichever way it answers, the order ends whole in the POS, or stopped with the reason. */
let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('MUG');
});
afterEach(() => till.close());

async function post(settings: object): Promise<string> {
  // Limits begin after the connection: on this clock nobody could wait in front of the form.
  const limits = 'limit' in settings;
  if (!limits) till.pos.control('POST', '/settings', settings);
  const connected = await till.connect();
  expect(connected.kind).toBe('connected');
  if (limits) till.pos.control('POST', '/settings', settings);
  await till.place(wholeOrder());
  await till.settle(200_000);
  const { verdict } = await till.row(wholeOrder());
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
}

describe('an account that answers otherwise', () => {
  it.each<[string, object]>([
    ['a create with a relative address', { postAnswer: 'location-relative' }],
    ['a create with a body', { postAnswer: 'body' }],
    ['a change with 204', { putAnswer: '204' }],
    ['a change with a body', { putAnswer: 'body' }],
    ['422 for refusals', { validationCode: 422 }],
    ['plain names of switches', { predicates: 'plain' }],
    ['both names of switches', { predicates: 'both' }],
    ['one page of two rows at a time', { perPage: 2 }],
    ['throttling every fifth call, with a time', { limit: { kind: 'every', n: 5 }, retryAfter: 2 }],
    ['throttling by rate, without a time', { limit: { kind: 'rate', perSecond: 3, burst: 6 } }],
    ['numbers shared by orders and invoices', { numberSpace: 'shared' }],
    ['no unique custom fields on sales', { transactionUnique: 'refused' }],
    ['unique custom fields on sales that are not kept so', { transactionUnique: 'ignored' }],
    ['custom values copied to invoices', { invoiceCustom: 'copied' }],
    ['custom values copied to invoices and then refused as taken', { invoiceCustom: 'checked' }],
    ['invoice lines that do not know their order line', { invoiceLineByOrderLine: false }],
    ['stations that must stand at their location', { stationMustMatchLocation: true }],
    ['opening that needs the money first', { openNeedsPaid: true }],
    ['filters that ignore what they do not know', { unknownFilter: 'ignored' }],
    ['filters that refuse what they do not know', { unknownFilter: 'refused' }],
    ['filters that ignore case', { filterCase: 'insensitive' }],
    ['a status that may be set twice', { sameStatus: 'accepted' }],
    ['orders without customers', { customerRequired: false }],
    ['stock below zero', { overselling: 'negative' }],
  ])('%s: In POS', async (_name, settings) => {
    expect(await post(settings)).toBe('in_pos');
    const { orders } = till.documents();
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ status: 'closed', total: 43.39 });
  });

  it.each<[string, object, readonly string[]]>([
    ['a payment type that is not accepted on orders', { newPaymentTypesOnOrders: false }, ['blocked E-PAY-REFUSED']],
    ['an invoice that reckons its tax anew', { invoiceTax: 'recomputed' }, ['in_pos', 'blocked E-POS-TOTAL']],
  ])('%s: whole, or stopped with the reason', async (_name, settings, wanted) => {
    expect(wanted).toContain(await post(settings));
    expect(till.documents().orders.length).toBeLessThanOrEqual(1);
  });

  it('reckons its automatic tax twice: stopped with both sums, before anything is final', async () => {
    till.pos.control('POST', '/locations/Online', { tax_rate: 825 });
    till.pos.control('POST', '/locations/Main Street', { tax_rate: 825 });
    expect(['in_pos', 'blocked E-POS-TOTAL']).toContain(await post({ autoTaxAgainAtOpen: true }));
    for (const order of till.documents().orders) if (order.total !== 43.39) expect(order.status).not.toBe('closed');
  });

  it.each(['custom@key', 'custom.key', 'key'])('names a required custom field as %s: blocked with its name', async (detailsCustomKey) => {
    for (const detailsShape of ['array', 'string', 'nested']) {
      await till.close();
      till = await openTill();
      till.stock('MUG');
      till.pos.control('POST', '/settings', { detailsCustomKey, detailsShape });
      await till.connect();
      await till.place(wholeOrder());
      // The field becomes required after the facts were read, so that the POS's own refusal has to name it.
      till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true });
      await till.settle(1_000);
      expect((await till.row(wholeOrder())).verdict, detailsShape).toMatchObject({ status: 'blocked', cause: { code: 'E-REQ-FIELD', params: { field: 'Channel' } } });
    }
  });
});
