/**
 * What the simulator stores. Names follow the wire (camelCase with `…ID` keys), except that ids are numbers, no key is 0,
 * amounts are integers of ten-thousandths and rates integers of millionths; every computed field is left to the views.
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = Readonly<Record<string, JsonValue>>;
/** Ten-thousandths of the currency's main unit. */
export type Amount = number;
/** Millionths: 0.0825 is 82500. */
export type Rate = number;

export interface Row {
  readonly id: number;
  readonly timeStamp: string;
}

export interface Shop extends Row {
  readonly name: string;
  readonly timeZone: string;
  readonly archived: boolean;
  readonly taxCategoryID: number;
}

export interface Register extends Row {
  readonly name: string;
  readonly open: boolean;
  readonly archived: boolean;
  readonly shopID: number;
  readonly openEmployeeID: number;
}

export interface EmployeeRole extends Row {
  readonly name: string;
  readonly rights: readonly string[];
}

export interface Employee extends Row {
  readonly firstName: string;
  readonly lastName: string;
  readonly lockOut: boolean;
  readonly archived: boolean;
  readonly employeeRoleID: number;
  readonly limitToShopID: number;
}

export const ITEM_TYPES = ['default', 'non_inventory', 'serialized', 'box', 'serialized_assembly', 'assembly'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export interface Item extends Row {
  readonly description: string;
  readonly itemType: ItemType;
  readonly customSku: string;
  readonly upc: string;
  readonly ean: string;
  readonly manufacturerSku: string;
  readonly archived: boolean;
  readonly tax: boolean;
  readonly discountable: boolean;
  readonly taxClassID: number;
  readonly defaultCost: Amount;
  readonly price: Amount;
  readonly msrp: Amount;
  readonly createTime: string;
}

/** Stock of an item in a shop; shop 0 is all of them together. */
export interface ItemShop extends Row {
  readonly itemID: number;
  readonly shopID: number;
  readonly qoh: number;
}

export interface Contact {
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly stateCode: string;
  readonly zip: string;
  readonly country: string;
  readonly countryCode: string;
  /** By useType. */
  readonly phones: Readonly<Record<string, string>>;
  readonly emails: Readonly<Record<string, string>>;
  readonly noEmail: boolean;
  readonly noPhone: boolean;
  readonly noMail: boolean;
}

export interface Customer extends Row {
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly company: string;
  readonly archived: boolean;
  readonly taxCategoryID: number;
  readonly contact: Contact;
  readonly createTime: string;
}

export interface PaymentType extends Row {
  readonly name: string;
  readonly type: string;
  readonly requireCustomer: boolean;
  readonly archived: boolean;
  readonly internalReserved: boolean;
  readonly refundAsPaymentTypeID: number;
}

export interface TaxCategory extends Row {
  readonly isTaxInclusive: boolean;
  readonly tax1Name: string;
  readonly tax2Name: string;
  readonly tax1Rate: Rate;
  readonly tax2Rate: Rate;
}

export interface TaxClass extends Row {
  readonly name: string;
}

export interface TaxCategoryClass extends Row {
  readonly taxCategoryID: number;
  readonly taxClassID: number;
  readonly tax1Rate: Rate;
  readonly tax2Rate: Rate;
}

/** Lines and payments live in their sale; their ids are unique all the same. */
export interface SaleLine extends Row {
  readonly saleID: number;
  readonly createTime: string;
  readonly itemID: number;
  readonly note: string;
  readonly unitQuantity: number;
  readonly unitPrice: Amount;
  readonly discountAmount: Amount;
  readonly discountPercent: Rate;
  readonly tax: boolean;
  readonly taxClassID: number;
  readonly tax1Rate: Rate;
  readonly tax2Rate: Rate;
  readonly employeeID: number;
  readonly shopID: number;
  readonly parentSaleLineID: number;
}

export interface SalePayment extends Row {
  readonly saleID: number;
  readonly createTime: string;
  readonly amount: Amount;
  readonly archived: boolean;
  readonly remoteReference: string;
  readonly paymentTypeID: number;
  readonly registerID: number;
  readonly employeeID: number;
  readonly creditAccountID: number;
}

export interface Sale extends Row {
  readonly completed: boolean;
  readonly archived: boolean;
  readonly voided: boolean;
  readonly enablePromotions: boolean;
  readonly isTaxInclusive: boolean;
  readonly createTime: string;
  readonly completeTime: string | null;
  readonly referenceNumber: string;
  readonly referenceNumberSource: string;
  readonly tax1Rate: Rate;
  readonly tax2Rate: Rate;
  readonly change: Amount;
  readonly customerID: number;
  readonly employeeID: number;
  readonly registerID: number;
  readonly shopID: number;
  readonly shipToID: number;
  readonly taxCategoryID: number;
  readonly internalNote: string;
  readonly printedNote: string;
  readonly lines: readonly SaleLine[];
  readonly payments: readonly SalePayment[];
}

export interface ShipTo extends Row {
  readonly shipped: boolean;
  readonly shipNote: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly customerID: number;
  readonly saleID: number;
  readonly contact: Contact;
}

export interface CreditAccount extends Row {
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly giftCard: boolean;
  readonly archived: boolean;
  readonly customerID: number;
  readonly balance: Amount;
}

export interface Tables {
  Shop: Shop;
  Register: Register;
  EmployeeRole: EmployeeRole;
  Employee: Employee;
  Item: Item;
  ItemShop: ItemShop;
  Customer: Customer;
  PaymentType: PaymentType;
  TaxCategory: TaxCategory;
  TaxClass: TaxClass;
  TaxCategoryClass: TaxCategoryClass;
  Sale: Sale;
  ShipTo: ShipTo;
  CreditAccount: CreditAccount;
}
export type TableName = keyof Tables;
