import type { ControlAnswer } from '../../shared/control';
import { decimalsOf } from '../../shared/currency';
import type { Ledger, LedgerSale } from '../../shared/ledger';
import { calcOf, CALC_PLACES, fixed } from '../decimals';
import type { Calc } from '../decimals';
import { Draft } from '../draft';
import type { Employee, Item, Sale } from '../rows';
import { ticketNumber } from '../sale/shapes';
import { lineSums, saleSums } from '../sale/sums';
import type { State } from '../state';

export function readControl(state: State, parts: readonly string[], now: number, rng: () => number): ControlAnswer<State> | null {
  const answer = (body: unknown): ControlAnswer<State> => ({ status: 200, body, state });
  const [name = ''] = parts;
  switch (name) {
    case 'about':
      // Custom fields exist for customers and items only, and none is ever required.
      return answer({ pos: 'lightspeed-r', customFields: false });
    case 'ledger':
      return answer(ledger(new Draft(state, now, rng)));
    case 'users':
      return answer(state.tables.Employee.map(personOf));
    case 'items':
      return answer(state.tables.Item.map(itemOf));
    default:
      return null;
  }
}

/** People and items under the names that every simulated POS gives them on its desk. */
export function personOf({ id, firstName, lastName, archived, lockOut }: Employee) {
  return { id, first_name: firstName, last_name: lastName, active: !archived && !lockOut };
}

function itemOf({ id, customSku, description, archived }: Item) {
  return { id, public_id: customSku, description, active: !archived };
}

function ledger(draft: Draft): Ledger {
  const skus = new Map(draft.all('Item').map((item) => [item.id, item.customSku]));
  return {
    sales: draft.all('Sale').map((sale) => ledgerSale(draft, sale, skus)),
    stock: draft
      .all('ItemShop')
      .filter((shelf) => shelf.shopID !== 0)
      .map((shelf) => ({ sku: skus.get(shelf.itemID) ?? '', place: draft.find('Shop', shelf.shopID)?.name ?? '', onHand: shelf.qoh })),
  };
}

function ledgerSale(draft: Draft, sale: Sale, skus: ReadonlyMap<number, string>): LedgerSale {
  const places = decimalsOf(draft.state.currency);
  const money = (value: Calc) => fixed(value, CALC_PLACES, places);
  const sums = saleSums(draft, sale);
  const customer = draft.find('Customer', sale.customerID);
  return {
    id: String(sale.id),
    reference: sale.referenceNumber,
    number: ticketNumber(sale.id),
    status: sale.voided ? 'voided' : sale.archived ? 'archived' : sale.completed ? 'complete' : 'open',
    customer: customer ? `${customer.firstName} ${customer.lastName}`.trim() : '',
    lines: sale.lines.map((line) => ({
      sku: skus.get(line.itemID) ?? '',
      description: line.note || (draft.find('Item', line.itemID)?.description ?? ''),
      quantity: String(line.unitQuantity),
      unitPrice: money(calcOf(line.unitPrice)),
      total: money(lineSums(draft, line, sale.isTaxInclusive).net),
    })),
    discount: money(sums.discount),
    shipping: money(0n),
    tax: money(sums.tax1 + sums.tax2),
    total: money(sums.total),
    payments: sale.payments
      .filter((one) => !one.archived)
      .map((one) => ({ type: draft.find('PaymentType', one.paymentTypeID)?.name ?? '', amount: money(calcOf(one.amount)) })),
  };
}
