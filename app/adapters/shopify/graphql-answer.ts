import { z } from 'zod';
import { errorText } from '~/domain/redact';
import { fail, ok, type Result } from '~/domain/result';
import type { Instant } from '~/domain/time';
import type { ShopifyError } from '~/ports/order-source';

export interface RawAnswer {
  readonly status: number;
  /** Null: too long to be read. */
  readonly text: string | null;
  readonly retryAfter: string | null;
}

/** What is left of the shop's allowance of query points after an answer. */
export interface Allowance { readonly most: number; readonly left: number; readonly perSecond: number }

export interface Reading {
  readonly result: Result<unknown, ShopifyError>;
  /** Until when nobody should ask this shop again; null where points are left. */
  readonly heldUntil: Instant | null;
  readonly allowance: Allowance | null;
}

const figure = z.number().nonnegative().finite().nullish().catch(null);
const word = z.string().nullish().catch(null);
/** Every part may be missing or of another kind: an error that is told badly is an error all the same. */
const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.unknown().optional(),
  extensions: z.object({
    cost: z.object({ requestedQueryCost: figure, throttleStatus: z.object({ maximumAvailable: figure, currentlyAvailable: figure, restoreRate: figure }).nullish().catch(null) }).nullish().catch(null),
  }).nullish().catch(null),
});
const errorShape = z.object({ message: word, extensions: z.object({ code: word, requiredAccess: word }).nullish().catch(null) });
type Cost = NonNullable<z.infer<typeof envelope>['extensions']>['cost'];

/** A bucket is full again in seconds; who says more is not believed. */
const longestHoldMs = 60_000;

export function readAnswer({ status, text, retryAfter }: RawAnswer, now: Instant): Reading {
  if (status === 401) return without({ kind: 'unauthorised' });
  if (status === 429) return held(now + seconds(retryAfter) * 1_000);
  if (status === 403 || status === 402 || status === 423) return without({ kind: 'forbidden', scope: `HTTP ${status}` });
  if (status !== 200) return without({ kind: 'unreachable', detail: `HTTP ${status}` });
  if (text === null) return without({ kind: 'unreachable', detail: 'the answer is too long' });
  const body = parse(text);
  if (!body.success) return without({ kind: 'unreachable', detail: 'the answer is not JSON' });
  const { data, errors, extensions } = body.data;
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.length === 0)) return errorIn(errors, extensions?.cost, now);
  if (data === undefined || data === null) return without({ kind: 'unreachable', detail: 'the answer has no data' });
  return { result: ok(data), heldUntil: emptyUntil(extensions?.cost, now), allowance: allowanceIn(extensions?.cost) };
}

function errorIn(errors: unknown, cost: Cost, now: Instant): Reading {
  const read = (Array.isArray(errors) ? errors : [errors]).map((one) => errorShape.safeParse(typeof one === 'string' ? { message: one } : one));
  const told = read.flatMap((one) => (one.success ? [one.data] : []));
  const of = (code: string) => told.find((one) => one.extensions?.code === code);
  if (of('THROTTLED')) return held(emptyUntil(cost, now) ?? now + 2_000);
  const denied = of('ACCESS_DENIED');
  if (denied) return without({ kind: 'forbidden', scope: scopeIn(denied.extensions?.requiredAccess ?? denied.message ?? '') });
  const [first] = told;
  return without({ kind: 'unreadable', field: errorText(first?.extensions?.code ?? 'graphql'), detail: errorText(first?.message ?? '') });
}

/** "Access denied for x field. Required access: `read_y` access scope": the scope, else the field, and no word more. */
const scopeIn = (told: string): string => /\b(?:read|write)_[a-z_]{1,60}\b/.exec(told)?.[0] ?? /access denied for (\w{1,60})/i.exec(told)?.[1] ?? 'ACCESS_DENIED';

/** When the like of this query can be paid for again: those who ask earlier are refused. */
function emptyUntil(cost: Cost, now: Instant): Instant | null {
  const { currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  const missing = (cost?.requestedQueryCost ?? 0) - (currentlyAvailable ?? Infinity);
  return missing > 0 ? now + Math.min(Math.ceil((missing / Math.max(1, restoreRate ?? 50)) * 1_000), longestHoldMs) : null;
}

function allowanceIn(cost: Cost): Allowance | null {
  const { maximumAvailable, currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  return maximumAvailable && typeof currentlyAvailable === 'number' && restoreRate ? { most: maximumAvailable, left: currentlyAvailable, perSecond: restoreRate } : null;
}

const without = (error: ShopifyError): Reading => ({ result: fail(error), heldUntil: null, allowance: null });
const held = (until: Instant): Reading => ({ result: fail({ kind: 'throttled', until }), heldUntil: until, allowance: null });

/** Fractions keep the text they were written in, so that a tax rate of 0.0825 is told as such. */
function parse(text: string): ReturnType<typeof envelope.safeParse> {
  const exact = JSON as unknown as { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown };
  try {
    return envelope.safeParse(exact.parse(text, (key, value, { source }) => (key === 'rate' && typeof value === 'number' ? source : value)));
  } catch {
    return envelope.safeParse(null);
  }
}

const seconds = (header: string | null): number => (header !== null && /^\d+(\.\d+)?$/.test(header) ? Math.min(Math.max(Math.ceil(+header), 1), 3_600) : 2);
