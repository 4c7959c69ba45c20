import { bag, isNothing, minus, NOTHING, plus, readMoney, total, type Money } from '../rest/money';
import { ledgerTotal, type Agreement } from '../order/agreements';
import { paymentSums, type Payment } from '../order/payments';
import { currenciesOf, taxesIncluded, type OrderRecord } from '../order/record';
import { refundsOf } from '../order/refunds';
import type { Line } from '../order/lines';
import type { Shipping } from '../order/shipping';

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
  const edited = (pick: (amount: Money, tax: Money) => Money) =>
    total(edits.flatMap((edit) => edit.sales.map((sale) => pick(sale.amount, sale.tax))));
  const tips = total(lines.filter((line) => line.kind === 'TIP').map((line) => line.charged));
  const tip = own('total_tip_received');
  const shippingBack = total(refunds.flatMap((refund) => refund.shipping.map((row) => row.subtotal)));
  const shipped = total(shipping.filter((line) => !line.removed).map((line) => line.discounted));
  const zeroOr = (key: string) => {
    const money = own(key);
    return money && sum(money);
  };
  const discounts = own('total_discounts') ?? total(lines.map((line) => line.discount));
  return {
    subtotalPriceSet: sum(
      plus(
        subtotal,
        edited((amount, part) => (taxesIncluded(record) ? amount : minus(amount, part))),
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
    currentSubtotalPriceSet: sum(own('current_subtotal_price') ?? subtotal),
    currentTotalPriceSet: sum(current),
    currentTotalTaxSet: sum(own('current_total_tax') ?? tax),
    currentTotalDiscountsSet: sum(own('current_total_discounts') ?? discounts),
    currentShippingPriceSet: sum(own('current_shipping_price_set') ?? minus(shipped, shippingBack)),
    currentTotalDutiesSet: zeroOr('current_total_duties_set'),
    currentTotalAdditionalFeesSet: zeroOr('current_total_additional_fees_set'),
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
