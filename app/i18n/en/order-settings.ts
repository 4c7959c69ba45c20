export const orderSettings = {
  title: 'Orders',
  download: {
    heading: 'Which orders download',
    intro: 'An order has to pass every setting here.',
    orders: { label: 'Download orders', help: 'Off: no order goes to your POS.' },
    fulfilled: { label: 'Download fulfilled orders', help: 'Orders whose items are all fulfilled, or need no fulfillment.' },
    unfulfilled: { label: 'Download unfulfilled orders', help: 'Orders with at least one item still to fulfill.' },
    archived: {
      label: 'Download archived orders',
      help: 'Some shops archive orders as soon as they are paid. Off: those orders stay out.',
    },
    skippedBy_one: '{count} order is left out by this now.',
    skippedBy_other: '{count} orders are left out by this now.',
    startDate: { label: 'Start date', help: 'YYYY-MM-DD, in your shop’s time zone. Orders placed before it stay out.' },
  },
  payment: {
    heading: 'When they download',
    moment: { label: 'An order downloads', placed: 'As soon as it is placed', paid: 'When it is paid' },
    partiallyPaid: { label: 'Download partially paid orders', help: 'They stay open in your POS until the rest is paid.' },
    paidWithoutTransactions: {
      label: 'Download paid orders without payments',
      help: 'Some imported orders are called paid but show no payment.',
    },
    pendingManual: {
      label: 'Download orders with a pending manual payment',
      help: 'For example bank transfer or cash on delivery.',
    },
  },
  kinds: {
    heading: 'Special orders',
    testOrders: { label: 'Download test orders', help: 'Orders paid with a test payment.' },
    shopifyPos: { label: 'Download Shopify POS orders', help: 'Orders sold on a Shopify POS register.' },
    allowTags: {
      label: 'Allowed tags',
      help: 'Separate them with commas. If there are any, only orders with one of them download.',
    },
    ignoreTags: {
      label: 'Ignored tags',
      help: 'Separate them with commas. Orders with one of them stay out, even with an allowed tag.',
    },
  },
  pos: {
    heading: 'In your POS',
    numberPrefix: {
      label: 'POS number prefix',
      help: 'Put before the order number: {example}. Orders already sent keep theirs.',
    },
    autoInvoice: {
      label: 'Automatically invoice',
      help: 'Completes the order in your POS, so that stock is adjusted. Off: orders are left open for you.',
    },
    taxes: {
      label: 'Taxes',
      posted: { label: 'Shopify’s taxes', help: 'Recommended. The tax that your customer paid goes to your POS to the cent, on lines of its own.' },
      computed: {
        label: 'Taxes computed by your POS',
        help: 'Your POS applies its own rates. An order whose total comes out different stops, with both totals shown.',
      },
    },
  },
  help: {
    link: 'Learn more about how orders are chosen',
    title: 'How orders are chosen',
    intro: 'Every order is asked these questions in this order. The first one that keeps it back decides; all answers stand on the order’s page.',
    after: 'Orders that a person includes skip the start date, tags and download settings, nothing else. Once an order is in your POS, its refunds and edits follow whatever these settings say.',
  },
  conflict: {
    fulfilmentOff: 'Fulfilled and unfulfilled orders are both off, so no order downloads.',
    ordersOff: 'Download orders is off, so the settings below have no effect.',
  },
};
