export const settings = {
  title: 'Settings',
  back: 'Settings',
  hub: {
    connection: { title: 'Connection', body: 'Which POS account your orders go to.', state: '{pos}, account {account}', none: 'Not connected', action: 'View connection' },
    orders: { title: 'Orders', body: 'Which orders go to the POS, and when.', state: 'From {start}; left out: {off}', allOn: 'From {start}; nothing is left out', none: 'Start date not chosen yet', action: 'View order settings' },
    payments: { title: 'Payments', body: 'Which POS payment type receives each payment.', state_one: '{count} payment method mapped, the others go to “{type}”', state_other: '{count} payment methods mapped, the others go to “{type}”', none: 'No default payment type', action: 'View payments' },
    locations: { title: 'Locations', body: 'Where orders are entered and where goods leave from.', state_one: '{count} Shopify location mapped, the others go to the default', state_other: '{count} Shopify locations mapped, the others go to the default', none: 'No station chosen', action: 'View locations' },
    version: 'Version {version}, saved by {by} on {date}',
  },
  form: {
    conflict: 'Somebody saved these settings while you were editing. Your changes aren’t saved. The newer values are shown here; make your changes again.',
    summary_one: '{count} field needs your attention', summary_other: '{count} fields need your attention',
    releaseTitle: 'Orders that were left out or are waiting',
    release: { 'from-now': 'Apply from now on', 'these-too': 'Apply to these orders too' },
    releaseHelp: { 'from-now': 'Orders already skipped or waiting stay as they are.', 'these-too': 'Skipped and waiting orders are judged again with these settings.' },
    candidates_one: '{count} order is skipped or waiting now.', candidates_other: '{count} orders are skipped or waiting now.',
    notConnected: 'Connect your POS first. Its lists appear here then.', unread: 'Your POS didn’t list this just now. What you chose before stays.', inactive: '{name} (inactive)', unchosen: 'Not chosen', notMapped: 'Use the default',
  },
  fault: {
    required: 'This is needed', malformed: 'This doesn’t have the right form', 'not-allowed': 'This address isn’t one of your POS', unknown: 'This isn’t one of the choices', 'too-long': 'This is too long', date: 'Enter a day as YYYY-MM-DD', amount: 'Enter an amount, for example 0.05',
    prefix: 'Use letters, digits and hyphens, at most 12', 'disconnect-confirm': 'Confirm that you want to stop sending orders', 'currency-confirm': 'Confirm the currency of your POS account', currency: 'Your POS account uses {pos}, so orders in {shop} can’t go there', other: 'This value can’t be saved',
    unauthorised: 'Your POS didn’t accept this token', forbidden: 'The person whose token this is lacks a permission: {right}', unreachable: 'Your POS didn’t answer at this address', throttled: 'Your POS asked us to slow down; try again in a minute', rejected: 'Your POS refused: {message}',
  },
};
