export const connection = {
  title: 'Connection',
  state: { connected: 'Connected', stopped: 'Access refused', disconnected: 'Not connected' },
  facts: { heading: 'Your POS', pos: 'POS', account: 'Account', user: 'Token of', by: 'Connected by', at: 'Connected on', lastAnswer: 'Last answer', answerTime: 'Answer time', ms: '{ms} ms', currency: 'Currency' },
  prerequisites: {
    heading: 'Before you connect',
    heartland: {
      one: 'A user that only this app uses, so that it keeps working when people leave. Give it every location that orders are entered at or shipped from.',
      two: 'Permission to read and write sales, customers, items, payment types and custom fields, and to read locations, stations and users.',
      three: 'An access token of that user: in Heartland Retail, open My Account, then API, and generate a token.',
    },
    other: 'An access token of a user who may read and write sales, customers and items.',
  },
  form: {
    connect: 'Connect POS', reconnect: 'Reconnect POS', heading: 'Access', reconnectHeading: 'Reconnect with another token',
    credential: {
      subdomain: { label: 'Subdomain', help: 'The first part of your POS address, for example “demo” in demo.retail.heartland.us' },
      token: { label: 'Access token', help: 'It is stored encrypted and never shown again.' },
    },
    currency: 'My POS account uses {currency}', currencyHelp: 'Amounts are sent as they are and never converted.', currencyUnknown: 'Your shop’s currency isn’t known yet. Reload this page in a minute.',
    start: 'Download orders', startChoice: { now: 'From now on', date: 'From a day I choose', keep: 'From {start}, as before' }, startHelp: { now: 'Recommended: nothing that is already in your POS can arrive twice.', date: 'Orders placed since that day download too.', keep: 'Your start date stays.' }, startDate: 'Start date', startDateHelp: 'YYYY-MM-DD, in your shop’s time zone',
    account: 'POS',
  },
  disconnect: {
    heading: 'Disconnect', body: 'No order is sent until you connect again. Settings, orders and history stay.', waiting_one: '{count} order is waiting. It stays here and goes when you connect again.', waiting_other: '{count} orders are waiting. They stay here and go when you connect again.',
    confirm: 'I want to stop sending orders', action: 'Disconnect POS',
  },
  banner: { refusedTitle: 'Your POS refuses access', refusedBody: 'Reconnect with a token that works. Your orders are waiting safely.', conflict: 'The settings were changed at the same moment. Try again.' },
};
