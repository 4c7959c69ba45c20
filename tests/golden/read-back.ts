import { formatMinor } from '~/domain/money/format';
import { requiredProducts } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import type { Till } from '../support/till';

/** One document as either side tells it, in one form: what it sold to which item, tax by title, payments, total. */
export interface Told {
  readonly number: string;
  readonly lines: readonly string[];
  readonly taxes: Readonly<Record<string, string>>;
  readonly payments: readonly string[];
  readonly total: string;
}

type Row = Readonly<Record<string, unknown>>;
const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What the document asks for. */
export function asked({ number, document }: JournalDocument): Told {
  const money = (amount: bigint): string => formatMinor(amount, document.currency);
  const taxes: Record<string, bigint> = {};
  for (const tax of document.taxes) taxes[tax.title] = (taxes[tax.title] ?? 0n) + tax.amount;
  const goods = document.lines.filter((line) => line.quantity !== 0).map((line) => `${line.quantity} × ${line.target.kind === 'item' ? line.target.sku : requiredProducts[line.target.product]} at ${money(line.unitPrice)}`);
  const freight = document.shipping.reduce((sum, one) => sum + one.amount, 0n);
  return {
    number, total: money(document.total),
    lines: [...goods, ...(freight === 0n ? [] : [`shipping ${money(freight)}`])].sort(),
    taxes: Object.fromEntries(Object.entries(taxes).filter(([, amount]) => amount !== 0n).map(([title, amount]) => [title, money(amount)])),
    payments: document.tenders.map((tender) => money(tender.amount)).sort(),
  };
}

/**
 * What the POS holds under that number, goods of a return that stand on further tickets included.
 * `numbers`: items that answer to a SKU by another field, Item # → SKU.
 */
export function held(till: Pick<Till, 'pos'>, number: string, currency: string, numbers: Readonly<Record<string, string>>): Told {
  const { orders, tickets } = till.pos.control('GET', '/documents').body as ReturnType<Till['documents']>;
  const all = [...orders, ...tickets].map((one) => one as unknown as Row);
  const own = all.filter((one) => one.public_id === number || (text(one.public_id).startsWith(`${number}-`) && /^-\d$/.test(text(one.public_id).slice(number.length))));
  if (own.length === 0) throw new Error(`the POS has no ${number}`);
  const items = new Map(rows(till.pos.control('GET', '/items').body).map((item) => [text(item.id), text(item.public_id)]));
  const minor = (value: unknown): bigint => toMinor(text(value) || '0', currency);
  const money = (amount: bigint): string => formatMinor(amount, currency);
  // On a ticket everything is a line; on an order taxes and the shipping charge stand apart.
  const goods = own.flatMap((one) => rows(one.lines)).filter((line) => text(line.item_id) !== '' && text(line.qty) !== '0')
    .map((line) => ({ name: items.get(text(line.item_id)) ?? '', quantity: BigInt(text(line.qty)), price: minor(line.adjusted_unit_price ?? line.unit_price) }));
  const isFreight = (line: (typeof goods)[number]): boolean => line.name === requiredProducts.shipping;
  const freight = own.reduce((sum, one) => sum + minor(one.shipping_charge), 0n) + goods.filter(isFreight).reduce((sum, line) => sum + line.quantity * line.price, 0n);
  const taxes: Record<string, bigint> = {};
  for (const tax of own.flatMap((one) => [...rows(one.taxes), ...rows(one.lines).filter((line) => line.type === 'TaxLine')])) taxes[text(tax.description)] = (taxes[text(tax.description)] ?? 0n) + minor(tax.value);
  return {
    number, total: money(own.reduce((sum, one) => sum + minor(one.total), 0n)),
    lines: [
      ...balanced(goods.filter((line) => !isFreight(line))).map((line) => `${line.quantity} × ${numbers[line.name] ?? line.name} at ${money(line.price)}`),
      ...(freight === 0n ? [] : [`shipping ${money(freight)}`]),
    ].sort(),
    taxes: Object.fromEntries(Object.entries(taxes).filter(([, amount]) => amount !== 0n).map(([title, amount]) => [title, money(amount)])),
    payments: own.flatMap((one) => rows(one.payments)).map((payment) => money(minor(payment.amount))).sort(),
  };
}

/** Shopify Refund that takes from one ticket of a return what it gives to another is nothing that was sold or refunded. */
function balanced<T extends { readonly name: string; readonly quantity: bigint; readonly price: bigint }>(lines: readonly T[]): readonly T[] {
  const left = [...lines];
  for (const line of lines.filter((one) => one.name === requiredProducts.refund && one.quantity > 0n)) {
    const opposite = left.findIndex((one) => one.name === line.name && one.quantity === -line.quantity && one.price === line.price);
    if (opposite >= 0 && left.includes(line)) {
      left.splice(opposite, 1);
      left.splice(left.indexOf(line), 1);
    }
  }
  return left;
}

/** Rounded to the currency: the simulator tells decimals as JSON numbers. */
function toMinor(decimal: string, currency: string): bigint {
  const places = formatMinor(0n, currency).split('.')[1]?.length ?? 0;
  return BigInt(Math.round(Number(decimal) * 10 ** places));
}
