import { setTimeout as sleep } from 'node:timers/promises';
import { add, decimal, exactJson, millionths } from '../decimal';
import { text, type PosDocument, type Row } from './document';

const relations = JSON.stringify(['SaleLines.Item', 'SalePayments.PaymentType']);
const record = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
/** One thing stands as itself, several as a list, none not at all. */
const each = (value: unknown): readonly Row[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value.map(record) : [record(value)]);

/** Reads every sale with its lines and payments, as its API tells them, no faster than it allows. */
export async function readLightspeed(origin: string, token: string, places: number): Promise<readonly PosDocument[]> {
  const get = async (address: string): Promise<Row> => {
    for (;;) {
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
      if (answer.ok) return record(exactJson(await answer.text()));
      if (answer.status !== 429) throw new Error(`the POS answered ${answer.status} to ${address}`);
      await sleep(1_000 * Number.parseInt(answer.headers.get('retry-after') ?? '1', 10));
    }
  };
  const account = text(record((await get(`${origin}/API/V3/Account.json`)).Account), 'accountID');
  const sales: Row[] = [];
  for (let next = `${origin}/API/V3/Account/${account}/Sale.json?limit=100&load_relations=${encodeURIComponent(relations)}`; next !== '';) {
    const page = await get(next);
    sales.push(...each(page.Sale));
    next = text(record(page['@attributes']), 'next');
  }
  return sales.filter((sale) => text(sale, 'voided') !== 'true').map((sale) => asDocument(sale, places));
}

function asDocument(sale: Row, places: number): PosDocument {
  const money = (row: Row, name: string): bigint => millionths(text(row, name) || '0');
  const lines = each(record(sale.SaleLines).SaleLine).map((line) => ({ line, sku: text(record(line.Item), 'customSku'), total: money(line, 'calcTotal') - money(line, 'calcTax1') - money(line, 'calcTax2') }));
  const sumOf = (sku: string): bigint => add(lines.filter((one) => one.sku === sku).map((one) => one.total));
  const [, reference = '', part = ''] = /^(.*?\/\d+)(-\d+)?$/.exec(text(sale, 'referenceNumberSource')) ?? [];
  return {
    posId: text(sale, 'saleID'), reference, part, posNumber: text(sale, 'referenceNumber'), status: text(sale, 'completed') === 'true' ? 'complete' : 'open',
    lines: lines.filter(({ sku }) => sku !== 'Shopify Shipping' && sku !== 'Shopify Tax').map(({ line, sku, total }) => ({
      sku, description: text(record(line.Item), 'description'), quantity: text(line, 'unitQuantity'), unitPrice: decimal(money(line, 'unitPrice'), places), total: decimal(total, places),
    })),
    shipping: decimal(sumOf('Shopify Shipping'), places),
    // Shopify's amounts as lines, and whatever the POS has reckoned of its own.
    tax: decimal(sumOf('Shopify Tax') + money(sale, 'calcTax1') + money(sale, 'calcTax2'), places),
    payments: each(record(sale.SalePayments).SalePayment).map((payment) => ({ type: text(record(payment.PaymentType), 'name'), amount: decimal(money(payment, 'amount'), places) })),
    total: decimal(money(sale, 'calcTotal'), places),
  };
}
