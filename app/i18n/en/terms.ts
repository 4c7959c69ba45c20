/** Short words for codes that stand inside a sentence. */
export const terms = {
  rule: {
    decision: 'a person’s decision', origin: 'came from the POS', deleted: 'deleted in Shopify', test: 'test order', cancelled: 'cancelled', 'start-date': 'before the start date', 'ignore-tags': 'ignored tag', 'allow-tags': 'allowed tag missing',
    'download-orders': 'Download orders off', 'download-fulfilled': 'fulfilled orders off', 'download-unfulfilled': 'unfulfilled orders off', 'download-archived': 'archived orders off', 'shopify-pos': 'Shopify POS orders off', payment: 'not paid',
  },
  hold: { pending: 'payment pending', authorized: 'payment not captured', 'partially-paid': 'partly paid', 'paid-without-transactions': 'paid, no payment shown', 'pending-manual': 'manual payment pending', unpaid: 'not paid yet' },
  step: {
    customer: 'the customer', address: 'the address', product: 'a required product', order: 'the order', line: 'a line', shipping: 'the shipping charge', tax: 'the tax', payment: 'the payment', open: 'opening the order', invoice: 'the invoice', complete: 'completing the invoice', verify: 'the total', 'read-back': 'the final reading', other: 'a step',
  },
  gateway: { shopify_payments: 'Shopify Payments', gift_card: 'Gift card', paypal: 'PayPal', manual: 'Manual payment', cash: 'Cash', shopify_store_credit: 'Store credit', shop_cash: 'Shop Cash', bogus: 'Test gateway' },
  decision: { none: 'none', included: 'download anyway', 'left-out': 'left out', handled: 'handled' },
  fulfilment: { FULFILLED: 'fulfilled', UNFULFILLED: 'unfulfilled', PARTIALLY_FULFILLED: 'partly fulfilled', IN_PROGRESS: 'in progress', ON_HOLD: 'on hold', SCHEDULED: 'scheduled', OPEN: 'open', PENDING_FULFILLMENT: 'fulfillment pending', RESTOCKED: 'restocked', REQUEST_DECLINED: 'request declined', FULFILLMENT_NOT_REQUIRED: 'no fulfillment needed' },
};
