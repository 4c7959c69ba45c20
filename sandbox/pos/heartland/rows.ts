/**
 * What the simulator stores. Names follow the wire (snake_case), except that money is an integer of minor units and
 * every computed field (totals, balances, predicates) is left to the views.
 */
export type Minor = number;
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = Readonly<Record<string, JsonValue>>;
/** Custom values by field key. */
export type Custom = Readonly<Record<string, JsonValue>>;

export interface Row {
  readonly id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface User extends Row {
  readonly login: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly active: boolean;
  /** Rights taken away, as `resource` (wholly) or `resource:write`; the resource is the path's first word(s). */
  readonly denied: readonly string[];
  /** Locations the user may work at; null means all. */
  readonly location_ids: readonly number[] | null;
}

export interface Location extends Row {
  readonly public_id: string;
  readonly name: string;
  readonly active: boolean;
  /** Automatic tax in hundredths of a percent: 825 is 8.25 %. */
  readonly tax_rate: number;
}

export interface Station extends Row {
  readonly location_id: number;
  readonly name: string;
  readonly active: boolean;
}

export interface PaymentType extends Row {
  readonly name: string;
  readonly active: boolean;
  /** The "accept on sales order" switch. */
  readonly accept_on_orders: boolean;
}

export interface ShippingMethod extends Row {
  readonly name: string;
  readonly active: boolean;
}

export interface CustomField extends Row {
  readonly group_id: string;
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  readonly unique: boolean;
  readonly validation_type: string;
  readonly values: readonly string[];
  readonly metadata: JsonObject;
}

export interface ReasonCode extends Row {
  /** `gift_card_adjustment_reasons` or `inventory_adjustment_reasons`. */
  readonly list: string;
  readonly name: string;
}

export interface Item extends Row {
  readonly uuid: string;
  readonly public_id: string;
  readonly description: string;
  readonly long_description: string;
  readonly cost: Minor;
  readonly price: Minor;
  readonly active: boolean;
  readonly track_inventory: boolean;
  readonly custom: Custom;
}

export interface Customer extends Row {
  readonly uuid: string;
  readonly public_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly phone_number: string | null;
  readonly custom: Custom;
}

export interface Address extends Row {
  readonly customer_id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly line_1: string;
  readonly line_2: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
  readonly phone: string;
}

/** Lines of orders, invoices and tickets. `order_line_id` ties an invoice line to the order line it fulfils. */
export interface Line {
  readonly id: number;
  readonly item_id: number;
  readonly description: string;
  readonly qty: number;
  readonly unit_price: Minor;
  readonly original_unit_price: Minor;
  readonly ship_from_location_id: number | null;
  readonly order_line_id: number | null;
  readonly custom: Custom;
  readonly created_at: string;
}

/** A tax, shipping or discount entry. Taxes and shipping add, discounts subtract. */
export interface Entry {
  readonly id: number;
  readonly description: string;
  readonly value: Minor;
  /** Made by the server's own tax rules rather than by a client. */
  readonly automatic: boolean;
  /** On an invoice: the order's entry that this one carries a share of. */
  readonly order_entry_id: number | null;
}

export interface Payment extends Row {
  readonly type: string;
  readonly payment_type_id: number | null;
  readonly description: string;
  readonly amount: Minor;
  readonly deposit: boolean;
  readonly status: 'complete' | 'voided';
  readonly completed_at: string;
}

interface Sale extends Row {
  readonly public_id: string;
  readonly station_id: number;
  readonly source_location_id: number;
  readonly customer_id: number | null;
  readonly sales_rep: string | null;
  readonly custom: Custom;
  readonly created_by_user_id: number;
  readonly updated_by_user_id: number;
  readonly lines: readonly Line[];
  readonly taxes: readonly Entry[];
  readonly payments: readonly Payment[];
}

export interface Order extends Sale {
  readonly status: 'pending' | 'open' | 'closed';
  readonly voided: boolean;
  readonly billing_address_id: number | null;
  readonly shipping_address_id: number | null;
  readonly shipping_method_id: number | null;
  readonly shipping_charge: Minor;
  readonly discounts: readonly Entry[];
}

/** Invoices, tickets and returns: one table and one id sequence, told apart by `type`. */
export interface Transaction extends Sale {
  readonly type: 'Invoice' | 'Ticket' | 'Return';
  readonly status: 'incomplete' | 'complete' | 'void';
  readonly order_id: number | null;
  readonly parent_transaction_id: number | null;
  readonly shipping: readonly Entry[];
  readonly discounts: readonly Entry[];
  readonly affect_inventory: boolean;
  readonly recalculate: boolean;
  readonly reason_codes: readonly JsonValue[];
  readonly completed_at: string | null;
}

export interface GiftCard extends Row {
  readonly number: string;
  readonly balance: Minor;
}

export interface GiftCardAdjustment extends Row {
  readonly gift_card_id: number;
  readonly reason_id: number;
  readonly delta_balance: Minor;
}

export interface Webhook extends Row {
  readonly url: string;
  readonly events: readonly string[];
}

/** One row of the inventory ledger. */
export interface Movement extends Row {
  readonly item_id: number;
  readonly location_id: number;
  readonly source: string;
  readonly source_id: number;
  readonly delta_qty_on_hand: number;
  readonly delta_qty_committed: number;
}

export interface Tables {
  users: User;
  locations: Location;
  stations: Station;
  payment_types: PaymentType;
  shipping_methods: ShippingMethod;
  custom_fields: CustomField;
  reason_codes: ReasonCode;
  items: Item;
  customers: Customer;
  addresses: Address;
  orders: Order;
  transactions: Transaction;
  gift_cards: GiftCard;
  gift_card_adjustments: GiftCardAdjustment;
  webhooks: Webhook;
  movements: Movement;
}
export type TableName = keyof Tables;
