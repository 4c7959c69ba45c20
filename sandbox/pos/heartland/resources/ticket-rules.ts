import { requireCustom } from '../custom-values';
import type { Draft } from '../draft';
import { moveTicket } from '../inventory';
import { invalid, paymentRefused } from '../refusal';
import type { Entry, Line, Transaction } from '../rows';
import { linesValue, taxAt, transactionTotals } from '../totals';
import { requireLines } from './lines';
import { transactionView } from './transactions';
import { announce } from './webhooks';

/** Negative goods make a return; a client may also say so itself, where the account takes that. */
export function kindOf(lines: readonly Line[], asked: Transaction['type'] | null): Transaction['type'] {
  if (asked === 'Return') return 'Return';
  return lines.length > 0 && lines.every((line) => line.qty < 0) ? 'Return' : 'Ticket';
}

/** With `recalculate: false` the server leaves tax alone; otherwise it adds its own. */
export function automatic(draft: Draft, ticket: Transaction): readonly Entry[] {
  const others = ticket.taxes.filter((tax) => !tax.automatic);
  const rate = draft.find('locations', ticket.source_location_id)?.tax_rate ?? 0;
  if (!ticket.recalculate || rate === 0) return others;
  const id = ticket.taxes.find((tax) => tax.automatic)?.id ?? draft.nextId('lines');
  return [
    ...others,
    { id, description: 'Sales Tax', value: taxAt(rate, linesValue(ticket.lines)), automatic: true, order_entry_id: null },
  ];
}

export function complete(draft: Draft, ticket: Transaction): Transaction {
  requireCustom(draft, 'sales.transaction', ticket.custom);
  requireLines(draft, ticket.lines);
  requireAccountSwitches(draft, ticket);
  const totals = transactionTotals(draft, ticket);
  if (draft.switches.completeNeedsPaid && totals.paid !== totals.total) {
    throw paymentRefused('The payments do not add up to the total', { balance: 'must be zero' });
  }
  moveTicket(draft, ticket);
  const done = draft.update('transactions', ticket, { status: 'complete', completed_at: ticket.completed_at ?? draft.stamp() });
  announce(draft, 'sales_transaction_completed', transactionView(draft, done));
  return done;
}

/** Three switches of the account that make a till ticket ask for more. */
function requireAccountSwitches(draft: Draft, ticket: Transaction): void {
  const on = (key: string) => draft.state.settings[`pos.tickets.${key}`] === true;
  if (on('customer_required') && ticket.customer_id === null) throw invalid({ customer_id: "can't be blank" });
  if (on('sales_rep_required') && !ticket.sales_rep) throw invalid({ sales_rep: "can't be blank" });
  const adjusted = ticket.lines.some((line) => line.unit_price !== line.original_unit_price);
  if (on('reason_of_adjusting_price_required') && adjusted && ticket.reason_codes.length === 0) {
    throw invalid({ reason_codes: "can't be blank" });
  }
}
