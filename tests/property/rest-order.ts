import fc from 'fast-check';

/**
 * Random legal orders as the REST figures of a webhook: what was ordered, taken off, taxed, paid, changed and given back, with Shopify's
 * own sums over it. The ledger is not written here: the simulated shop alone derives it.
 */
export interface RestOrder {
  /** The body as it stood after so many events (edits and refunds); the last is the order of today. */
  readonly bodies: readonly string[];
  readonly currency: string;
  /** Minor units. */
  readonly currentTotal: bigint;
  readonly currentTax: bigint;
  readonly netPayment: bigint;
  readonly sold: ReadonlyMap<string, number>;
}

interface LineSeed { quantity: number; price: number; off: number; rates: number[]; giftCard: boolean; custom: boolean }
interface EventSeed { kind: 'refund' | 'edit-add' | 'edit-remove' | 'goodwill' | 'shipping' | 'restock-only' | 'short'; line: number; quantity: number; restock: boolean; price: number; amount: number }
interface Seed { currency: string; included: boolean; lines: LineSeed[]; orderOff: number; shipping: number; shippingOff: number; tip: number; tenders: number; marketplace: boolean; events: EventSeed[] }

const rates = [500, 825, 2_000, 725] as const;
const line: fc.Arbitrary<LineSeed> = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }), price: fc.integer({ min: 0, max: 20_000 }), off: fc.constantFrom(0, 0, 10, 33, 100),
  rates: fc.uniqueArray(fc.constantFrom(...rates), { maxLength: 2 }), giftCard: fc.boolean().map((is) => is), custom: fc.boolean(),
}).map((one) => ({ ...one, giftCard: one.giftCard && one.custom }));
const event: fc.Arbitrary<EventSeed> = fc.record({
  kind: fc.constantFrom('refund', 'refund', 'edit-add', 'edit-remove', 'goodwill', 'shipping', 'restock-only', 'short'),
  line: fc.nat(9), quantity: fc.integer({ min: 1, max: 3 }), restock: fc.boolean(), price: fc.integer({ min: 1, max: 5_000 }), amount: fc.integer({ min: 1, max: 900 }),
});
const seed: fc.Arbitrary<Seed> = fc.record({
  currency: fc.constantFrom('USD', 'USD', 'EUR', 'JPY', 'KWD'), included: fc.boolean(), lines: fc.array(line, { minLength: 1, maxLength: 5 }), orderOff: fc.constantFrom(0, 0, 7, 15, 50),
  shipping: fc.integer({ min: 0, max: 2_500 }), shippingOff: fc.constantFrom(0, 0, 50, 100), tip: fc.constantFrom(0, 0, 0, 300), tenders: fc.integer({ min: 1, max: 3 }), marketplace: fc.boolean(), events: fc.array(event, { maxLength: 4 }),
});

export const restOrder: fc.Arbitrary<RestOrder> = seed.map((given) => new Builder(given).build());

const decimals = (currency: string): number => (currency === 'JPY' ? 0 : currency === 'KWD' ? 3 : 2);
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

interface Tax { title: string; rate: number; amount: number; liable: boolean }
interface Line { id: number; title: string; sku: string | null; quantity: number; current: number; price: number; off: number; taxes: Tax[]; giftCard: boolean; gone: number; goneNet: number; goneTax: number; added: boolean }
interface Payment { id: number; amount: number; at: number }

/** Whole minor units throughout; they stay far below 2^53. */
class Builder {
  private readonly lines: Line[] = [];
  private readonly edits: unknown[] = [];
  private readonly refunds: unknown[] = [];
  private readonly payments: Payment[] = [];
  private readonly money: { amount: number; shippingLeft: number; shippingTaxLeft: number; paid: number; current: number; currentTax: number };
  private readonly shipping: { price: number; charged: number; taxes: Tax[] };
  private next = 1_000;
  private events = 0;

