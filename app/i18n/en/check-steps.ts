/** What a person does in the POS or in Shopify, where the app cannot do it for them. */
export const checkSteps = {
  'pos-reachable': {
    one: 'Open your POS in a browser, to see whether it answers you.',
    two: 'If it doesn’t, wait: orders are safe here and go in order when it does.',
    three: 'If it does, check again, and tell support if it lasts.',
  },
  'pos-speed': {
    one: 'Look whether the internet connection of your POS is slow or breaks off.',
    two: 'Stop large imports or reports in your POS for a while.',
    three: 'Check again. Only the calls of the last 10 minutes count.',
  },
  'pos-access': {
    one: 'In your POS, open the settings of the person whose token is used.',
    two: 'Make sure that the person is active and may read and write sales, customers, items, locations, payment types and custom fields.',
    three: 'Create a new token and reconnect with it.',
  },
  'pos-rights': {
    one: 'In your POS, open the role of the person whose token is used.',
    two: 'Grant the right named here: sales, customers, items, locations, payment types and custom fields are needed.',
    three: 'Save, then check again.',
  },
  'required-products': {
    one: 'Open the items of your POS.',
    two: 'Search for the exact name given here, archived items included.',
    three: 'Make one of them active under that name, then save.',
  },
  'required-fields': {
    one: 'Open the settings of your POS.',
    two: 'Select Custom fields, then the group named here.',
    three: 'Select the field and set Required to No, then save.',
  },
  'register-open': {
    one: 'In your POS, go to the register named here.',
    two: 'Open its day with its float.',
    three: 'Check again.',
  },
  'account-switches': {
    one: 'Open the settings of your POS, then those of the register.',
    two: 'Turn off the demand named here.',
    three: 'Save, then check again.',
  },
  'reference-field': {
    one: 'In your POS, open Custom fields, then the group of sales transactions.',
    two: 'Create a text field named shopify_id.',
    three: 'Reconnect your POS, so that sales carry it from then on.',
  },
  currency: {
    one: 'Amounts are never converted, so shop and POS account need one currency.',
    two: 'Connect a POS account in the currency of the shop.',
    three: 'Enter waiting orders in your POS by hand, then mark them as handled.',
  },
  skus: {
    one: 'Open the items of your POS.',
    two: 'Search for the SKU.',
    three: 'Keep it as the item number of exactly one active item, then save.',
  },
  'shopify-scopes': {
    one: 'Close this app and open it again from Shopify’s admin.',
    two: 'Accept the permissions that Shopify shows.',
    three: 'Check again.',
  },
};
