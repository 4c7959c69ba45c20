import { describe, expect, it } from 'vitest';
import { openOrder, stocked as stockedHeartland, testClient as heartland } from '../heartland/test-client';
import { sell, stocked as stockedLightspeed } from '../lightspeed-r/test-client';

/** Two mugs at 12.50 in either POS, read the same way. */
const alike = {
  lines: [{ sku: 'MUG', description: 'Mug', quantity: '2', unitPrice: '12.50', total: '25.00' }],
  discount: '0.00', shipping: '0.00', tax: '0.00', total: '25.00',
};

describe('the ledger of a simulated POS', () => {
  it('tells an order of Heartland', async () => {
    const client = heartland();
    const { customer } = await stockedHeartland(client);
    const id = await openOrder(client, customer);
    const { sales, stock } = client.control('/ledger', {}, 'GET') as Record<string, unknown[]>;
    expect(sales).toEqual([{ ...alike, id: String(id), reference: '', number: expect.any(String), status: 'open', customer: 'Ada Byron', payments: [{ type: expect.any(String), amount: '25.00' }] }]);
    expect(stock).toContainEqual({ sku: 'MUG', place: 'Warehouse', onHand: 10 });
  });

  it('tells a sale of Lightspeed', async () => {
    const client = stockedLightspeed();
    await sell(client, 2, { referenceNumber: 'A-1' });
    const { sales, stock } = client.control('/ledger', {}, 'GET');
    expect(sales).toEqual([{ ...alike, id: '30001', reference: 'A-1', number: '220000030001', status: 'complete', customer: '', payments: [{ type: 'Check', amount: '25.00' }] }]);
    expect(stock).toContainEqual({ sku: 'MUG', place: 'Online', onHand: 8 });
  });
});
