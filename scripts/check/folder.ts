import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { add, exactJson, millionths } from './decimal';

/** One order file as it stands: REST figures, read without the app's help. */
export interface FileOrder {
  readonly file: string;
  readonly text: string;
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly placedAt: string;
  readonly skus: readonly string[];
  readonly purchaseTotal: bigint;
  readonly currentTotal: bigint;
  /** Received less refunded; null where the file has no transactions. */
  readonly netPayment: bigint | null;
  /** Identities that the file's own figures break. */
  readonly broken: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const money = (value: unknown): bigint => (value === undefined || value === null || value === '' ? 0n : millionths(text(value)));

export function readFolder(folder: string): readonly FileOrder[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new Error(`${folder} holds no order files (*.json)`);
  return files.map((file) => readOrder(file, readFileSync(path.join(folder, file), 'utf8')));
}

export function readOrder(file: string, content: string): FileOrder {
  const body = record(exactJson(content));
  const order = record(body.order);
  if (text(order.id) === '') throw new Error(`${file}: expected {"order": {"id": …}}`);
  const transactions = body.transactions === undefined ? null : list(body.transactions);
  const refunds = list(order.refunds).flatMap((refund) => list(refund.transactions));
  return {
    file, text: content, id: text(order.id), name: text(order.name), currency: text(order.currency), placedAt: text(order.processed_at) || text(order.created_at),
    skus: [...new Set(list(order.line_items).map((line) => text(line.sku).trim()).filter((sku) => sku !== ''))],
    purchaseTotal: money(order.total_price), currentTotal: order.current_total_price === undefined ? money(order.total_price) : money(order.current_total_price),
    netPayment: transactions && paid(transactions) - given(transactions.some(isRefund) ? transactions : refunds),
    broken: brokenIdentities(order),
  };
}

const succeeded = (one: Json): boolean => text(one.status).toLowerCase() === 'success';
const isRefund = (one: Json): boolean => text(one.kind).toLowerCase() === 'refund';
const sumOf = (rows: readonly Json[], kinds: readonly string[]): bigint => add(rows.filter((one) => succeeded(one) && kinds.includes(text(one.kind).toLowerCase())).map((one) => money(one.amount)));
const paid = (rows: readonly Json[]): bigint => sumOf(rows, ['sale', 'capture']) - sumOf(rows, ['change']);
const given = (rows: readonly Json[]): bigint => sumOf(rows, ['refund']);

/** I1 lines, I2 total, I4 taxes: the ones that hold on every sound order that nobody has edited. */
function brokenIdentities(order: Json): readonly string[] {
  const lines = list(order.line_items);
  const tip = money(order.total_tip_received);
  // A tip stands among the lines without a product, and not in the subtotal.
  const tipLine = tip > 0n ? lines.find((line) => line.product_id === null && text(line.title) === 'Tip' && money(line.price) === tip) : undefined;
  const goods = lines.filter((line) => line !== tipLine);
  const shipping = list(order.shipping_lines).filter((line) => line.is_removed !== true);
  const charged = add(goods.map((line) => money(line.price) * BigInt(text(line.quantity)) - add(list(line.discount_allocations).map((one) => money(one.amount)))));
  const freight = add(shipping.map((line) => money(line.discounted_price ?? line.price)));
  const tax = money(order.total_tax);
  const [duties, fees] = [setAmount(order.original_total_duties_set), setAmount(order.original_total_additional_fees_set)];
  const taxesOf = (rows: readonly Json[]): bigint => add(rows.flatMap((row) => list(row.tax_lines).map((one) => money(one.price))));
  const broken: string[] = [];
  if (charged !== money(order.subtotal_price)) broken.push('I1');
  if (money(order.subtotal_price) + freight + (order.taxes_included === true ? 0n : tax) + tip + (order.duties_included === true ? 0n : duties) + fees !== money(order.total_price)) broken.push('I2');
  if (duties === 0n && fees === 0n && taxesOf(goods) + taxesOf(shipping) !== tax) broken.push('I4');
  if (add(list(order.tax_lines).map((one) => money(one.price))) !== tax) broken.push('I4');
  return [...new Set(broken)];
}

const setAmount = (set: unknown): bigint => money(record(record(set).shop_money).amount);
