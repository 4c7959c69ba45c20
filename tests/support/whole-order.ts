import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from './orders';

/** Two items, one of them three for 29.99, shipping, a tax and two tenders: every kind of step is in it. */
export function wholeOrder(): Order {
  const tax = { title: 'State Tax', rate: '0.08', channelLiable: false };
  const lines = [aLine({ id: 'l1', sku: 'MUG', quantity: 3, unitPrice: 1_000n, allocations: [{ amount: 1n, label: 'x', code: 'X' }], taxLines: [{ ...tax, amount: 240n }] }), aLine({ id: 'l2', sku: null, title: 'Engraving', unitPrice: 500n })];
  return anOrder({
    id: 'gid://shopify/Order/42', name: '#1042', lines, taxLines: [{ ...tax, amount: 240n }],
    shippingLines: [{ id: 's1', title: 'Standard', originalPrice: 600n, discountedPrice: 600n, removed: false, taxLines: [] }],
    buyer: { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: { firstName: 'Ana', lastName: 'Smith', company: null, line1: ' 1 High St ', line2: null, city: 'Springfield', provinceCode: 'IL', zip: '62701', countryCode: 'US', phone: null } },
    totals: { ...totalsOf(4_339n), subtotal: 3_499n, currentSubtotal: 3_499n, totalTax: 240n, currentTax: 240n, currentShipping: 600n },
    transactions: [aPayment({ id: 'p1', gateway: 'gift_card', amount: 339n }), aPayment({ id: 'p2', amount: 4_000n, processedAt: anOrder().processedAt + 1 })],
    agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/42', sales: [
      aSale({ id: 'a', lineId: 'l1', quantity: 3, amount: 3_239n, tax: 240n, taxes: [{ ...tax, amount: 240n }] }),
      aSale({ id: 'b', lineId: 'l2', amount: 500n }),
      aSale({ id: 'c', lineType: 'SHIPPING', quantity: null, lineId: 's1', amount: 600n }),
    ] })],
  });
}
