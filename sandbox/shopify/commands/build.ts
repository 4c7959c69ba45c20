/** A consistent REST order from a small form. Exact throughout: amounts are bigint, discounts lose no cent, taxes are Shopify's per line. */
import { allocate, share, type Amount } from '../rest/amount';
import { numeral, type JsonObject } from '../rest/json';
import { writeMoney } from '../rest/money';
import { moment } from '../rest/read';
import type { OrderRecord } from '../order/record';
import { both, builtLine, currenciesBoth, taxLines, type BuildLine } from './build-lines';
import { buyer, type BuyerForm } from './build-buyer';
import { payments, type PaymentForm } from './build-payments';
import { writeTotals } from './build-totals';
import { idIn, Refused } from './command';
import type { PlaceTools } from './place';

export interface BuildForm {
  readonly lines: readonly BuildLine[];
  /** Decimal text of percent, such as `15`; taken off all goods but gift cards. */
  readonly discountPercent: string | null;
  readonly discountAmount: Amount | null;
  /** A code makes it a code discount, otherwise it is the staff's. */
  readonly discountCode: string | null;
  readonly shipping: Amount | null;
  readonly shippingDiscount: Amount | null;
  readonly tip: Amount | null;
  readonly rates: readonly { readonly title: string; readonly rate: string }[];
  readonly taxesIncluded: boolean;
  readonly archived: boolean;
  readonly fulfilled: boolean;
  readonly test: boolean;
  readonly payment: PaymentForm;
  readonly buyer: BuyerForm;
  readonly currency: string;
  readonly sourceName: string;
  readonly note: string | null;
  readonly tags: string;
  /** Milliseconds; null: now. */
  readonly createdAt: number | null;
}

export function buildOrder(form: BuildForm, tools: PlaceTools): OrderRecord {
  if (form.lines.length === 0 && !form.tip) throw new Refused('an order needs at least one line');
  const { currency } = form;
  const money = currenciesBoth(currency);
  const number = tools.nextNumber();
  const at = moment(form.createdAt ?? tools.now);
  const order: JsonObject = {};
  idIn(order, 'Order', tools.nextId());
  const goods = discounts(form);
  const lines = form.lines.map((line, position) =>
    builtLine(
      line,
      {
        currency,
        included: form.taxesIncluded,
        rates: form.rates,
        discounts: goods.shares.map((share) => ({ index: 0, amount: share[position] ?? 0n })),
      },
      tools,
    ),
  );
  if (form.tip) lines.push(tipLine(form.tip, currency, tools));
  const applications = [...goods.applications];
  const shipping = shippingLine(form, applications, tools);
  Object.assign(order, {
    name: `#${number}`,
    number: numeral(number - 1_000),
    order_number: numeral(number),
    confirmed: true,
    test: form.test,
    created_at: at,
    processed_at: at,
    updated_at: at,
    closed_at: form.archived ? at : null,
    cancelled_at: null,
    cancel_reason: null,
    currency,
    presentment_currency: currency,
    taxes_included: form.taxesIncluded,
    duties_included: false,
    tax_exempt: false,
    fulfillment_status: null,
    source_name: form.sourceName,
    source_identifier: null,
    location_id: null,
    tags: form.tags,
    note: form.note,
    note_attributes: [],
    ...buyer(form.buyer),
    line_items: lines,
    shipping_lines: shipping,
    discount_applications: applications,
    discount_codes:
      form.discountCode === null
        ? []
        : [{ code: form.discountCode, amount: '0.00', type: form.discountPercent ? 'percentage' : 'fixed_amount' }],
    fulfillments: [],
    refunds: [],
  });
  if (form.tip) writeMoney(order, 'total_tip_received', both(form.tip), money);
  else order.total_tip_received = '0.00';
  const assigned = Object.fromEntries(
    form.lines.flatMap((line, position) => (line.locationId ? [[String(idText(lines[position])), line.locationId]] : [])),
  );
  const bare: OrderRecord = { order, transactions: [], edits: [], ...(Object.keys(assigned).length > 0 ? { assigned } : {}) };
  const total = writeTotals(order, bare, money.shop);
  const paid = payments(form.payment, total, { currency, at, test: form.test }, tools);
  order.payment_gateway_names = [...new Set(paid.rows.map((row) => String(row.gateway)))];
  order.financial_status = paid.status;
  writeMoney(order, 'total_outstanding', both(paid.left), money);
  return { ...bare, transactions: paid.rows };
}

