import { showAmount, showCalc, showRate } from '../decimals';
import type { Draft } from '../draft';
import { contactView } from '../resources/contact';
import { customerShape } from '../resources/customers';
import { itemShape } from '../resources/items';
import { paymentTypeShape } from '../resources/payment-types';
import { shopShape } from '../resources/places';
import { taxCategoryShape, taxClassShape } from '../resources/taxes';
import type { JsonObject, Sale, SaleLine, SalePayment, ShipTo } from '../rows';
import { part, toMany, toOne } from '../shape';
import type { Shape } from '../shape';
import { lineSums, saleSums } from './sums';

export const ticketNumber = (id: number): string => `22${String(id).padStart(10, '0')}`;

const noteView = (note: string, timeStamp: string): JsonObject => ({ note, isPublic: true, timeStamp });

export const saleLineShape: Shape<SaleLine> = {
  name: 'SaleLine',
  key: 'saleLineID',
  sortable: ['saleLineID', 'timeStamp', 'saleID'],
  view: (draft, row) => {
    const sums = lineSums(draft, row, draft.find('Sale', row.saleID)?.isTaxInclusive ?? false);
    return {
      saleLineID: row.id,
      createTime: row.createTime,
      timeStamp: row.timeStamp,
      unitQuantity: row.unitQuantity,
      unitPrice: showAmount(row.unitPrice),
      normalUnitPrice: 0,
      discountAmount: showAmount(row.discountAmount),
      discountPercent: showRate(row.discountPercent),
      avgCost: 0,
      fifoCost: 0,
      tax: row.tax,
      tax1Rate: showRate(row.tax1Rate),
      tax2Rate: showRate(row.tax2Rate),
      isLayaway: false,
      isWorkorder: false,
      isSpecialOrder: false,
      displayableSubtotal: showCalc(sums.net),
      displayableUnitPrice: showAmount(row.unitPrice),
      lineType: '',
      calcLineDiscount: showCalc(sums.discount),
      calcTransactionDiscount: 0,
      calcTotal: showCalc(sums.total),
      calcSubtotal: showCalc(sums.subtotal),
      calcTax1: showCalc(sums.tax1),
      calcTax2: showCalc(sums.tax2),
      taxClassID: row.taxClassID,
      customerID: 0,
      discountID: 0,
      employeeID: row.employeeID,
      itemID: row.itemID,
      noteID: row.note === '' ? 0 : row.id,
      parentSaleLineID: row.parentSaleLineID,
      shopID: row.shopID,
      saleID: row.saleID,
    };
  },
  relations: {
    Item: toOne(itemShape, (draft, row) => draft.find('Item', row.itemID)),
    TaxClass: toOne(taxClassShape, (draft, row) => draft.find('TaxClass', row.taxClassID)),
    Note: part((_draft, row) => (row.note === '' ? null : noteView(row.note, row.timeStamp))),
  },
};

export const salePaymentShape: Shape<SalePayment> = {
  name: 'SalePayment',
  key: 'salePaymentID',
  sortable: ['salePaymentID', 'timeStamp', 'saleID'],
  view: (_draft, row) => ({
    salePaymentID: row.id,
    amount: showAmount(row.amount),
    tipAmount: 0,
    createTime: row.createTime,
    archived: row.archived,
    remoteReference: row.remoteReference,
    paymentID: '',
    saleID: row.saleID,
    paymentTypeID: row.paymentTypeID,
    ccChargeID: 0,
    refPaymentID: 0,
    registerID: row.registerID,
    employeeID: row.employeeID,
    creditAccountID: row.creditAccountID,
  }),
  relations: { PaymentType: toOne(paymentTypeShape, (draft, row) => draft.find('PaymentType', row.paymentTypeID)) },
};

export const shipToShape: Shape<ShipTo> = {
  name: 'ShipTo',
  key: 'shipToID',
  sortable: ['shipToID', 'timeStamp', 'saleID'],
  view: (_draft, row) => ({
    shipToID: row.id,
    shipped: row.shipped,
    timeStamp: row.timeStamp,
    shipNote: row.shipNote,
    firstName: row.firstName,
    lastName: row.lastName,
    company: row.company,
    customerID: row.customerID,
    saleID: row.saleID,
  }),
  relations: { Contact: part((_draft, row) => contactView(row.contact, row.timeStamp)) },
};

export const saleShape: Shape<Sale> = {
  name: 'Sale',
  key: 'saleID',
  sortable: ['saleID', 'timeStamp', 'completeTime', 'updatetime'],
  view: (draft, row) => saleView(draft, row),
  relations: {
    SaleLines: toMany(saleLineShape, (_draft, row) => row.lines),
    SalePayments: toMany(salePaymentShape, (_draft, row) => row.payments),
    SaleNotes: part((_draft, row) => notesView(row)),
    Customer: toOne(customerShape, (draft, row) => draft.find('Customer', row.customerID)),
    Shop: toOne(shopShape, (draft, row) => draft.find('Shop', row.shopID)),
    TaxCategory: toOne(taxCategoryShape, (draft, row) => draft.find('TaxCategory', row.taxCategoryID)),
    ShipTo: toOne(shipToShape, (draft, row) => draft.find('ShipTo', row.shipToID)),
  },
};

function notesView(row: Sale): JsonObject | string {
  const notes: Record<string, JsonObject> = {};
  if (row.internalNote !== '') notes.InternalNote = { noteID: row.id * 2, note: row.internalNote };
  if (row.printedNote !== '') notes.PrintedNote = { noteID: row.id * 2 + 1, note: row.printedNote };
  return Object.keys(notes).length > 0 ? notes : '';
}

function saleView(draft: Draft, row: Sale): JsonObject {
  const sums = saleSums(draft, row);
  return {
    saleID: row.id,
    timeStamp: row.timeStamp,
    discountPercent: 0,
    completed: row.completed,
    archived: row.archived,
    voided: row.voided,
    enablePromotions: row.enablePromotions,
    isTaxInclusive: row.isTaxInclusive,
    createTime: row.createTime,
    updatetime: row.timeStamp,
    ...(row.completeTime === null ? {} : { completeTime: row.completeTime }),
    referenceNumber: row.referenceNumber,
    referenceNumberSource: row.referenceNumberSource,
    tax1Rate: showRate(row.tax1Rate),
    tax2Rate: showRate(row.tax2Rate),
    change: showAmount(row.change),
    tipEnabled: false,
    receiptPreference: 'printed',
    displayableSubtotal: showCalc(sums.subtotal - sums.discount),
    ticketNumber: ticketNumber(row.id),
    calcDiscount: showCalc(sums.discount),
    calcTotal: showCalc(sums.total),
    calcSubtotal: showCalc(sums.subtotal),
    calcTaxable: showCalc(sums.taxable),
    calcNonTaxable: showCalc(sums.nonTaxable),
    calcAvgCost: 0,
    calcFIFOCost: 0,
    calcTax1: showCalc(sums.tax1),
    calcTax2: showCalc(sums.tax2),
    calcPayments: showCalc(sums.payments),
    calcTips: 0,
    total: showCalc(sums.total),
    totalDue: showCalc(sums.total),
    displayableTotal: showCalc(sums.total),
    balance: showCalc(sums.total - sums.payments),
    customerID: row.customerID,
    discountID: 0,
    employeeID: row.employeeID,
    tipEmployeeID: row.employeeID,
    quoteID: 0,
    registerID: row.registerID,
    shipToID: row.shipToID,
    shopID: row.shopID,
    taxCategoryID: row.taxCategoryID,
    taxTotal: showCalc(sums.tax1 + sums.tax2),
  };
}
