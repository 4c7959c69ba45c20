import type { GateRule } from '../settings/gate-types';
import type { CheckInput } from './check-input';
import { iso, row } from './check-rows';
import type { CheckResult } from './check';
import { atStake, keptBy, placedAt } from './seen-orders';

/** Do the settings let orders through? They are the merchant's choice, so nothing here is a problem; what they keep back is said. */
export const orderSettingsChecks = (input: CheckInput): readonly CheckResult[] => [...switches(input), startDate(input), ...tags(input)];

const ruleOf = { orders: 'download-orders', fulfilled: 'download-fulfilled', unfulfilled: 'download-unfulfilled', archived: 'download-archived' } as const satisfies Record<string, GateRule>;

function switches({ settings: { download }, seen, shop }: CheckInput): readonly CheckResult[] {
  const off = (['orders', 'fulfilled', 'unfulfilled', 'archived'] as const).filter((name) => !download[name]);
  if (off.length === 0) return [row('order-settings', 'passed')];
  return off.map((setting) => row('order-settings', 'failed', { setting }, { subject: setting, keeps: atStake(keptBy(seen, ruleOf[setting]), shop.currency) }));
}

function startDate({ settings: { download }, seen, shop, now }: CheckInput): CheckResult {
  const { startDate: start } = download;
  if (start === null) return row('order-dates', 'not-applicable');
  const kept = keptBy(seen, 'start-date');
  // Orders placed before it are kept back as was asked for; a date that lies ahead keeps back every order that comes.
  if (start <= now) return row('order-dates', 'passed', { startDate: iso(start) });
  return row('order-dates', 'failed', { startDate: iso(start) }, { keeps: atStake(kept.filter((order) => placedAt(order) < start), shop.currency) });
}

function tags({ settings: { download }, seen, shop }: CheckInput): readonly CheckResult[] {
  const { allowTags, ignoreTags } = download;
  if (allowTags.length === 0 && ignoreTags.length === 0) return [row('order-tags', 'not-applicable')];
  const same = (one: string) => (other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
  const both = allowTags.filter((tag) => ignoreTags.some(same(tag)));
  if (both.length > 0) return [row('order-tags', 'failed', { reason: 'both', tags: both.join(', '), setting: 'ignoreTags' })];
  const missing = keptBy(seen, 'allow-tags');
  const passing = seen.filter(({ outcome }) => outcome !== null && outcome.kind !== 'skip').length;
  if (missing.length > 0 && passing === 0) {
    return [row('order-tags', 'failed', { reason: 'nobody', tags: allowTags.join(', '), setting: 'allowTags' }, { keeps: atStake(missing, shop.currency) })];
  }
  const kept = [...missing, ...keptBy(seen, 'ignore-tags')];
  return [row('order-tags', 'passed', { n: String(kept.length) }, kept.length > 0 ? { keeps: atStake(kept, shop.currency) } : {})];
}
