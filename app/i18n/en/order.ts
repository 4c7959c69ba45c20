export const order = {
  back: 'Orders',
  viewInShopify: 'View in Shopify',
  viewInPos: 'View in POS',
  newTab: 'opens in a new tab',
  verdict: {
    heading: 'Why it isn’t in your POS', headingThere: 'Where it stands',
    inPos: 'Every document of this order is in your POS and its total matches.',
    nextTry: 'Next try: {when}', byItself: 'It goes by itself when this changes.', alsoNeeded: 'Also needed', decided: { included: '{by} chose to download this order on {date}.', 'left-out': '{by} left this order out on {date}.', handled: '{by} marked this order as handled on {date}.' },
    held_one: '{count} order waits for this. It goes by itself once it is fixed.', held_other: '{count} orders wait for this. They go by themselves once it is fixed.',
    who: { settings: 'Who can do it: anyone with this app’s settings', pos: 'Who can do it: someone with access to your POS', shopify: 'Who can do it: someone who edits orders in Shopify', us: 'Who can do it: support', nobody: 'Nobody needs to do anything' },
  },
  actions: {
    heading: 'Actions', include: 'Download this order', retry: 'Check POS and retry', handle: 'Mark as handled', leaveOut: 'Leave out', undo: 'Undo decision',
    note: 'Note', noteHelp: 'Why it is closed by hand. Anyone who opens this order sees it.', noteNeeded: 'A note is needed to mark an order as handled',
    refused: { 'unknown-order': 'This order isn’t known here', 'already-in-pos': 'This order was already sent, so this can’t be chosen any more', 'note-needed': 'A note is needed to mark an order as handled' },
  },
  rules: {
    heading: 'Rules checked', judgedBy: 'Judged by version {version} of your settings.', notJudged: 'This order hasn’t been judged yet.',
    result: { passed: 'Passed', skips: 'Leaves it out', holds: 'Holds it', 'not-applicable': 'Not applicable', overridden: 'Overridden by a person' },
    rule: {
      decision: 'Did a person decide about it?', origin: 'Does it come from Shopify, not from the POS?', deleted: 'Does Shopify still have it?', test: 'Is it a real order?', cancelled: 'Is there anything left to record after cancelling?',
      'start-date': 'Was it placed after your start date?', 'ignore-tags': 'Is it free of ignored tags?', 'allow-tags': 'Does it carry an allowed tag?',
      'download-orders': 'Are orders downloaded at all?', 'download-fulfilled': 'Are fulfilled orders downloaded?', 'download-unfulfilled': 'Are unfulfilled orders downloaded?', 'download-archived': 'Are archived orders downloaded?', 'shopify-pos': 'Are Shopify POS orders downloaded?', payment: 'Is it paid?',
    },
    saw: {
      decision: 'Decision: {decision}', cancelled: 'Cancelled {cancelledAt}', 'start-date': 'Placed {date}; downloads start {start}', 'ignore-tags': 'Tag: {tag}', 'allow-tags': 'Its tags: {tags}; allowed: {wanted}',
      'download-fulfilled': 'Shopify says: {fulfilment}', 'download-unfulfilled': 'Shopify says: {fulfilment}', 'download-archived': 'Archived {archivedAt}', payment: 'Reason: {reason}',
    },
    checks: 'Checks that stopped it', checksPassed: 'No check stands in its way.',
  },
  timeline: { heading: 'Timeline', empty: 'Nothing has happened yet.' },
  documents: {
    heading: 'POS documents', none: 'Nothing has been created in your POS.', number: 'POS number', status: 'Status in the POS', total: 'Total',
    kind: { sale: 'Sale', edit: 'Edit', return: 'Return' },
    state: { frozen: 'Prepared', posting: 'Being sent', posted: 'Complete', open: 'Open', 'left-pending': 'Pending, not invoiced', stopped: 'Stopped before it was final', reconcile: 'To reconcile', thawed: 'Withdrawn before anything was sent' },
  },
  money: {
    heading: 'Money', shopify: 'Shopify', pos: 'POS', what: 'What',
    row: { items: 'Items, after discounts', discounts: 'Discounts, included above', giftCards: 'Gift cards sold', shipping: 'Shipping', tax: 'Tax', tip: 'Tip', duties: 'Duties and fees', total: 'Total', totalNow: 'Total today', payments: 'Payments', owed: 'Still unpaid', difference: 'Difference' },
    netOfTax: 'Amounts are without tax; tax has its own line.',
    matches: 'No difference.', higher: 'POS {amount} higher', lower: 'POS {amount} lower', later: 'Changed after the sale in Shopify: {amount}',
    unread: 'Shopify couldn’t be asked just now. The totals are the last ones read.', unsent: 'Nothing was sent yet.',
  },
  facts: {
    heading: 'Details', orderId: 'Order ID', cause: 'Reason code', firstSeen: 'First seen', lastTry: 'Last try', attempts: 'Tries in a row', placed: 'Placed', settings: 'Settings version', posNumber: 'POS number', posId: 'POS ID',
  },
};
