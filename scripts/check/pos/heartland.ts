import { add, decimal, exactJson, millionths } from '../decimal';
import { text, type PosDocument, type Row } from './document';

/** Reads every sales order and ticket with its parts, one call at a time because the POS throttles parallel ones. */
export async function readHeartland(base: string, token: string, places: number): Promise<readonly PosDocument[]> {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the POS answered ${answer.status} to ${path}`);
    return exactJson(await answer.text());
  };
  const all = async (path: string): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const answer = (await get(`${path}?page=${page}&per_page=200`)) as { results: Row[]; pages: string };
      rows.push(...answer.results);
      pages = Math.min(Number.parseInt(answer.pages, 10), 10_000);
    }
    return rows;
  };
  const written = (row: Row, name: string): string => decimal(millionths(text(row, name) || '0'), places);
  const itemNumbers = new Map((await all('items')).map((item) => [text(item, 'id'), text(item, 'public_id')]));
  const typeNames = new Map((await all('payment_types')).map((type) => [text(type, 'id'), text(type, 'name')]));

  const documents: PosDocument[] = [];
  for (const kind of ['sales/orders', 'sales/tickets'] as const) {
    for (const row of await all(kind)) {
      const path = `${kind}/${text(row, 'id')}`;
      const lines = await all(`${path}/lines`);
      // On a ticket, taxes are lines too.
      const taxes = kind === 'sales/orders' ? await all(`${path}/taxes`) : lines.filter((line) => text(line, 'type') === 'TaxLine');
      const payments = await all(`${path}/payments`);
      const reference = (row.custom as Row | undefined)?.shopify_id;
      documents.push({
        posId: text(row, 'id'), reference: typeof reference === 'string' ? reference : '', part: '', posNumber: text(row, 'public_id'), status: text(row, 'status'),
        lines: lines.filter((line) => text(line, 'item_id') !== '').map((line) => ({
          sku: itemNumbers.get(text(line, 'item_id')) ?? '', description: text(line, 'description'), quantity: text(line, 'qty'), unitPrice: written(line, 'adjusted_unit_price'),
          total: decimal(millionths(text(line, 'qty') || '0') * millionths(text(line, 'adjusted_unit_price') || '0') / 1_000_000n, places),
        })),
        shipping: written(row, 'shipping_charge'), tax: decimal(add(taxes.map((tax) => millionths(text(tax, 'value') || '0'))), places),
        payments: payments.map((payment) => ({ type: typeNames.get(text(payment, 'payment_type_id')) ?? '', amount: written(payment, 'amount') })),
        total: written(row, 'total'),
      });
    }
  }
  return documents;
}