function idText(line: JsonObject | undefined): string {
  const id = line?.id;
  return typeof id === 'object' && id !== null && 'text' in id ? String(id.text) : '';
}

function discounts(form: BuildForm): { applications: JsonObject[]; shares: Amount[][] } {
  const weights = form.lines.map((line) => (line.giftCard ? 0n : line.price * BigInt(line.quantity)));
  const goods = weights.reduce((sum, weight) => sum + weight, 0n);
  const percent = form.discountPercent;
  const amount = percent === null ? (form.discountAmount ?? 0n) : share(goods, fraction(percent), form.currency);
  if (amount <= 0n) return { applications: [], shares: [] };
  if (amount > goods) throw new Refused('the discount is more than the goods');
  const title = form.discountCode ?? 'Staff discount';
  const application: JsonObject = {
    type: form.discountCode === null ? 'manual' : 'discount_code',
    title,
    ...(form.discountCode === null ? { description: title } : { code: form.discountCode }),
    allocation_method: 'across',
    target_selection: 'all',
    target_type: 'line_item',
    value_type: percent === null ? 'fixed_amount' : 'percentage',
  };
  if (percent === null) {
    writeMoney(application, 'value', both(amount), currenciesBoth(form.currency));
    delete application.value_set;
  } else application.value = percent.includes('.') ? percent : `${percent}.0`;
  return { applications: [application], shares: [allocate(amount, weights, form.currency)] };
}

/** `15` → `0.15`, by moving the point. */
function fraction(percent: string): string {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(percent);
  if (!match) throw new Refused(`not a percentage: ${percent}`);
  const digits = (match[1] ?? '0').padStart(3, '0') + (match[2] ?? '');
  return `${digits.slice(0, -2 - (match[2]?.length ?? 0))}.${digits.slice(-2 - (match[2]?.length ?? 0))}`;
}

function tipLine(tip: Amount, currency: string, tools: PlaceTools): JsonObject {
  const line = { sku: null, title: 'Tip', price: tip, quantity: 1, giftCard: false, taxable: false, locationId: null };
  const rest = builtLine(line, { currency, included: false, rates: [], discounts: [] }, tools);
  return Object.assign(rest, { requires_shipping: false, tip: { payment_gateway: 'shopify_payments', payment_method: 'card' } });
}

function shippingLine(form: BuildForm, applications: JsonObject[], tools: PlaceTools): JsonObject[] {
  if (form.shipping === null) return [];
  const off = form.shippingDiscount ?? 0n;
  if (off > form.shipping) throw new Refused('the shipping discount is more than shipping');
  const money = currenciesBoth(form.currency);
  const rest: JsonObject = { title: 'Standard', code: 'STD', source: 'shopify', is_removed: false, discount_allocations: [] };
  rest.id = numeral(tools.nextId());
  if (off > 0n) {
    const allocation: JsonObject = { discount_application_index: numeral(applications.length) };
    writeMoney(allocation, 'amount', both(off), money);
    rest.discount_allocations = [allocation];
    const application: JsonObject = {
      type: 'automatic',
      title: 'Shipping offer',
      allocation_method: 'each',
      target_selection: 'all',
    };
    writeMoney(application, 'value', both(off), money);
    delete application.value_set;
    applications.push({ ...application, target_type: 'shipping_line', value_type: 'fixed_amount' });
  }
  rest.tax_lines = taxLines(form.shipping - off, { currency: form.currency, included: form.taxesIncluded, rates: form.rates });
  writeMoney(rest, 'price', both(form.shipping), money);
  writeMoney(rest, 'discounted_price', both(form.shipping - off), money);
  return [rest];
}