  constructor(private readonly given: Seed) {
    const shares = this.spread(given);
    given.lines.forEach((seedLine, index) => this.lines.push(this.makeLine(seedLine, index, shares[index] ?? 0, false)));
    const charged = given.shipping - Math.floor((given.shipping * given.shippingOff) / 100);
    this.shipping = { price: given.shipping, charged, taxes: this.taxes(charged, [825]) };
    const tax = sum(this.lines.map((one) => this.taxOf(one))) + sum(this.shipping.taxes.map((one) => one.amount));
    const total = sum(this.lines.map((one) => this.net(one))) + charged + given.tip + (given.included ? 0 : tax);
    this.money = { amount: total, shippingLeft: charged, shippingTaxLeft: sum(this.shipping.taxes.map((one) => one.amount)), paid: total, current: total, currentTax: tax };
    let left = total;
    for (let count = given.tenders; count > 0 && left > 0; count -= 1) {
      const part = count === 1 ? left : Math.ceil(left / count);
      this.payments.push({ id: this.id(), amount: part, at: 0 });
      left -= part;
    }
  }

  build(): RestOrder {
    const base = { subtotal: sum(this.lines.map((one) => this.net(one))), tax: this.money.currentTax, total: this.money.current };
    const bodies = [this.body(base)];
    for (const one of this.given.events) if (this.happen(one)) bodies.push(this.body(base));
    const sold = new Map(this.lines.map((one) => [String(one.id), one.quantity]));
    return { bodies, currency: this.given.currency, currentTotal: BigInt(this.money.current), currentTax: BigInt(this.money.currentTax), netPayment: BigInt(this.money.paid), sold };
  }

  /** False where the event makes no sense for the order as it stands. */
  private happen(one: EventSeed): boolean {
    this.events += 1;
    const target = this.lines[one.line % this.lines.length];
    if (!target) return false;
    switch (one.kind) {
      case 'edit-add':
        return this.editAdd(one);
      case 'edit-remove':
        return target.current > 0 && this.editRemove(target, Math.min(one.quantity, target.current));
      case 'goodwill':
        return this.goodwill(Math.min(one.amount, this.money.current, this.money.paid));
      case 'shipping':
        return this.refundShipping();
      default:
        return target.current > 0 && this.refund(target, Math.min(one.quantity, target.current), one);
    }
  }

  private editAdd({ price, quantity }: EventSeed): boolean {
    const made = this.makeLine({ quantity, price, off: 0, rates: [825], giftCard: false, custom: false }, this.lines.length, 0, true);
    this.lines.push(made);
    const charge = this.net(made) + (this.given.included ? 0 : this.taxOf(made));
    this.edits.push({ id: String(this.id()), at: this.moment(), added: [String(made.id)], removed: [] });
    this.pay(charge);
    this.move(charge, this.taxOf(made));
    return true;
  }

  private editRemove(target: Line, quantity: number): boolean {
    const { net, tax } = this.take(target, quantity);
    this.edits.push({ id: String(this.id()), at: this.moment(), added: [], removed: [{ line_id: String(target.id), quantity }] });
    this.move(-net - (this.given.included ? 0 : tax), -tax);
    return true;
  }

  private refund(target: Line, quantity: number, { kind, restock, amount }: EventSeed): boolean {
    const { net, tax } = this.take(target, quantity);
    const charge = net + (this.given.included ? 0 : tax);
    const kept = kind === 'short' ? Math.min(amount, charge) : 0;
    const back = kind === 'restock-only' ? 0 : Math.min(charge - kept, this.money.paid);
    const row = { id: this.id(), line_item_id: target.id, quantity, restock_type: restock ? 'return' : 'no_restock', location_id: null, ...this.set('subtotal', net), ...this.set('total_tax', tax) };
    this.giveBack({ rows: [row], adjustment: kept, back });
    this.move(kept - charge, -tax);
    return true;
  }

