import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings/settings';
import { statuses } from '../verdict/verdict';
import { aDocument, aMapping } from '../../../tests/support/documents';
import { aLine, anOrder } from '../../../tests/support/orders';
import { stockUnits } from './stock-units';

const pos = { ...defaultSettings.pos, defaultLocationId: '3', locations: { 'gid://shopify/Location/2': '4' } };

describe('units that the stock of the POS does not reflect', () => {
  it('are what is left of the order while nothing of it is in the POS: its goods, by the place they go from', () => {
    const order = anOrder({
      lines: [
        aLine({ sku: ' BELT ', quantity: 5, currentQuantity: 3 }), aLine({ id: '2', sku: 'BELT', currentQuantity: 1 }), aLine({ id: '3', sku: 'BELT', currentQuantity: 2, locationId: 'gid://shopify/Location/2' }),
        aLine({ id: '4', sku: null }), aLine({ id: '5', sku: 'CARD', isGiftCard: true }), aLine({ id: '6', sku: 'MUG', currentQuantity: 0 }),
      ],
    });
    expect(stockUnits('blocked', order, [], pos)).toEqual([{ sku: 'BELT', location: '3', units: 4 }, { sku: 'BELT', location: '4', units: 2 }]);
  });
  it('are the lines of its documents that are not finished, once there are any', () => {
    const sale = { document: aDocument(), mapping: aMapping({ shipFrom: { 1: '9' } }), finished: false };
    expect(stockUnits('pending_pos', anOrder(), [sale], pos)).toEqual([{ sku: 'BELT', location: '9', units: 1 }]);
    expect(stockUnits('partly', anOrder(), [{ ...sale, finished: true }], pos)).toEqual([]);
  });
  it('are none where nothing is wrong', () => {
    expect(statuses.filter((status) => stockUnits(status, anOrder(), [], pos).length > 0)).toEqual(['partly', 'pending_pos', 'blocked']);
  });
});
