/** Payments and locations: what of Shopify goes where in the POS. */
export const posSettings = {
  payments: {
    title: 'Payments',
    defaults: {
      heading: 'Every payment',
      label: 'Default POS payment type',
      help: 'Receives every payment that has no type of its own below.',
    },
    gateways: {
      heading: 'Payment methods of their own',
      intro: 'Optional. Payment methods that your orders used appear here.',
      none: 'No payment method has been seen yet. All payments go to the default type.',
      label: 'POS payment type for {gateway}',
    },
    tolerance: {
      heading: 'Totals',
      label: 'Tolerance per order ({currency})',
      help: 'Differences up to this amount count as equal. Amounts are never changed by it. 0 is recommended.',
    },
  },
  locations: {
    title: 'Locations',
    entry: {
      heading: 'Where orders are entered',
      stationId: {
        station: { label: 'POS station', help: 'Orders are entered at this station.' },
        register: { label: 'POS register', help: 'Orders are entered at this register. It has to stand in the shop of the order.' },
      },
      sourceLocationId: {
        location: { label: 'POS location of the order', help: 'The location that is credited with online orders.' },
        shop: { label: 'POS shop of the order', help: 'The shop that is credited with online orders.' },
      },
    },
    ship: {
      heading: 'Where goods leave from',
      defaultLocationId: {
        location: 'Default POS location',
        shop: 'Default POS shop',
        help: 'Stock leaves from here unless a Shopify location below says otherwise.',
      },
      mapped: { location: 'POS location for {location}', shop: 'POS shop for {location}' },
      none: 'Shopify didn’t list its locations just now. What you chose before stays.',
      same: {
        location: 'Several Shopify locations go to one POS location. That is fine if they share their stock.',
        shop: 'Several Shopify locations go to one POS shop. That is fine if they share their stock.',
      },
    },
    people: {
      heading: 'Who is credited',
      employeeId: {
        label: 'Sales employee',
        optional: 'Optional. Printed as the salesperson on online orders.',
        required: 'Online orders are entered in this person’s name. An employee of their own for online orders keeps reports clear.',
        none: 'Nobody',
      },
    },
  },
};