  private goodwill(amount: number): boolean {
    if (amount <= 0) return false;
    this.giveBack({ adjustment: -amount, back: amount });
    this.move(-amount, 0);
    return true;
  }

  private refundShipping(): boolean {
    const { shippingLeft: net, shippingTaxLeft: tax } = this.money;
    if (net <= 0) return false;
    const charge = net + (this.given.included ? 0 : tax);
    this.money.shippingLeft = 0;
    this.money.shippingTaxLeft = 0;
    this.giveBack({ shipping: [{ id: this.id(), shipping_line_id: 900, ...this.set('subtotal_amount', net), ...this.set('tax_amount', tax) }], back: Math.min(charge, this.money.paid) });
    this.move(-charge, -tax);
    return true;
  }

  private giveBack({ rows = [], shipping = [], adjustment = 0, back }: { rows?: unknown[]; shipping?: unknown[]; adjustment?: number; back: number }): void {
    const transactions = back === 0 ? [] : [{ id: this.id(), kind: 'refund', status: 'success', gateway: 'shopify_payments', created_at: this.moment(), processed_at: this.moment(), ...this.set('amount', back) }];
    const order_adjustments = adjustment === 0 ? [] : [{ id: this.id(), kind: 'refund_discrepancy', reason: 'Refund discrepancy', ...this.set('amount', adjustment), ...this.set('tax_amount', 0) }];
    this.refunds.push({ id: this.id(), created_at: this.moment(), processed_at: this.moment(), refund_line_items: rows, refund_shipping_lines: shipping, order_adjustments, duties: [], transactions, return: null });
    this.money.paid -= back;
  }

  /** What the next units carry of a line: rounded down, the last take the rest. */
  private take(target: Line, quantity: number): { net: number; tax: number } {
    const last = target.gone + quantity >= target.quantity;
    const part = (whole: number, gone: number): number => (last ? whole - gone : Math.floor((whole * quantity) / target.quantity));
    const taken = { net: part(this.net(target), target.goneNet), tax: part(this.taxOf(target), target.goneTax) };
    target.gone += quantity;
    target.goneNet += taken.net;
    target.goneTax += taken.tax;
    target.current -= quantity;
    return taken;
  }

  private pay(amount: number): void {
    if (amount > 0) this.payments.push({ id: this.id(), amount, at: this.events });
    this.money.paid += amount;
  }

  private move(amount: number, tax: number): void {
    this.money.current += amount;
    this.money.currentTax += tax;
  }

  private makeLine(one: LineSeed, index: number, share: number, added: boolean): Line {
    const gross = one.price * one.quantity;
    const off = Math.floor((gross * one.off) / 100) + share;
    return { id: 10 + index, title: `Item ${index}`, sku: one.custom ? null : `SKU-${index}`, quantity: one.quantity, current: one.quantity, price: one.price, off, taxes: one.giftCard ? [] : this.taxes(gross - off, one.rates), giftCard: one.giftCard, gone: 0, goneNet: 0, goneTax: 0, added };
  }

  /** The order's discount over the lines: each its share rounded down, what is left from the first. */
  private spread({ lines, orderOff }: Seed): number[] {
    const nets = lines.map((one) => one.price * one.quantity - Math.floor((one.price * one.quantity * one.off) / 100));
    const whole = sum(nets);
    const total = Math.floor((whole * orderOff) / 100);
    const shares = nets.map((net) => (whole === 0 ? 0 : Math.floor((total * net) / whole)));
    let left = total - sum(shares);
    for (let index = 0; left > 0 && index < shares.length; index += 1) {
      const room = (nets[index] ?? 0) - (shares[index] ?? 0);
      if (room <= 0) continue;
      shares[index] = (shares[index] ?? 0) + 1;
      left -= 1;
    }
    return shares;
  }

  private taxes(net: number, list: readonly number[]): Tax[] {
    const whole = sum([...list]);
    return list.map((rate) => ({ title: `Tax ${rate}`, rate, liable: this.given.marketplace && rate === 500, amount: Math.round((net * rate) / (this.given.included ? 10_000 + whole : 10_000)) }));
  }

