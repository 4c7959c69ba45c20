import type { Agreement, Sale, SaleLineType, SaleTax } from '../order/agreement';
import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';

/** Everything that the chosen agreements say about one line: an edit before posting is one with the sale it changed. */
export interface SaleGroup {
  readonly lineType: SaleLineType;
  readonly lineId: string | null;
  readonly label: string | null;
  readonly quantity: number;
  /** With tax. */
  readonly amount: Minor;
  /** As the ledger's tax total says; `taxes` must add up to it. */
  readonly tax: Minor;
  readonly taxes: readonly SaleTax[];
}

export function groupSales(agreements: readonly Agreement[]): readonly SaleGroup[] {
  const groups = new Map<string, Sale[]>();
  for (const sale of agreements.flatMap((agreement) => agreement.sales)) {
    const key = sale.lineId === null ? `${sale.lineType} ${sale.id}` : `${sale.lineType} ${sale.lineId}`;
    groups.set(key, [...(groups.get(key) ?? []), sale]);
  }
  return [...groups.values()].map(asGroup);
}

function asGroup(sales: readonly Sale[]): SaleGroup {
  const [first] = sales;
  if (!first) throw new Error('a group has at least one sale');
  return {
    lineType: first.lineType, lineId: first.lineId, label: first.label,
    quantity: sales.reduce((count, sale) => count + (sale.quantity ?? 0), 0),
    amount: sumOf(sales, (sale) => sale.amount),
    tax: sumOf(sales, (sale) => sale.tax),
    taxes: sales.flatMap((sale) => sale.taxes),
  };
}
