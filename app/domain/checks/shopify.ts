import { isSilent } from '../sweep/hearing';
import type { Coverage, Hearing, SweepRun } from '../sweep/sweep';
import { sharedMs } from '../sweep/window';
import type { Instant } from '../time';
import type { Params } from '../verdict/verdict';
import type { CheckInput } from './check-input';
import { iso, row } from './check-rows';
import type { CheckResult } from './check';

/** Shopify's side: are we told of orders, are orders compared, and how far back may we look? */
export interface ShopifySide {
  readonly now: Instant;
  readonly sweepMs: number;
  readonly startDate: Instant | null;
  readonly scopes: readonly string[];
  /** The newest delivery that tells of an order. */
  readonly lastNews: Instant | null;
  /** Null before the first comparison has begun. */
  readonly sweep: { readonly coverage: Coverage | null; readonly hearing: Hearing; readonly run: SweepRun | null } | null;
}

/** Three turns missed, or half an hour: then the comparison no longer vouches for anything. */
const lateMs = (sweepMs: number): number => Math.max(3 * sweepMs, 30 * 60_000);

export const shopifySideChecks = ({ shop, shopify, settings, now }: CheckInput): readonly CheckResult[] => [
  scopes(shop),
  ...shopifyChecks({ ...shopify, now, startDate: settings.download.startDate, scopes: shop.scopes }),
];

/** A scope to write is one to read as well. */
function scopes({ scopes: granted, wantedScopes }: CheckInput['shop']): CheckResult {
  if (granted.length === 0) return row('shopify-scopes', 'could-not-check');
  const missing = wantedScopes.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace('read_', 'write_')));
  if (missing.length === 0) return row('shopify-scopes', 'passed', { n: String(wantedScopes.length) });
  const params = { scopes: missing.join(', '), side: 'scopes' };
  return row('shopify-scopes', 'failed', params, { subject: 'shopify', cause: { code: 'W-NOT-SET-UP', params } });
}

export const shopifyChecks = (side: ShopifySide): readonly CheckResult[] => [webhooks(side), comparison(side), history(side)];

/** Subscriptions that the app's configuration declares cannot be read from Shopify; that deliveries come can be seen. */
function webhooks({ sweep, lastNews }: ShopifySide): CheckResult {
  if (sweep && isSilent(sweep.hearing, lastNews)) {
    const { missed, since } = sweep.hearing;
    const params = { orders: String(missed), since: iso(Math.max(lastNews ?? since, since)) };
    return { ...row('shopify-webhooks', 'failed', { ...params, ...(missed === 1 ? { reason: 'one' } : {}) }), cause: { code: 'E-WEBHOOKS-SILENT', params } };
  }
  return lastNews === null ? row('shopify-webhooks', 'not-applicable', {}) : row('shopify-webhooks', 'passed', { time: iso(lastNews) });
}

function comparison(side: ShopifySide): CheckResult {
  const { sweep } = side;
  const stopped = stoppedFor(side);
  if (stopped) return { ...row('shopify-sweep', 'failed', stopped), cause: { code: 'E-SWEEP-STOPPED', params: stopped } };
  if (!sweep?.coverage) return row('shopify-sweep', 'could-not-check', {});
  return row('shopify-sweep', 'passed', { from: iso(sweep.coverage.from), to: iso(sweep.coverage.to) });
}

/** A refusal counts at once, because only a person ends it; anything else once it has lasted. */
function stoppedFor({ sweep, sweepMs, now }: ShopifySide): Params | null {
  const run = sweep?.run;
  if (!run) return null;
  const since = Math.max(sweep.coverage?.to ?? run.startedAt, run.movedAt);
  if (run.trouble === 'unauthorised' || run.trouble === 'forbidden') return { reason: run.trouble, since: iso(since) };
  return now - since > lateMs(sweepMs) ? { reason: run.trouble ?? 'late', since: iso(since) } : null;
}

/** A start date that has only just moved back is not yet compared, but that is no limit of Shopify's. */
function history({ startDate, scopes, sweep, now }: ShopifySide): CheckResult {
  if (startDate === null || !sweep?.coverage) return row('shopify-history', 'not-applicable', {});
  if (scopes.includes('read_all_orders')) return row('shopify-history', 'passed', { reason: 'all' });
  const reach = Math.min(sweep.coverage.from, now - sharedMs);
  const params = { startDate: iso(startDate), from: iso(reach) };
  return startDate < reach ? row('shopify-history', 'failed', params) : row('shopify-history', 'passed', params);
}
