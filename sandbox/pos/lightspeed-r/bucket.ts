import { treesOf } from './query';
import type { Query } from './query';
import type { JsonValue } from './rows';
import type { RelationTree } from './shape';
import type { Bucket, State } from './state';
import { isObject } from './values';

/** What the limiters make of a request: the bucket afterwards, and the headers that say so. */
export interface Meter {
  readonly bucket: Bucket;
  readonly refused: 'api-leaky-bucket' | 'api-burst-limiter' | null;
  readonly headers: Readonly<Record<string, string>>;
}

export function ratesOf({ switches }: State): { size: number; drip: number; burst: number } {
  const more = Math.max(0, switches.registers - 1);
  const size = 90 + 10 * more;
  // A faster clock drips faster, and its second holds more requests; the bucket's size is no rate.
  return { size, drip: (1 + 0.5 * more) * switches.timeFactor, burst: Math.max(1, Math.round((size * 2) / 9)) * switches.timeFactor };
}

export function meter(state: State, client: string, cost: number, now: number): Meter {
  const { size, drip, burst } = ratesOf(state);
  const before = state.buckets[client] ?? { level: 0, at: now, window: 0, inWindow: 0 };
  const leaked = Math.max(0, before.level - (Math.max(0, now - before.at) / 1000) * drip);
  const window = Math.floor(now / 1000) * 1000;
  // Every request counts in the burst window, those refused too.
  const inWindow = (before.window === window ? before.inWindow : 0) + 1;
  const refused = inWindow > burst ? 'api-burst-limiter' : leaked >= size ? 'api-leaky-bucket' : null;
  // The request that overflows is still served; those after it wait until the level is below the size.
  const level = refused ? leaked : leaked + cost;
  const wait = refused === 'api-burst-limiter' ? (window + 1000 - now) / 1000 : (leaked - size) / drip + 0.001;
  return {
    bucket: { level, at: now, window, inWindow },
    refused,
    headers: {
      'x-ls-acct-id': state.account,
      'x-ls-oauth-client-id': client,
      'x-ls-api-bucket-level': `${fraction(level)}/${size}`,
      'x-ls-api-burst-level': `${Math.min(inWindow, burst)}/${burst}`,
      'x-ls-api-drip-rate': fraction(drip),
      'x-ls-api-request-cost': fraction(cost),
      ...(refused ? { 'x-ls-api-ratelimit-type': refused, 'retry-after': String(Math.max(1, Math.ceil(wait))) } : {}),
    },
  };
}

const fraction = (value: number): string => String(Math.round(value * 1000) / 1000);

export interface Charge {
  readonly method: string;
  readonly path: string;
  readonly base: number;
  readonly query: Query;
  readonly body: JsonValue;
  readonly relations: Readonly<Record<string, RelationTree>>;
}

/** From the request alone, before anything is loaded. */
export function costOf({ method, path, base, query, body, relations }: Charge): number {
  if (query.get('count') === '1') return 10;
  const list = method === 'GET' && !/\d$/.test(path);
  let cost = base + relationCost(query, relations, list) + orCost(query);
  if (method === 'POST' || method === 'PUT') cost += 0.5 * nested(body);
  const completes = isObject(body) && (body.completed === true || body.completed === 'true');
  if (/^\/Sale(\/\d+)?$/.test(path) && method !== 'GET' && completes) cost += 3;
  return Math.round(cost * 1000) / 1000;
}

/** To-one 0.1, to-many 0.2, twice that for lists and below a to-many. */
function relationCost(query: Query, known: Readonly<Record<string, RelationTree>>, list: boolean): number {
  const asked = query.get('load_relations') ?? '';
  if (asked === '') return 0;
  const paths: readonly string[] = asked === 'all' ? Object.keys(known) : [...asked.matchAll(/"([^"]+)"/g)].map((one) => one[1] ?? '');
  return paths.reduce((sum, path) => {
    const trees = treesOf(path, known) ?? [];
    const doubled = list || trees.slice(0, -1).some((tree) => tree.many) ? 2 : 1;
    return sum + (trees.at(-1)?.many ? 0.2 : 0.1) * doubled;
  }, 0);
}

/** Operands about one field are free; about several, each costs a drip. */
function orCost(query: Query): number {
  const fields = (query.get('or') ?? '').split('|').filter((part) => part !== '').map((part) => part.split('=')[0]);
  return new Set(fields).size > 1 ? fields.length : 0;
}

/** Records inside a payload; what only holds records (`SaleLines`, `Emails`) is none. */
function nested(value: JsonValue, root = true, name = ''): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + nested(one, false, name), 0);
  if (!isObject(value)) return 0;
  const own = root || (name.endsWith('s') && Object.values(value).every((one) => typeof one === 'object')) ? 0 : 1;
  return Object.entries(value).reduce((sum, [key, one]) => sum + (typeof one === 'object' ? nested(one, false, key) : 0), own);
}
