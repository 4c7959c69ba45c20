import { Body } from '../body';
import type { Context } from '../context';
import type { Draft } from '../draft';
import { showAmount, showCalc, showRate } from '../decimals';
import { notFound, rule } from '../refusal';
import type { JsonObject, Sale, SaleLine } from '../rows';
import { writtenPayment } from './payments';
import { ticketNumber } from './shapes';
import { saleSums } from './sums';
import { complete, createSale } from './write';

/** The sale that an address names by its id or its ticket number. */
export function saleByName(context: Context, name: string): Sale {
  const { draft } = context;
  const sale = draft.find('Sale', Number(name)) ?? draft.all('Sale').find((one) => ticketNumber(one.id) === name);
  if (!sale) throw notFound('Sale', name);
  return sale;
}

/** A whole sale, or the lines and amounts named, turned round; completed unless told otherwise. */
export function refundSale(context: Context): Sale {
  const { body } = context;
  if (!context.may('register_refund')) throw context.forbidden('register_refund');
  const sold = saleByName(context, context.params.sale ?? '');
  if (!sold.completed || sold.voided) throw rule('Only a completed Sale can be refunded.');
  const named = body.children('SaleLines', 'SaleLine');
  const lines = named.length === 0 ? sold.lines.map((line) => turned(line, line.unitQuantity)) : named.map((one) => namedLine(sold, one));
  const { completed: asked, SalePayments: _payments, ...rest } = body.json;
  const refund = createSale(
    context,
    new Body({
      ...rest,
      completed: false,
      taxCategoryID: sold.taxCategoryID,
      customerID: body.id('customerID') ?? sold.customerID,
      SaleLines: { SaleLine: lines },
    }),
  );
  return paid(context, refund, asked === undefined || body.flag('completed') === true);
}

function namedLine(sold: Sale, one: Body): JsonObject {
  const parent = sold.lines.find((line) => line.id === one.id('parentSaleLineID'));
  if (!parent) throw rule('Each line of a refund must name a parentSaleLineID of the Sale.');
  return { ...turned(parent, Math.abs(one.integer('unitQuantity') ?? parent.unitQuantity)), ...one.json };
}

/** A partly refunded line takes its part of the discount with it. */
function turned(line: SaleLine, units: number): JsonObject {
  const discount = Math.round((line.discountAmount * units) / line.unitQuantity);
  return {
    itemID: line.itemID,
    parentSaleLineID: line.id,
    unitQuantity: -units,
    unitPrice: showAmount(line.unitPrice),
    tax: line.tax,
    taxClassID: line.taxClassID,
    ...(line.discountPercent ? { discountPercent: showRate(line.discountPercent) } : {}),
    ...(discount ? { discountAmount: showAmount(discount) } : {}),
  };
}

/** One payment type is enough; without an amount it carries the whole total. */
function paid(context: Context, refund: Sale, completed: boolean): Sale {
  const { draft, body } = context;
  const payments = body.children('SalePayments', 'SalePayment');
  if (payments.length === 0) throw rule('A refund needs a payment type.');
  const total = showCalc(saleSums(draft, refund).total);
  const sale = payments.reduce((before, one) => withPayment(draft, before, new Body({ amount: total, ...one.json })), refund);
  return completed ? complete(context, sale, null) : sale;
}

function withPayment(draft: Draft, sale: Sale, body: Body): Sale {
  return draft.update('Sale', sale, { payments: [...sale.payments, writtenPayment(draft, sale, body, null)] });
}
