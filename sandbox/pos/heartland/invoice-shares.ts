import type { Draft } from './draft';
import { fullyInvoiced } from './inventory';
import type { Entry, Minor, Order, Transaction } from './rows';
import { entriesValue, invoicesOf, lineValue, linesValue, taxAt } from './totals';

/**
 * Brings the order's shipping, taxes and discounts onto its invoice. Shipping goes whole on the order's first invoice;
 * the rest is shared by line value, and the invoice that covers all that was left takes the remainder.
 */
export function carry(draft: Draft, order: Order, invoice: Transaction): Transaction {
  const others = invoicesOf(draft, order.id).filter((one) => one.id !== invoice.id);
  const last = fullyInvoiced(draft, order, 'any');
  const share = (entry: Entry, earlier: readonly Entry[]): Minor => {
    if (last) return entry.value - entriesValue(earlier.filter((one) => one.order_entry_id === entry.id));
    const whole = linesValue(order.lines);
    return whole === 0 ? 0 : Math.round((entry.value * linesValue(invoice.lines)) / whole) || 0;
  };
  const carried = (entries: readonly Entry[], own: readonly Entry[], earlier: readonly Entry[]): Entry[] =>
    entries.map((entry) => ({
      id: own.find((one) => one.order_entry_id === entry.id)?.id ?? draft.nextId('lines'),
      description: entry.description,
      value: share(entry, earlier),
      automatic: entry.automatic,
      order_entry_id: entry.id,
    }));
  const first = others.every((one) => one.id > invoice.id);
  return draft.update('transactions', invoice, {
    shipping: first && order.shipping_charge !== 0 ? [shippingEntry(draft, order, invoice)] : [],
    taxes:
      draft.switches.invoiceTax === 'from-order'
        ? carried(
            order.taxes,
            invoice.taxes,
            others.flatMap((one) => one.taxes),
          )
        : recomputed(draft, invoice),
    discounts: carried(
      order.discounts,
      invoice.discounts,
      others.flatMap((one) => one.discounts),
    ),
  });
}

function shippingEntry(draft: Draft, order: Order, invoice: Transaction): Entry {
  const id = invoice.shipping[0]?.id ?? draft.nextId('lines');
  return { id, description: 'Shipping', value: order.shipping_charge, automatic: false, order_entry_id: null };
}

/** The other reading: the server forgets the order's entries and taxes the invoice by its location's rate. */
function recomputed(draft: Draft, invoice: Transaction): Entry[] {
  const rate = draft.find('locations', invoice.source_location_id)?.tax_rate ?? 0;
  if (rate === 0) return [];
  const value = taxAt(
    rate,
    invoice.lines.reduce((total, line) => total + lineValue(line), 0),
  );
  return [
    { id: invoice.taxes[0]?.id ?? draft.nextId('lines'), description: 'Sales Tax', value, automatic: true, order_entry_id: null },
  ];
}
