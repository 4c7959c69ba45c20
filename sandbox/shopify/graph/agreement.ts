import { bag, type Currencies } from '../rest/money';
import { connection } from '../graphql/connection';
import type { Agreement, Sale } from '../order/agreements';
import { digitsOf, gid } from '../order/record';
import { taxGraph } from './parts';

export interface AgreementParts {
  readonly order: () => unknown;
  readonly refund: (id: string) => object | null;
  readonly line: (id: string) => { readonly graph: object } | null;
  readonly shipping: (id: string | null) => object | null;
}

export function agreementGraph(agreement: Agreement, currencies: Currencies, parts: AgreementParts) {
  return {
    __typename: agreement.type,
    id: agreement.id,
    happenedAt: agreement.at,
    reason: agreement.reason,
    app: null,
    order: parts.order,
    refund: agreement.refundId === null ? null : () => parts.refund(agreement.refundId ?? ''),
    return: agreement.returnId === null ? null : returnGraph(agreement.returnId),
    sales: connection(
      agreement.sales.map((sale, at) =>
        saleGraph(sale, `${digitsOf(agreement.id)}${String(at + 1).padStart(3, '0')}`, currencies, parts),
      ),
    ),
  };
}

export const returnGraph = (id: string) => ({ __typename: 'Return' as const, id: gid('Return', id), name: `#${id}` });

function saleGraph(sale: Sale, id: string, currencies: Currencies, parts: AgreementParts) {
  const extra = sale.extra && {
    id: gid(sale.lineType === 'DUTY' ? 'Duty' : 'SaleAdditionalFee', sale.of ?? id),
    name: sale.extra.name,
    price: bag(sale.extra.price, currencies),
    taxLines: sale.extra.taxes.map((tax) => taxGraph(tax, currencies)),
    countryCodeOfOrigin: null,
    harmonizedSystemCode: null,
  };
  return {
    __typename: sale.type,
    id: gid('Sale', id),
    actionType: sale.action,
    lineType: sale.lineType,
    quantity: sale.quantity,
    totalAmount: bag(sale.amount, currencies),
    totalTaxAmount: bag(sale.tax, currencies),
    totalDiscountAmountBeforeTaxes: bag(sale.discount, currencies),
    totalDiscountAmountAfterTaxes: bag(sale.discount, currencies),
    taxes: sale.taxes.map((tax, at) => ({
      id: gid('SaleTax', `${id}${at + 1}`),
      amount: bag(tax.price, currencies),
      taxLine: taxGraph(tax, currencies),
    })),
    lineItem: () => (sale.of === null ? null : parts.line(sale.of)?.graph),
    shippingLine: () => parts.shipping(sale.of),
    duty: extra,
    additionalFee: extra,
    fee: null,
  };
}
