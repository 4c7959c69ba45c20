/** One sentence per timeline code; nested because the codes are dotted. */
export const timeline = {
  order: { read: 'Read from Shopify as of {updatedAt}', 'not-found': 'Shopify no longer shares this order' },
  gate: {
    download: 'Your settings let it through',
    skip: 'Left out: {rule}',
    hold: 'Held: {reason}',
    overridden: 'Let through by a person against: {rule}',
  },
  checks: { blocked: 'Stopped: {codes}', unknown: 'A check couldn’t be made: {code}' },
  document: {
    frozen: 'Prepared as {number}, total {total}',
    thawed: '{number} withdrawn before anything was sent',
    amended: '{number} prepared again with today’s POS data',
    revised: '{number} changed in place, now {total}',
    posted: '{number} is complete in your POS (ID {posId}), total {total}',
    open: '{number} is open in your POS (ID {posId})',
    'left-pending': 'Your POS left {number} pending: {reason}',
    stopped: '{number} stopped before it was final: {ours} in Shopify, {theirs} in the POS',
    reconcile: '{number} needs a person: {reason}',
  },
  step: {
    adopted: 'Found in your POS instead of sent again: {step} (ID {id})',
    refused: 'Your POS refused {step}: {message}',
    doubt: '{step} was sent, the answer didn’t arrive',
    again: 'Your POS doesn’t have {step}; it is sent again',
  },
  notice: {
    dropped: 'Your POS refused a detail, so it went without: {told}',
    others: 'Other customers in your POS fit as well: {told}',
    default: 'Your POS refused the customer ({told}); the default customer stands in',
    unlinked: 'Your POS doesn’t tie returns to {told}; it was entered as a return of its own',
    'no-product': 'Not in your POS, entered as No Product Found: {skus}. Their stock doesn’t move',
    tolerance: 'Counted as equal within your tolerance: {left} and {right}',
  },
  try: { planned: 'Next try planned for {at}', 'gave-up': 'Stopped trying by itself' },
  decision: {
    included: '{by} chose to download this order',
    'left-out': '{by} left this order out',
    handled: '{by} marked it as handled: {note}',
    undone: '{by} undid the decision',
  },
  person: {
    retry: '{by} asked to check the POS and retry',
    linked: '{by} linked {sku} to the POS item {item}',
  },
  settings: { released: 'Released by version {version} of your settings' },
  other: 'Event {code}',
};
