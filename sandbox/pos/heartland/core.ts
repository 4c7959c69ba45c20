import { takeTurn } from '../shared/turn';
import type { House, Outcome } from '../shared/turn';
import type { WireRequest, WireResponse } from '../shared/wire';
import { authenticate } from './access';
import type { Context, Reply } from './context';
import { Draft } from './draft';
import { Fields } from './fields';
import { limit } from './limiter';
import { parseQuery } from './query';
import { answerTo, failure, methodNotAllowed, notFound, Refusal, tooMany } from './refusal';
import type { JsonObject } from './rows';
import { routeFor } from './routes';
import type { State } from './state';
import { vanish } from './vanish';

/**
 * The whole simulator: a function of the state, a request, the time (epoch milliseconds) and chance. It touches
 * nothing outside, so that it runs in a test with a clock of the test's own as well as behind HTTP.
 */
export function handle(state: State, request: WireRequest, now: number, rng: () => number): Outcome<State> {
  const house: House<State> = {
    path: pathOf,
    serve: (before, one) => limited(before, one, now, rng),
    serveLate: (before, one) => carryOut(before, one, now, rng),
    failure,
    tooMany,
    vanish,
  };
  return takeTurn(house, state, request, now);
}

const pathOf = (request: WireRequest): string => request.path.replace(/^\/api(?=\/|$)/, '');

function limited(state: State, request: WireRequest, now: number, rng: () => number): Outcome<State> {
  const { refused, rate } = limit(state, now, request.inFlight);
  const counted = rate === state.rate ? state : { ...state, rate };
  if (refused) return { response: tooMany(state.switches.retryAfter), state: counted, effects: [] };
  return carryOut(counted, request, now, rng);
}

function carryOut(state: State, request: WireRequest, now: number, rng: () => number): Outcome<State> {
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
  const path = pathOf(request);
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