  private net = (one: Line): number => one.price * one.quantity - one.off;
  private taxOf = (one: Line): number => sum(one.taxes.map((tax) => tax.amount));
  private id = (): number => (this.next += 1);
  private moment = (): string => new Date(Date.UTC(2026, 10, 10) + this.events * 60_000).toISOString();

  private text(amount: number): string {
    const places = decimals(this.given.currency);
    const digits = String(Math.abs(amount)).padStart(places + 1, '0');
    return `${amount < 0 ? '-' : ''}${places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`}`;
  }

  private set(name: string, amount: number): Record<string, unknown> {
    const money = { amount: this.text(amount), currency_code: this.given.currency };
    return { [name]: this.text(amount), [`${name}_set`]: { shop_money: money, presentment_money: money } };
  }

  private taxRows = (list: readonly Tax[]): unknown[] => list.map((tax) => ({ title: tax.title, rate: tax.rate / 10_000, channel_liable: tax.liable, ...this.set('price', tax.amount) }));

  private body(base: { subtotal: number; tax: number; total: number }): string {
    const placed = Date.UTC(2026, 10, 10);
    const byTitle = new Map<string, Tax>();
    for (const tax of [...this.lines.filter((one) => !one.added).flatMap((one) => one.taxes), ...this.shipping.taxes]) byTitle.set(tax.title, { ...tax, amount: tax.amount + (byTitle.get(tax.title)?.amount ?? 0) });
    const order = {
      id: 1, name: '#1', created_at: new Date(placed).toISOString(), processed_at: new Date(placed).toISOString(), updated_at: this.moment(), currency: this.given.currency, presentment_currency: this.given.currency,
      taxes_included: this.given.included, test: false, tags: '', source_name: 'web', financial_status: 'paid',
      line_items: [...this.lines.map((one) => ({
        id: one.id, title: one.title, sku: one.sku, product_id: one.sku === null ? null : 1, quantity: one.quantity, current_quantity: one.current, gift_card: one.giftCard, ...this.set('price', one.price),
        discount_allocations: one.off === 0 ? [] : [{ discount_application_index: 0, ...this.set('amount', one.off) }], tax_lines: this.taxRows(one.taxes), properties: [],
      })), ...(this.given.tip === 0 ? [] : [{ id: 99, title: 'Tip', sku: null, product_id: null, quantity: 1, current_quantity: 1, gift_card: false, ...this.set('price', this.given.tip), discount_allocations: [], tax_lines: [], tip: { payment_gateway: 'x' } }])],
      discount_applications: [{ type: 'manual', title: 'Off', allocation_method: 'across', target_selection: 'all', target_type: 'line_item', value_type: 'fixed_amount', value: '1.0' }],
      shipping_lines: this.shipping.price === 0 ? [] : [{ id: 900, title: 'Standard', ...this.set('price', this.shipping.price), ...this.set('discounted_price', this.shipping.charged), tax_lines: this.taxRows(this.shipping.taxes) }],
      tax_lines: this.taxRows([...byTitle.values()]), refunds: this.refunds,
      ...this.set('subtotal_price', base.subtotal), ...this.set('total_tax', base.tax), ...this.set('total_price', base.total), ...this.set('total_tip_received', this.given.tip),
      ...this.set('current_total_price', this.money.current), ...this.set('total_outstanding', this.money.current - this.money.paid),
    };
    const transactions = this.payments.map((one) => ({ id: one.id, kind: 'sale', status: 'success', gateway: 'shopify_payments', created_at: new Date(placed + one.at * 60_000).toISOString(), processed_at: new Date(placed + one.at * 60_000).toISOString(), ...this.set('amount', one.amount) }));
    return JSON.stringify({ order, transactions, edits: this.edits });
  }
}
