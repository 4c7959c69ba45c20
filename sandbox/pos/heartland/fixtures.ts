import { NO_CALLS } from '../shared/turn';
import { isoStamp } from './draft';
import { DEFAULT_SWITCHES } from './switches';
import type { State } from './state';

export const DEMO_ACCOUNT = 'demo';
export const DEMO_TOKEN = 'sandbox-token-demo';
/** Belongs to a user who may not touch custom fields, items or payment types and works at one location only. */
export const LIMITED_TOKEN = 'sandbox-token-limited';

/** Last ids given out. Far apart, so that an id used for the wrong kind of record finds nothing. */
const SEQUENCES = {
  users: 100_011,
  locations: 100_007,
  stations: 100_023,
  payment_types: 100_034,
  shipping_methods: 100_051,
  custom_fields: 100_060,
  reason_codes: 100_083,
  items: 109_678,
  customers: 200_000,
  addresses: 300_000,
  orders: 400_000,
  transactions: 500_000,
  lines: 600_000,
  payments: 700_000,
  gift_cards: 800_000,
  gift_card_adjustments: 810_000,
  webhooks: 820_000,
  movements: 900_000,
  order_numbers: 10_000,
  invoice_numbers: 10_000,
  ticket_numbers: 10_000,
};

/** The account that scenarios begin with: people, places and payment types, and nothing sold yet. */
export function fixtureState(options: { account?: string; currency?: string; now: number }): State {
  const stamp = isoStamp(options.now);
  const row = { created_at: stamp, updated_at: stamp };
  const user = { ...row, active: true, denied: [], location_ids: null };
  const location = { ...row, active: true, tax_rate: 0 };
  const online = 100_005;
  return {
    version: 1,
    account: options.account ?? DEMO_ACCOUNT,
    currency: options.currency ?? 'USD',
    tables: {
      users: [
        { ...user, id: 100_009, login: 'integration@sandbox.example', first_name: 'Integration', last_name: 'User' },
        {
          ...user,
          id: 100_010,
          login: 'online@sandbox.example',
          first_name: 'Online',
          last_name: 'Shop',
          denied: ['custom_fields:write', 'items:write', 'payment_types:write'],
          location_ids: [online],
        },
        { ...user, id: 100_011, login: 'marie@sandbox.example', first_name: 'Marie', last_name: 'Dubois' },
      ],
      locations: [
        { ...location, id: online, public_id: '001', name: 'Online' },
        { ...location, id: 100_006, public_id: '002', name: 'Main Street' },
        { ...location, id: 100_007, public_id: '003', name: 'Warehouse' },
      ],
      stations: [
        { ...row, id: 100_021, location_id: online, name: 'Online Station', active: true },
        { ...row, id: 100_022, location_id: 100_006, name: 'Main Street Register 1', active: true },
        { ...row, id: 100_023, location_id: 100_007, name: 'Warehouse Station', active: true },
      ],
      payment_types: [
        { ...row, id: 100_031, name: 'Cash', active: true, accept_on_orders: true },
        { ...row, id: 100_032, name: 'Credit Card', active: true, accept_on_orders: true },
        { ...row, id: 100_033, name: 'Gift Card', active: true, accept_on_orders: true },
        { ...row, id: 100_034, name: 'House Account', active: true, accept_on_orders: false },
      ],
      shipping_methods: [{ ...row, id: 100_051, name: 'Standard', active: true }],
      custom_fields: [],
      reason_codes: [
        { ...row, id: 100_081, list: 'gift_card_adjustment_reasons', name: 'Sold' },
        { ...row, id: 100_082, list: 'gift_card_adjustment_reasons', name: 'Correction' },
        { ...row, id: 100_083, list: 'inventory_adjustment_reasons', name: 'Count' },
      ],
      items: [],
      customers: [],
      addresses: [],
      orders: [],
      transactions: [],
      gift_cards: [],
      gift_card_adjustments: [],
      webhooks: [],
      movements: [],
    },
    stock: {},
    sequences: SEQUENCES,
    settings: {
      company_name: 'Sandbox Outfitters',
      'pos.tickets.customer_required': false,
      'pos.tickets.sales_rep_required': false,
      'pos.tickets.reason_of_adjusting_price_required': false,
      'springboard.feature_flags': {},
    },
    tokens: {
      [DEMO_TOKEN]: { user_id: 100_009, valid: true },
      [LIMITED_TOKEN]: { user_id: 100_010, valid: true },
    },
    switches: DEFAULT_SWITCHES,
    faults: [],
    calls: NO_CALLS,
    rate: { tokens: 1, at: 0, count: 0 },
  };
}
