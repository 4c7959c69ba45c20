/** What closes a difference between two sums, by where its parts can be set right. */
const closings = {
  tolerance: { fix: 'Set tolerance', second: 'View calculation' },
  payments: { fix: 'Map payment methods', second: 'View calculation' },
  tip: { fix: 'Map tips', second: 'View calculation' },
  products: { fix: 'Check POS products', second: 'View calculation' },
  discount: { fix: 'View discount in Shopify', second: 'View calculation' },
};

/** Wordings for the parameter that tells two kinds of one cause apart; a slot that is missing here is taken from the cause itself. */
export const causeVariants = {
  'S-RULE-OFF': {
    'download-orders': {
      body: 'Download orders is off, so no order goes to your POS. Turn it on, or download just {order}.',
      reason: 'Download orders off',
    },
    'download-fulfilled': {
      body: '{order} is fulfilled, and Download fulfilled orders is off. Turn it on to include orders like this one.',
      reason: 'Fulfilled orders off',
    },
    'download-unfulfilled': {
      body: '{order} isn’t fully fulfilled, and Download unfulfilled orders is off. Turn it on, or wait until the order is fulfilled.',
      reason: 'Unfulfilled orders off',
    },
    'download-archived': {
      body: '{order} is archived, and Download archived orders is off. Turn it on to include orders like this one.',
      reason: 'Archived orders off',
    },
  },
  'W-NOT-SET-UP': {
    scopes: {
      title: 'Shopify’s permissions are missing',
      body: 'Shopify hasn’t granted this app {scopes}. Open the app again and accept the permissions. Orders that need them wait until then and go by themselves.',
      fix: 'View steps',
      reason: 'Shopify permission missing',
    },
    shopify: {
      title: 'Shopify has to let us in again',
      body: 'Shopify no longer lets this app read {order}. Opening the app usually renews the permission; the next try is at the time shown.',
      fix: 'View checks',
      reason: 'Shopify access needed',
    },
  },
  'E-EMP-ARCHIVED': {
    locked: {
      body: '{employee} is locked in your POS, so it no longer accepts orders in that name. Unlock the employee there or choose another, and the orders go by themselves.',
      reason: 'Employee locked',
    },
    'other-shop': {
      body: '{employee} may work in another shop of your POS only, so it doesn’t accept orders in that name. Choose an employee of this shop, and the orders go by themselves.',
      reason: 'Employee of another shop',
    },
    'not-chosen': {
      body: 'Your POS takes orders in an employee’s name only, and none is chosen. Choose an active employee, and the orders go by themselves.',
      reason: 'No employee chosen',
    },
  },
  'E-CONNECTING-USER': {
    locked: {
      body: '{employee} made the connection to your POS and is locked there. Unlock that person in your POS, or reconnect as an active one.',
      reason: 'Connecting person locked',
    },
    'other-shop': {
      body: '{employee} made the connection to your POS and may work in another shop only. Reconnect as a person of this shop.',
      reason: 'Connecting person of another shop',
    },
  },
  'E-STATION': {
    'none-there': {
      title: 'A location without a register or station',
      body: 'Goods ship from {location}, and your POS has no active register or station there to enter the sale at. Open one there, or choose another location for these goods.',
      fix: 'Choose location',
      reason: 'No register or station at {location}',
    },
  },
  'E-REQ-SWITCH': {
    customer: { title: 'Your POS asks for a customer on sales', reason: 'Customer demanded' },
    'sales-rep': {
      title: 'Your POS asks for a sales rep on sales',
      body: 'A setting of your POS demands a sales rep, and no employee is assigned to online orders. Choose one, or turn the setting off in your POS.',
      fix: 'Choose employee',
      reason: 'Sales rep demanded',
    },
    'price-reason': {
      title: 'Your POS asks why a price was changed',
      body: 'A setting of your POS demands a reason for each changed price, and returns of discounted items have none. Turn it off in your POS, then check again.',
      reason: 'Reason for price demanded',
    },
  },
  'E-SWEEP-STOPPED': {
    unauthorised: {
      title: 'Shopify has to let us in again',
      body: 'Shopify has not let this app read orders since {since}. Opening the app again usually renews the permission. Then orders are compared from where it stopped.',
      reason: 'Shopify access needed',
    },
    forbidden: {
      title: 'Shopify refuses a permission',
      body: 'Since {since} Shopify refuses this app a permission that it needs to read orders. Open the app again and accept the permissions. Then orders are compared from where it stopped.',
      reason: 'Shopify permission needed',
    },
  },
  'W-PAYMENT': {
    'must-balance': {
      title: 'Waiting for the rest of the payment',
      body: 'Your POS takes only sales that are paid in full, and {owed} of {order} is still unpaid. It goes by itself once Shopify shows the payment.',
      reason: 'Not paid in full',
    },
    pending: {
      body: 'The payment of {order} is still pending in Shopify. It goes by itself once the payment succeeds.',
      reason: 'Payment pending',
    },
    authorized: {
      body: 'The payment of {order} is authorized but not captured. Capture it in Shopify, and the order goes by itself.',
      reason: 'Payment not captured',
    },
    'partially-paid': {
      body: '{order} is partly paid, and Download partially paid orders is off. It goes by itself once it is paid in full.',
      reason: 'Partly paid',
    },
    'paid-without-transactions': {
      body: 'Shopify calls {order} paid but shows no payment for it. Record the payment in Shopify, or allow such orders in the settings.',
      reason: 'Paid, no payment shown',
    },
    'pending-manual': {
      body: '{order} waits for a manual payment. Mark it as paid in Shopify, and the order goes by itself.',
      reason: 'Manual payment pending',
    },
    unpaid: {
      body: '{order} isn’t paid yet, and your settings download orders when they are paid. It goes by itself once it is paid.',
      reason: 'Not paid yet',
    },
  },
  'E-SKU-UNKNOWN': {
    serialized: {
      title: 'An item needs a serial number',
      body: '{item} answers to SKU {sku} in your POS, but is sold there only with a serial number, which Shopify doesn’t have. Link the SKU to an item without serial numbers, or enter this sale by hand. Nothing from this order was sent.',
      reason: 'Serial number needed for {sku}',
    },
  },
  'E-REQ-PRODUCT': {
    archived: {
      body: 'The POS product “{product}” is archived. Make it active again in your POS, then check again.',
      reason: '“{product}” archived',
    },
    renamed: {
      body: 'The POS product “{product}” was renamed. Give it back that exact name in your POS, then check again.',
      reason: '“{product}” renamed',
    },
    duplicated: {
      body: 'More than one POS product is called “{product}”. Keep one of them active in your POS, then check again.',
      reason: '“{product}” found twice',
    },
  },
  'E-REQ-FIELD': {
    item: {
      body: 'The custom field “{field}” is required on items in your POS, so the products that orders need can’t be created. Fill it in for them, or loosen it for the moment. We check again every 5 minutes.',
    },
    customer: {
      body: 'The custom field “{field}” is required on customers in your POS. Choose a default value, or set Required to No in your POS. We check again every 5 minutes.',
    },
    transaction: {
      body: 'The custom field “{field}” is required on sales in your POS. Choose a default value, or set Required to No in your POS. We check again every 5 minutes.',
    },
    line: {
      body: 'The custom field “{field}” is required on sales lines in your POS. Choose a default value, or set Required to No in your POS. We check again every 5 minutes.',
    },
  },
  'E-SUM-MISMATCH': {
    explained: {
      body: 'The lines come to {lines} and the order total is {total}, which leaves {diff}. That equals {parts}.',
    },
    ...closings,
  },
  'E-POS-TOTAL': {
    explained: {
      body: '{order} is {ours} in Shopify and {theirs} in your POS as {posno}. The difference equals {parts}. It was stopped before it became final.',
    },
    ...closings,
  },
  'E-IDENTITY': {
    explained: {
      body: 'For {order}, Shopify gives {left} in one place and {right} in another for the same sum. The difference equals {parts}. It is stopped rather than adjusted.',
    },
    ...closings,
    plain: {
      body: 'Shopify’s figures for {order} contradict each other ({identity}). It is stopped rather than adjusted. Enter it in your POS by hand, or send it to support.',
    },
  },
  'E-POS-PENDING': {
    fields: {
      body: '{order} is POS order {posno}, still pending because your POS asks for {fields}. Until it is invoiced, stock for {n} units stays too high. Set a default value here, or complete it in your POS.',
      reason: 'Not invoiced: {fields} missing',
    },
  },
  'E-PAY-UNMAPPED': {
    default: {
      title: 'No default payment type',
      body: 'Online payments are recorded under one payment type of your POS, and none is chosen or the chosen one is gone. Choose one; the orders download right after.',
      fix: 'Choose payment type',
      reason: 'Default payment type missing',
    },
  },
  'E-POS-REJECTED': {
    plain: {
      body: 'Your POS refused a part of {order}. The timeline below shows its words. Correct this in your POS or in Shopify, then check again.',
    },
  },
  'E-RECONCILE': {
    handled: {
      title: 'Changed after it was handled',
      body: '{order} was changed in Shopify after someone marked it as handled, so nothing was sent for the change. Compare it with your POS and enter what is missing there. Then mark it as handled again, or undo the decision if this app should take over.',
      second: 'Undo decision',
      reason: 'Changed after it was handled',
    },
    deleted: {
      title: 'Its POS transaction is gone',
      body: '{posno} is no longer in your POS, so what changed in {order} since has nothing to stand on, and nothing more was sent. If {order} still belongs in your POS, enter the sale and its changes there by hand. Then mark it as handled.',
      reason: '{posno} is gone from the POS',
    },
    'before-start': {
      title: 'A change without its sale',
      body: 'The sale of {order} lies before your start date and isn’t in the POS under our ID, so the change of {date} can’t be tied to it and wasn’t sent. If the change belongs in your POS, enter it there by hand, on the sale if you had entered that yourself. Then mark {order} as handled.',
      reason: 'Its sale lies before your start date',
    },
    many: {
      body: 'Two POS transactions, {a} and {b}, carry the mark of {order}. To avoid counting it a third time, we’ve stopped. Void the extra one in your POS, then mark this order as handled.',
    },
    void: { body: '{posno} was voided in your POS. Enter {order} there again if it belongs there, then mark it as handled.' },
    'number-taken': {
      body: 'Your POS already has another transaction with the number {posno}. To avoid counting {order} twice, we’ve stopped. Compare the two, then mark it as handled.',
    },
    'other-account': {
      body: '{order} was begun as {posno} in another POS account. Nothing more is sent for it. Complete it by hand, then mark it as handled.',
    },
  },
  'H-HANDLED': {
    plain: { body: '{by} marked {order} as handled. Nothing more is sent for it.' },
  },
};
