import { bag, isNothing, minus, NOTHING, plus, readMoney, total, type Money } from '../rest/money';
import { ledgerTotal, type Agreement } from '../order/agreements';
import { paymentSums, type Payment } from '../order/payments';
import { currenciesOf, taxesIncluded, type OrderRecord } from '../order/record';
import { refundsOf } from '../order/refunds';
import type { Line } from '../order/lines';
import type { Shipping } from '../order/shipping';

const goods = ['PRODUCT', 'GIFT_CARD'];
/** Rows of the ledger whose tax is part of the order's. */
const taxed = ['PRODUCT', 'GIFT_CARD', 'SHIPPING', 'DUTY', 'ADDITIONAL_FEE'];

/** The body's own figures, consistent or not. What REST does not carry is worked out from rows and payments. */
export function totalsGraph(
  record: OrderRecord,
  lines: readonly Line[],
  shipping: readonly Shipping[],
  agreements: readonly Agreement[],
  payments: readonly Payment[],
) {
  const currencies = currenciesOf(record);
  const sum = (money: Money) => bag(money, currencies);
  const own = (key: string) => readMoney(record.order, key);
  const edits = agreements.filter((agreement) => agreement.reason === 'ORDER_EDIT');
  const refunds = refundsOf(record);
  const price = own('total_price') ?? ledgerTotal(agreements.slice(0, 1));
  const subtotal = own('subtotal_price') ?? NOTHING;
  const tax = own('total_tax') ?? NOTHING;
  const paid = paymentSums(payments);
  const current = own('current_total_price') ?? plus(price, ledgerTotal(agreements.slice(1)));
  const net = (amount: Money, part: Money): Money => (taxesIncluded(record) ? amount : minus(amount, part));
  const edited = (pick: (amount: Money, tax: Money) => Money, types?: readonly string[]) =>
    total(edits.flatMap((edit) => edit.sales.filter((sale) => types?.includes(sale.lineType) ?? true).map((sale) => pick(sale.amount, sale.tax))));
  const tips = total(lines.filter((line) => line.kind === 'TIP').map((line) => line.charged));
  const tip = own('total_tip_received');
  const shippingBack = total(refunds.flatMap((refund) => refund.shipping.map((row) => row.subtotal)));
  const shipped = total(shipping.filter((line) => !line.removed).map((line) => line.discounted));
  const zeroOr = (key: string) => {
    const money = own(key);
    return money && sum(money);
  };
  // A body without current figures: what the ledger has moved since the placing.
  const moved = (types: readonly string[], pick: (amount: Money, tax: Money) => Money): Money =>
    total(
      agreements
        .slice(1)
        .flatMap((agreement) => agreement.sales)
        .filter((sale) => types.includes(sale.lineType))
        .map((sale) => pick(sale.amount, sale.tax)),
    );
  const extra = (kind: 'duties' | 'additional_fees', type: string) => {
    const original = own(`original_total_${kind}_set`);
    const now = own(`current_total_${kind}_set`) ?? (original && plus(original, moved([type], minus)));
    return now && sum(now);
  };
  const discounts = own('total_discounts') ?? total(lines.map((line) => line.discount));
  return {
    subtotalPriceSet: sum(
      plus(
        subtotal,
        edited(net, goods),
      ),
    ),
    totalPriceSet: sum(
      plus(
        price,
        edited((amount) => amount),
      ),
    ),
    totalTaxSet: sum(
      plus(
        tax,
        edited((_amount, part) => part),
      ),
    ),
    totalDiscountsSet: sum(discounts),
    totalShippingPriceSet: sum(own('total_shipping_price_set') ?? total(shipping.map((line) => line.original))),
    totalTipReceivedSet: sum(tip && tip.shop === tips.shop ? tips : (tip ?? NOTHING)),
    originalTotalPriceSet: sum(price),
    originalTotalDutiesSet: zeroOr('original_total_duties_set'),
    originalTotalAdditionalFeesSet: zeroOr('original_total_additional_fees_set'),
    cartDiscountAmountSet: sum(discounts),
    currentCartDiscountAmountSet: sum(own('current_total_discounts') ?? discounts),
    currentSubtotalPriceSet: sum(own('current_subtotal_price') ?? plus(subtotal, moved(goods, net))),
    currentTotalPriceSet: sum(current),
    currentTotalTaxSet: sum(own('current_total_tax') ?? plus(tax, moved(taxed, (_amount, part) => part))),
    currentTotalDiscountsSet: sum(own('current_total_discounts') ?? discounts),
    currentShippingPriceSet: sum(own('current_shipping_price_set') ?? minus(shipped, shippingBack)),
    currentTotalDutiesSet: extra('duties', 'DUTY'),
    currentTotalAdditionalFeesSet: extra('additional_fees', 'ADDITIONAL_FEE'),
    totalReceivedSet: sum(paid.received),
    totalRefundedSet: sum(paid.refunded),
    totalRefundedShippingSet: sum(shippingBack),
    totalOutstandingSet: sum(own('total_outstanding') ?? minus(current, paid.net)),
    totalCapturableSet: sum(paid.capturable),
    netPaymentSet: sum(paid.net),
    refundDiscrepancySet: sum(total(refunds.flatMap((refund) => refund.adjustments.map((row) => row.amount)))),
    totalCashRoundingAdjustment: {
      paymentSet: sum(own('total_cash_rounding_payment_adjustment_set') ?? NOTHING),
      refundSet: sum(own('total_cash_rounding_refund_adjustment_set') ?? NOTHING),
    },
    capturable: !isNothing(paid.capturable),
    fullyPaid: paid.net.shop >= current.shop && current.shop > 0n,
    unpaid: paid.net.shop < current.shop,
    refundable: paid.net.shop > 0n,
  };
}
