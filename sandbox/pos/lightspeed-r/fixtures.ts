import { isoStamp } from '../shared/table-draft';
import { NO_CALLS } from '../shared/turn';
import type { State } from './state';
import { DEFAULT_SWITCHES } from './switches';

export const ACCOUNT = '123456';
export const CLIENT_ID = 'sandbox-client';
export const CLIENT_SECRET = 'sandbox-secret';
export const OWNER = 1;
export const ONLINE = 2;
export const ARCHIVED = 3;
export const LOCKED = 4;
export const LIMITED = 5;
export const CLERK = 6;

/** Last ids given out. Far apart, so that an id used for the wrong kind of record finds nothing. */
const SEQUENCES = {
  Employee: 10, EmployeeRole: 10, Shop: 10, Register: 100, PaymentType: 20, TaxCategory: 10, TaxClass: 10, TaxCategoryClass: 20,
  Item: 1_000, ItemShop: 5_000, Customer: 20_000, Sale: 30_000, SaleLine: 400_000, SalePayment: 700_000, ShipTo: 90_000, CreditAccount: 95_000, grants: 0,
};

const OWNER_RIGHTS = (
  'allow_login register register_read register_refund register_open register_withdraw register_close register_price register_reopen ' +
  'register_layaway register_line_discount register_transaction_discount inventory inventory_base inventory_read product_cost product_edit ' +
  'purchase_orders special_orders transfers inventory_counts vendors vendor_returns reports admin admin_shops admin_employees admin_purchases ' +
  'admin_void_sale admin_inventory workbench customers customers_read customers_view_gift_card_numbers'
).split(' ');
const CLERK_RIGHTS = 'allow_login register register_read register_open register_close inventory_read customers customers_read'.split(' ');

export interface FixtureOptions {
  readonly currency?: string;
  readonly registers?: number;
  /** Where the consent page sends the browser back to. */
  readonly redirectUri?: string;
  readonly now: number;
}

/** The account that scenarios begin with: people, places, taxes and payment types, and nothing sold yet. */
export function fixtureState({ currency = 'USD', registers = 1, redirectUri, now }: FixtureOptions): State {
  const timeStamp = isoStamp(now);
  const person = { timeStamp, lockOut: false, archived: false, employeeRoleID: 1, limitToShopID: 0 };
  const shop = { timeStamp, timeZone: 'US/Eastern', archived: false, taxCategoryID: 1 };
  const type = { timeStamp, archived: false, requireCustomer: false, refundAsPaymentTypeID: 0 };
  const reserved = { ...type, internalReserved: true };
  return {
    version: 1,
    account: ACCOUNT,
    name: 'Sandbox Outfitters',
    currency,
    tables: {
      Shop: [
        { ...shop, id: 1, name: 'Online' },
        { ...shop, id: 2, name: 'Main Street' },
      ],
      // The last one stands in the second shop, so that a pair of register and shop can be wrong.
      Register: [
        ...Array.from({ length: Math.max(1, registers) }, (_none, at) => ({
          id: at + 1, timeStamp, name: `Register ${at + 1}`, open: true, archived: false, shopID: 1, openEmployeeID: OWNER,
        })),
        { id: 100, timeStamp, name: 'Main Street Register', open: true, archived: false, shopID: 2, openEmployeeID: OWNER },
      ],
      EmployeeRole: [
        { id: 1, timeStamp, name: 'Owner', rights: OWNER_RIGHTS },
        { id: 2, timeStamp, name: 'Clerk', rights: CLERK_RIGHTS },
      ],
      Employee: [
        { ...person, id: OWNER, firstName: 'Marie', lastName: 'Dubois' },
        { ...person, id: ONLINE, firstName: 'Online', lastName: 'Orders' },
        { ...person, id: ARCHIVED, firstName: 'Sam', lastName: 'Rowe', archived: true, lockOut: true },
        { ...person, id: LOCKED, firstName: 'Lee', lastName: 'Park', lockOut: true },
        { ...person, id: LIMITED, firstName: 'Noor', lastName: 'Haddad', limitToShopID: 2 },
        { ...person, id: CLERK, firstName: 'Tess', lastName: 'Novak', employeeRoleID: 2 },
      ],
      Item: [],
      ItemShop: [],
      Customer: [],
      PaymentType: [
        { ...reserved, id: 1, name: 'Cash', type: 'cash' },
        { ...type, id: 2, name: 'Check', type: 'user defined', internalReserved: false },
        { ...reserved, id: 3, name: 'Credit Card', type: 'credit card' },
        { ...reserved, id: 4, name: 'Credit Account', type: 'credit account', requireCustomer: true, refundAsPaymentTypeID: 4 },
        { ...reserved, id: 5, name: 'Gift Card', type: 'gift card' },
        { ...reserved, id: 6, name: 'eCom', type: 'ecom' },
        { ...type, id: 7, name: 'Old Voucher', type: 'user defined', internalReserved: false, archived: true },
      ],
      TaxCategory: [
        { id: 1, timeStamp, isTaxInclusive: false, tax1Name: 'State Tax', tax2Name: 'City Tax', tax1Rate: 50_000, tax2Rate: 20_000 },
        { id: 2, timeStamp, isTaxInclusive: false, tax1Name: 'Sales Tax', tax2Name: '', tax1Rate: 82_500, tax2Rate: 0 },
        { id: 3, timeStamp, isTaxInclusive: true, tax1Name: 'VAT', tax2Name: '', tax1Rate: 200_000, tax2Rate: 0 },
      ],
      TaxClass: [
        { id: 1, timeStamp, name: 'Item' },
        { id: 2, timeStamp, name: 'Labor' },
      ],
      TaxCategoryClass: [{ id: 1, timeStamp, taxCategoryID: 1, taxClassID: 2, tax1Rate: 0, tax2Rate: 0 }],
      Sale: [],
      ShipTo: [],
      CreditAccount: [],
    },
    sequences: SEQUENCES,
    clients: {
      [CLIENT_ID]: { secret: CLIENT_SECRET, name: 'Tillbridge', redirectUri: redirectUri ?? 'http://127.0.0.1:3000/pos/callback/lightspeed-r' },
    },
    codes: {},
    grants: [],
    access: {},
    refresh: {},
    buckets: {},
    switches: { ...DEFAULT_SWITCHES, registers },
    faults: [],
    calls: NO_CALLS,
  };
}
