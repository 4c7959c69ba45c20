import type { State } from './state';
import type { WireRequest, WireResponse } from '../shared/wire';

/** The state without the sale that a request was about: its order with all invoices, or the ticket. */
export function vanish(state: State, request: WireRequest, response: WireResponse): State {
  const address = response.headers.location ?? request.path;
  const [, kind, digits] = /\/sales\/(orders|invoices|tickets)\/(\d+)/.exec(address) ?? [];
  if (!kind) return state;
  const id = Number(digits);
  const order = kind === 'orders' ? id : (state.tables.transactions.find((one) => one.id === id)?.order_id ?? null);
  return {
    ...state,
    tables: {
      ...state.tables,
      orders: state.tables.orders.filter((one) => one.id !== order),
      transactions: state.tables.transactions.filter(
        (one) => (kind === 'orders' || one.id !== id) && (order === null || one.order_id !== order),
      ),
    },
  };
}
