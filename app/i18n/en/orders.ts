export const orders = {
  title: 'Orders',
  views: {
    label: 'Saved views', all: 'All', 'needs-action': 'Needs action', waiting: 'Waiting', pending: 'Pending in POS', skipped: 'Skipped', reconcile: 'To reconcile', handled: 'Handled',
    withCount: '{view} ({n})',
  },
  filter: {
    label: 'Search and filter', search: 'Search orders', searchHint: 'Order number, POS number or ID', status: 'Status', anyStatus: 'Any status', cause: 'Reason', anyCause: 'Any reason',
    from: 'Placed from', to: 'Placed until', more: 'More filters', apply: 'Apply', clear: 'Clear filters', export: 'Export CSV',
  },
  column: { order: 'Order', placed: 'Placed', total: 'Total', status: 'Status', reason: 'Reason', lastTry: 'Last try', nextTry: 'Next try', posNumber: 'POS number' },
  shown_one: '{count} order on this page',
  shown_other: '{count} orders on this page',
  pages: { next: 'Next page', first: 'First page', label: 'Pages' },
  empty: {
    none: { title: 'No orders yet', body: 'The first order appears here within a minute after it is placed.' },
    filtered: { title: 'No orders match', body: 'Change the search or clear the filters.' },
    'needs-action': { title: 'Nothing needs action', body: 'Every order is in your POS, on its way, or left out on purpose.' },
    view: { title: 'No orders here', body: 'Orders with this status appear here by themselves.' },
  },
};
