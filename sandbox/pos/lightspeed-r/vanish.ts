import type { WireRequest, WireResponse } from '../shared/wire';
import type { State } from './state';

/** The state without the sale that a request was about; what it did to stock stays done. */
export function vanish(state: State, request: WireRequest, response: WireResponse): State {
  const told = /"saleID":"(\d+)"/.exec(response.body)?.[1] ?? /\/Sale\/(\d+)/.exec(request.path)?.[1];
  if (told === undefined || !/\/Sale\b/.test(request.path)) return state;
  return { ...state, tables: { ...state.tables, Sale: state.tables.Sale.filter((one) => one.id !== Number(told)) } };
}
