export const home = {
  title: 'Tillbridge',
  sync: {
    heading: 'Sync', lastOrder: 'Last order in your POS: {order}, {when}', noOrder: 'No order is in your POS yet.', lastCheck: 'Last check: {when}', checkNow: 'Check now',
    lastWebhook: 'Last news from Shopify: {when}', noWebhook: 'No news from Shopify yet.',
    account: 'Connected to {pos}, account {account}',
    backlogNone: 'No order is waiting to be sent.',
    backlog_one: '{count} order is waiting to be sent, since {oldest}.',
    backlog_other: '{count} orders are waiting to be sent, the oldest since {oldest}.',
    planned_one: '{count} try is planned, at {next}.',
    planned_other: '{count} tries are planned, the next at {next}.',
  },
  needs: {
    heading: 'Needs action', none: 'Nothing needs you.', orders_one: '{count} order', orders_other: '{count} orders', since: 'since {when}', amount: '{amount} held up', noOrders: 'No order is held up yet',
    all: 'View all orders that need action',
  },
  figures: { heading: 'Orders', inPosToday: 'In POS, placed today', inPosWeek: 'In POS, placed in 7 days', waiting: 'Waiting', blocked: 'Blocked', skipped: 'Skipped', needsAction: 'Pending or to reconcile' },
  guide: {
    heading: 'Set up Tillbridge', progress: '{done} of {all} done', done: 'Done', toDo: 'To do',
    connect: { title: 'Connect your POS', body: 'You need the name of your POS account and an access token.', action: 'Connect POS' },
    orders: { title: 'Choose which orders download', body: 'The start date and the four download settings decide.', action: 'Choose orders' },
    places: { title: 'Check locations and payments', body: 'Orders need a station, a location to ship from and a payment type.', action: 'View locations' },
    first: { title: 'See the first order arrive', body: 'The first paid order appears here within a minute.', action: 'View orders' },
  },
};
