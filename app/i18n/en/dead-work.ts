/** Work that failed again and again, or was given up. */
export const deadWork = {
  heading: 'Work that doesn’t get done',
  intro: 'This failed again and again, or was given up. Nothing is lost: run it again once the cause is gone.',
  order: 'Order {order}',
  kind: { order: 'An order', checks: 'Checks', probe: 'Asking whether your POS answers', sweep: 'Comparison with Shopify', bulk: 'A run over several orders', privacy: 'Privacy request', housekeeping: 'Housekeeping' },
  since: 'since {when}',
  next: 'next try by itself at {time}',
  never: 'not tried again by itself',
  rerun: 'Run again',
  rerunOne: 'Run again: {work}',
};
