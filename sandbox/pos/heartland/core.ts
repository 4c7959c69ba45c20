import { authenticate } from './access';
import type { Context, Reply } from './context';
import { Draft, isoStamp } from './draft';
import { answerInstead, spoil, strike, tooMany } from './faults';
import type { Fault } from './faults';
import { Fields } from './fields';
import { limit } from './limiter';
import { parseQuery } from './query';
import { answerTo, methodNotAllowed, notFound, Refusal } from './refusal';
import type { JsonObject } from './rows';
import { routeFor } from './routes';
import type { State } from './state';
import { vanish } from './vanish';
import type { Effect, WireRequest, WireResponse } from './wire';

export interface Outcome {
  readonly response: WireResponse;
  readonly state: State;
  readonly effects: readonly Effect[];
}

/**
 * The whole simulator: a function of the state, a request, the time (epoch milliseconds) and chance. It touches
 * nothing outside, so that it runs in a test with a clock of the test's own as well as behind HTTP.
 */
export function handle(state: State, request: WireRequest, now: number, rng: () => number): Outcome {
  if (request.late) return carryOut(state, request, now, rng);
  const { fault, left } = strike(state.faults, request);
  const struck: State = { ...state, faults: left };
  const outcome = fault ? withFault(struck, fault, request, now, rng) : limited(struck, request, now, rng);
  const response = request.method === 'HEAD' ? { ...outcome.response, body: '' } : outcome.response;
  return { ...outcome, response, state: noted(outcome.state, request, response.status, fault, now) };
}

function withFault(state: State, fault: Fault, request: WireRequest, now: number, rng: () => number): Outcome {
  const instead = answerInstead(fault);
  if (instead) {
    const late: Effect = { kind: 'commit-later', afterMs: fault.ms, request: { ...request, late: true } };
    return { response: instead, state, effects: fault.kind === 'commit-later' ? [late] : [] };
  }
  const real = limited(state, request, now, rng);
  const response = spoil(fault, real.response);
  const stored = real.response.status < 400;
  if (fault.kind === 'swallow' && stored && request.method !== 'GET') {
    // The id stays used, or the next record would answer to the swallowed one's address.
    return { response, state: { ...state, sequences: real.state.sequences }, effects: [] };
  }
  if (fault.kind === 'vanish' && stored) return { response, state: vanish(real.state, request, response), effects: real.effects };
  return { ...real, response };
}

function limited(state: State, request: WireRequest, now: number, rng: () => number): Outcome {
  const { refused, rate } = limit(state, now, request.inFlight);
  const counted = rate === state.rate ? state : { ...state, rate };
  if (refused) return { response: tooMany(state.switches.retryAfter), state: counted, effects: [] };
  return carryOut(counted, request, now, rng);
}

function carryOut(state: State, request: WireRequest, now: number, rng: () => number): Outcome {
  const draft = new Draft(state, now, rng);
  try {
    const reply = route(draft, request);
    return { response: respond(draft, request, reply), state: draft.state, effects: draft.effects };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: answerTo(error, state), state, effects: [] };
  }
}

function route(draft: Draft, request: WireRequest): Reply {
  const path = request.path.replace(/^\/api(?=\/|$)/, '');
  const user = authenticate(draft, request, path);
  const match = routeFor(request.method, path);
  if (match === null) throw notFound();
  if (match === 'method') throw methodNotAllowed();
  const context: Context = {
    draft,
    user,
    params: match.params,
    query: parseQuery(request.query),
    fields: new Fields(draft, bodyOf(request)),
  };
  return match.endpoint.run(context);
}

function bodyOf(request: WireRequest): JsonObject {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body.trim() === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body);
  } catch {
    throw new Refusal(400, 'bad_request', 'The body is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal(400, 'bad_request', 'The body must be a JSON object');
  }
  return parsed as JsonObject;
}

function respond(draft: Draft, request: WireRequest, reply: Reply): WireResponse {
  const { postAnswer, putAnswer } = draft.switches;
  switch (reply.kind) {
    case 'value':
      return record(200, reply.value);
    case 'deleted':
      return { status: 200, headers: {}, body: '' };
    case 'updated':
      if (putAnswer === 'body') return record(200, reply.value);
      return { status: putAnswer === '204' ? 204 : 200, headers: {}, body: '' };
    case 'created': {
      if (postAnswer === 'body') return record(201, reply.value);
      const base = postAnswer === 'location-absolute' ? request.base : new URL(request.base).pathname.replace(/\/$/, '');
      return { status: 201, headers: { location: `${base}/api${reply.path}` }, body: '' };
    }
  }
}

function record(status: number, value: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** The call is counted whatever became of it. */
function noted(state: State, request: WireRequest, status: number, fault: Fault | null, now: number): State {
  const path = request.path.replace(/^\/api(?=\/|$)/, '');
  const name = `${request.method} ${path.replace(/\/\d+(?=\/|$)/g, '/:id')}`;
  const row = {
    at: isoStamp(now),
    method: request.method,
    path: request.query ? `${path}?${request.query}` : path,
    status,
    fault: fault?.kind ?? null,
  };
  const { calls } = state;
  return {
    ...state,
    calls: {
      total: calls.total + 1,
      byPath: { ...calls.byPath, [name]: (calls.byPath[name] ?? 0) + 1 },
      rows: [...calls.rows.slice(-999), row],
    },
  };
}
