/**
 * Lightspeed Retail R-Series (API V3), simulated. How to run it:
 *
 * - Over HTTP: `startLightspeedR({ port: 0, dataFolder: undefined, currency: 'USD', registers: 1, redirectUri })` of
 *   `server.ts`; or `SANDBOX_POS=lightspeed-r npx tsx sandbox/main.ts`. One origin plays both real hosts:
 *   `{origin}/API/V3/Account/{accountID}/Sale.json` and `{origin}/auth/oauth/authorize`, `…/token`, `…/revoke`.
 * - In process: `const simulator = new Simulator({ now: clock.now, rng })` and `coreFetch(simulator, { after })` of
 *   `in-process.ts`, a `fetch` that answers to `api.lightspeedapp.com`, `cloud.lightspeedapp.com` and any other host.
 *
 * Client `sandbox-client` / `sandbox-secret`; account 123456; the owner is employee 1. A browser authorises on the consent
 * page; a test asks the desk: `POST /_control/authorise {scope, state, code_challenge?, employee?}` → `{code, location}`,
 * or `POST /_control/connect {scope?, employee?}` → a pair of tokens. Items are put in like Heartland's:
 * `POST /_control/items [{public_id, description, price, qty}]`, where `public_id` becomes the custom SKU.
 * `GET /_control/calls`, `/ledger`, `/state`, `/settings`; `POST /_control/faults`, `/settings`, `/records/{Table}/{id}`,
 * `/reset`. Faults and counters name paths without account and suffix: `POST /Sale`, `GET /Item/:id`, `POST /auth/oauth/token`.
 */
import { takeTurn } from '../shared/turn';
import type { House, Outcome } from '../shared/turn';
import type { WireRequest, WireResponse } from '../shared/wire';
import { Body } from './body';
import { costOf, meter, ratesOf } from './bucket';
import type { Context, Endpoint } from './context';
import { Draft } from './draft';
import { bearerOf } from './oauth/tokens';
import { oauth } from './oauth/endpoints';
import { mayOf } from './oauth/rights';
import { parseQuery } from './query';
import type { Query } from './query';
import { answerTo, failure, malformed, Refusal, unauthorised, Unauthorised } from './refusal';
import { accountAnswer } from './resources/account';
import { routeFor } from './routes';
import type { JsonObject, JsonValue } from './rows';
import type { State } from './state';
import { vanish } from './vanish';

/**
 * The whole simulator: a function of the state, a request, the time (epoch milliseconds) and chance. It touches
 * nothing outside, so that it runs in a test with a clock of the test's own as well as behind HTTP.
 */
export function handle(state: State, request: WireRequest, now: number, rng: () => number): Outcome<State> {
  const house: House<State> = {
    path: pathOf,
    serve: (before, one) => serve(before, one, now, rng, true),
    serveLate: (before, one) => serve(before, one, now, rng, false),
    failure: (status, word) => (status === 401 ? unauthorised('Access token has been revoked') : failure(status, word.replaceAll('_', ' '), state.switches)),
    tooMany: (retryAfter) => tooMany(state, retryAfter),
    vanish,
  };
  return takeTurn(house, state, request, now);
}

/** Without version, account and suffix: `/Sale/12`. */
function pathOf({ path }: WireRequest): string {
  return path.replace(/^\/API\/V3(?=\/)/, '').replace(/^\/Account\/\d+(?=\/)/, '').replace(/\.json$/, '');
}

function tooMany(state: State, retryAfter: number | null): WireResponse {
  const answer = failure(429, 'Rate limit exceeded', state.switches);
  const { size, drip } = ratesOf(state);
  const headers = { 'x-ls-api-bucket-level': `${size}/${size}`, 'x-ls-api-drip-rate': String(drip), 'x-ls-api-ratelimit-type': 'api-leaky-bucket' };
  return { ...answer, headers: { ...answer.headers, ...headers, ...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }) } };
}

function serve(state: State, request: WireRequest, now: number, rng: () => number, metered: boolean): Outcome<State> {
  const draft = new Draft(state, now, rng);
  try {
    if (request.path.startsWith('/auth/oauth/')) return { response: oauth(draft, request), state: draft.state, effects: [] };
    return api(draft, request, metered);
  } catch (error) {
    if (error instanceof Unauthorised) return { response: unauthorised(error.message), state, effects: [] };
    if (error instanceof Refusal) return { response: answerTo(error, state.switches), state, effects: [] };
    throw error;
  }
}

interface Asked {
  readonly path: string;
  readonly match: ReturnType<typeof routeFor>;
  readonly query: Query;
  readonly body: JsonValue;
}

/** The bearer and the limits first: what they cost or revoke stands, whatever becomes of the request. */
function api(draft: Draft, request: WireRequest, metered: boolean): Outcome<State> {
  const { grant, employee } = bearerOf(draft, request.headers.authorization);
  const path = pathOf(request);
  const match = routeFor(request.method, path);
  const endpoint = match && match !== 'method' ? match.endpoint : null;
  const asked: Asked = { path, match, query: parseQuery(request.query), body: jsonOf(request) };
  const { query, body } = asked;
  const cost = costOf({ method: request.method, path, base: endpoint?.cost ?? 1, query, body, relations: endpoint?.relations ?? {} });
  const { bucket, refused, headers } = meter(draft.state, grant.client, cost, draft.now);
  if (metered) draft.patch({ buckets: { ...draft.state.buckets, [grant.client]: bucket } });
  const told = (response: WireResponse): WireResponse => ({ ...response, headers: { ...response.headers, ...headers } });
  if (metered && refused) {
    const message = refused === 'api-burst-limiter' ? 'burst rate limit exceeded' : 'Rate limit exceeded';
    return { response: told(failure(429, message, draft.switches)), state: draft.state, effects: [] };
  }
  const work = new Draft(draft.state, draft.now, draft.rng);
  const may = mayOf(work, grant.scope, employee);
  const forbidden = (right: string) => new Refusal(403, `The access token does not allow this: ${right} is needed.`);
  try {
    const value = run(request, asked, { draft: work, authoriser: employee, may, forbidden, query, url: `${request.base}${request.path}` });
    return { response: told(answer(value)), state: work.state, effects: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: told(answerTo(error, draft.switches)), state: draft.state, effects: [] };
  }
}

function run(request: WireRequest, { path, match, body }: Asked, given: Omit<Context, 'params' | 'body'>): JsonObject {
  const { account } = given.draft.state;
  if (path === '/Account' || path === `/Account/${account}`) return accountAnswer(given.draft.state);
  if (!request.path.startsWith(`/API/V3/Account/${account}/`)) throw new Refusal(404, 'Account not found.');
  if (match === null) throw new Refusal(404, `Unknown resource '${path}'.`);
  if (match === 'method') throw new Refusal(405, `${request.method} is not allowed here.`);
  const { endpoint, params } = match;
  if (!allowed(endpoint, given)) throw given.forbidden(endpoint.needs.join(' or '));
  if (body === undefined || typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body must be a JSON object.');
  return endpoint.run({ ...given, params, body: new Body(body as JsonObject) });
}

const allowed = (endpoint: Endpoint, { may }: Pick<Context, 'may'>): boolean => endpoint.needs.length === 0 || endpoint.needs.some(may);

/** Null for a body that is no JSON; the limits count it all the same. */
function jsonOf(request: WireRequest): JsonValue {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body.trim() === '') return {};
  try {
    return JSON.parse(request.body) as JsonValue;
  } catch {
    return null;
  }
}

function answer(value: JsonObject): WireResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
