import { answerInstead, spoil, strike } from './faults';
import type { FailureWords, Fault } from './faults';
import type { Effect, WireRequest, WireResponse } from './wire';

export interface Outcome<S> {
  readonly response: WireResponse;
  readonly state: S;
  readonly effects: readonly Effect[];
}

export interface CallRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The fault that shaped the answer, if one did. */
  readonly fault: string | null;
}

export interface Calls {
  readonly total: number;
  /** By method and path with ids replaced: `POST /sales/orders/:id/lines`. */
  readonly byPath: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  /** The newest thousand. */
  readonly rows: readonly CallRow[];
}

export const NO_CALLS: Calls = { total: 0, byPath: {}, byStatus: {}, rows: [] };

/** What every simulator's state has, whatever POS it plays. */
interface Common {
  readonly faults: readonly Fault[];
  readonly calls: Calls;
  readonly sequences: Readonly<Record<string, number>>;
}

export interface House<S> extends FailureWords {
  /** The path as faults and counters name it. */
  path(request: WireRequest): string;
  /** The request as the POS takes it, limits included. */
  serve(state: S, request: WireRequest): Outcome<S>;
  /** The same for a request that arrives unseen, after its client gave up: no limit and no count. */
  serveLate(state: S, request: WireRequest): Outcome<S>;
  /** The state without the sale that a request was about. */
  vanish(state: S, request: WireRequest, response: WireResponse): S;
}

/** One request: the fault that strikes it, what the POS makes of it, and the counters. */
export function takeTurn<S extends Common>(house: House<S>, state: S, request: WireRequest, now: number): Outcome<S> {
  if (request.late) return house.serveLate(state, request);
  const path = house.path(request);
  const { fault, left } = strike(state.faults, request.method, path);
  const struck: S = { ...state, faults: left };
  const outcome = fault ? withFault(house, struck, fault, request) : house.serve(struck, request);
  const response = request.method === 'HEAD' ? { ...outcome.response, body: '' } : outcome.response;
  return { ...outcome, response, state: noted(outcome.state, request, path, response.status, fault, now) };
}

function withFault<S extends Common>(house: House<S>, state: S, fault: Fault, request: WireRequest): Outcome<S> {
  const instead = answerInstead(fault, house);
  if (instead) {
    const late: Effect = { kind: 'commit-later', afterMs: fault.ms, request: { ...request, late: true } };
    return { response: instead, state, effects: fault.kind === 'commit-later' ? [late] : [] };
  }
  const real = house.serve(state, request);
  const response = spoil(fault, real.response);
  const stored = real.response.status < 400;
  if (fault.kind === 'swallow' && stored && request.method !== 'GET') {
    // The id stays used, or the next record would answer to the swallowed one's address.
    return { response, state: { ...state, sequences: real.state.sequences }, effects: [] };
  }
  if (fault.kind === 'vanish' && stored) {
    return { response, state: house.vanish(real.state, request, response), effects: real.effects };
  }
  return { ...real, response };
}

/** The call is counted whatever became of it. */
function noted<S extends Common>(
  state: S,
  request: WireRequest,
  path: string,
  status: number,
  fault: Fault | null,
  now: number,
): S {
  const name = `${request.method} ${path.replace(/\/\d+(?=\/|$)/g, '/:id')}`;
  const row: CallRow = {
    at: new Date(now).toISOString().replace(/\.\d{3}Z$/, '+00:00'),
    method: request.method,
    path: request.query ? `${path}?${request.query}` : path,
    status,
    fault: fault?.kind ?? null,
  };
  const { total, byPath, byStatus, rows } = state.calls;
  return {
    ...state,
    calls: {
      total: total + 1,
      byPath: { ...byPath, [name]: (byPath[name] ?? 0) + 1 },
      // Absent in a state that an older version kept.
      byStatus: { ...byStatus, [status]: ((byStatus as Calls['byStatus'] | undefined)?.[status] ?? 0) + 1 },
      rows: [...rows.slice(-999), row],
    },
  };
}
