/** Default values of custom fields. */
export const fieldSettings = {
  title: 'Required fields',
  heading: 'Required fields of your POS',
  intro: 'Your POS asks for these, and online orders have nothing for them. A default value goes with everything that is created from now on.',
  none: 'Your POS requires no field that online orders lack.',
  required: 'Required in your POS. Without a value, orders stop here.',
  optional: 'Not required in your POS at the moment.',
  empty: 'No default value',
  gone: '{name} (no longer in the list)',
  group: {
    item: 'On items',
    customer: 'On customers',
    transaction: 'On sales',
    line: 'On sales lines',
  },
};
