import { decimalsOf } from '../../shared/currency';
import { calcOf, rounded, share, without } from '../decimals';
import type { Calc } from '../decimals';
import type { Draft } from '../draft';
import type { Sale, SaleLine } from '../rows';

/** Of one line, with all the decimals there are. */
export interface LineSums {
  readonly subtotal: Calc;
  readonly discount: Calc;
  readonly net: Calc;
  readonly tax1: Calc;
  readonly tax2: Calc;
  readonly total: Calc;
}

export function lineSums(draft: Draft, line: SaleLine, inclusive: boolean): LineSums {
  const gross = calcOf(line.unitQuantity * line.unitPrice);
  const discount = discountOf(draft, line, gross);
  const net = gross - discount;
  const rates = line.tax ? line.tax1Rate + line.tax2Rate : 0;
  if (rates === 0) return { subtotal: gross, discount, net, tax1: 0n, tax2: 0n, total: net };
  if (!inclusive) {
    const [tax1, tax2] = [share(net, line.tax1Rate), share(net, line.tax2Rate)];
    return { subtotal: gross, discount, net, tax1, tax2, total: net + tax1 + tax2 };
  }
  const base = without(net, rates);
  const tax1 = share(base, line.tax1Rate);
  return { subtotal: gross, discount, net, tax1, tax2: net - base - tax1, total: net };
}

/** A refund's discount is as negative as its quantity. */
function discountOf(draft: Draft, line: SaleLine, gross: Calc): Calc {
  if (line.discountPercent !== 0) return share(gross, line.discountPercent);
  const units = draft.switches.discountAmountPer === 'unit' ? line.unitQuantity : Math.sign(line.unitQuantity);
  return calcOf(line.discountAmount * units);
}

/** Of the whole sale, each rounded to the currency by itself: `total` = subtotal − discount + taxes. */
export interface SaleSums {
  readonly subtotal: Calc;
  readonly discount: Calc;
  readonly taxable: Calc;
  readonly nonTaxable: Calc;
  readonly tax1: Calc;
  readonly tax2: Calc;
  readonly total: Calc;
  readonly payments: Calc;
}

export function saleSums(draft: Draft, sale: Sale): SaleSums {
  const lines = sale.lines.map((line) => ({ line, sums: lineSums(draft, line, sale.isTaxInclusive) }));
  const places = decimalsOf(draft.state.currency);
  const sum = (values: readonly Calc[]) => rounded(values.reduce((all, one) => all + one, 0n), places);
  const [tax1, tax2] = [sum(lines.map(({ sums }) => sums.tax1)), sum(lines.map(({ sums }) => sums.tax2))];
  const discount = sum(lines.map(({ sums }) => sums.discount));
  const net = sum(lines.map(({ sums }) => sums.net));
  const subtotal = sale.isTaxInclusive ? net + discount - tax1 - tax2 : sum(lines.map(({ sums }) => sums.subtotal));
  return {
    subtotal,
    discount,
    taxable: sum(lines.filter(({ line }) => line.tax).map(({ sums }) => sums.net)),
    nonTaxable: sum(lines.filter(({ line }) => !line.tax).map(({ sums }) => sums.net)),
    tax1,
    tax2,
    total: subtotal - discount + tax1 + tax2,
    payments: sale.payments.filter((one) => !one.archived).reduce((all, one) => all + calcOf(one.amount), 0n),
  };
}
