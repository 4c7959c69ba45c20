/** Rows of the ledger that take goods back: what is gone of each line, and what the next units carry. */
import { negative, NOTHING, plus, type Money } from '../rest/money';
import { carried, spreadTax, type Line } from './lines';
import { currenciesOf, taxesIncluded, type OrderRecord } from './record';
import { SALE_TYPES, type Sale } from './sale';

interface Part {
  readonly net: Money;
  readonly tax: Money;
  readonly discount: Money;
}

/** By line id: units and amounts that earlier agreements took back. */
export type Gone = Map<string, Part & { readonly units: number }>;

/** Units that an edit removes carry their share of the line. */
export function removedLine(record: OrderRecord, line: Line, quantity: number, gone: Gone): Sale {
  const before = gone.get(line.id) ?? { units: 0, net: NOTHING, tax: NOTHING, discount: NOTHING };
  const part = (whole: Money, taken: Money) => carried(whole, line.quantity, before.units, taken, quantity, currenciesOf(record));
  const of = { net: part(line.net, before.net), tax: part(line.tax, before.tax), discount: part(line.discount, before.discount) };
  return takenBack(record, line, 'UPDATE', quantity, of, gone);
}

/** Units that go back with amounts already settled, as a refund's row states them. */
export function takenBack(
  record: OrderRecord,
  line: Line,
  action: Sale['action'],
  quantity: number,
  part: Part,
  gone: Gone,
): Sale {
  const before = gone.get(line.id) ?? { units: 0, net: NOTHING, tax: NOTHING, discount: NOTHING };
  gone.set(line.id, {
    units: before.units + quantity,
    net: plus(before.net, part.net),
    tax: plus(before.tax, part.tax),
    discount: plus(before.discount, part.discount),
  });
  return {
    type: SALE_TYPES[line.kind],
    action,
    lineType: line.kind,
    quantity: -quantity,
    amount: negative(taxesIncluded(record) ? part.net : plus(part.net, part.tax)),
    tax: negative(part.tax),
    discount: negative(part.discount),
    taxes: spreadTax(negative(part.tax), line.taxes, record),
    of: line.id,
  };
}
