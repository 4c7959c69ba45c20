import { locationCauses, paymentCauses, stationCauses } from './causes-of-facts';
import type { CheckInput } from './check-input';
import { failedRow, judged, row, unknownRow } from './check-rows';
import type { CheckResult } from './check';
import { needsNamed } from './order-needs';
import { expected, type SeenOrder } from './seen-orders';

/** What of Shopify's goes where in the POS. */
export const mappingChecks = (input: CheckInput): readonly CheckResult[] => [...payments(input), taxes(input), ...locations(input), ...station(input), currency(input), ...skus(input)];

const named = (seen: readonly SeenOrder[], kind: 'gateway' | 'location'): readonly string[] => [...new Set(seen.flatMap(({ needs }) => needsNamed(needs, kind)))].sort();

function payments({ facts, settings, closed, seen }: CheckInput): readonly CheckResult[] {
  if (facts?.paymentTypes.kind !== 'known') return [unknownRow('payments', facts?.paymentTypes, closed)];
  const gateways = named(seen, 'gateway');
  const [unmapped] = paymentCauses(settings, facts, ['', ...gateways]).filter(({ subject }) => subject === '');
  if (unmapped) return [failedRow('payments', unmapped, { expected: expected(seen, (needs) => needsNamed(needs, 'gateway').some((gateway) => !settings.payments.gateways[gateway])) })];
  return [gateways.length > 0 ? row('payments', 'passed', { gateways: gateways.join(', ') }) : row('payments', 'passed', { reason: 'none' })];
}

/** Shopify's own amounts are posted under their titles, so there is no tax of the POS to choose. */
const taxes = ({ manifest }: CheckInput): CheckResult => row('taxes', 'not-applicable', { pos: manifest?.name ?? '' });

/** Places of the settings, and those that orders of the last days shipped from. */
function locations({ facts, settings, closed, seen }: CheckInput): readonly CheckResult[] {
  if (facts?.locations.kind !== 'known') return [unknownRow('location', facts?.locations, closed)];
  const { locations: mapped, defaultLocationId, sourceLocationId } = settings.pos;
  const used = [...new Set([...Object.keys(mapped), ...named(seen, 'location')])];
  const places = facts.locations.value.filter(({ id }) => id === defaultLocationId || id === sourceLocationId || Object.values(mapped).includes(id));
  return judged('location', locationCauses(settings, facts, used), { locations: places.map(({ name }) => name).join(', ') }).map((one) => {
    if (one.result !== 'failed') return one;
    const shipsFrom = (location: string): boolean => (mapped[location] ?? defaultLocationId ?? '') === one.subject;
    const all = one.subject === (sourceLocationId ?? '') || one.subject === (defaultLocationId ?? '');
    return { ...one, params: one.subject === '' ? { reason: 'not-chosen' } : one.params, expected: expected(seen, (needs) => all || needsNamed(needs, 'location').some(shipsFrom)) };
  });
}

function station({ facts, settings, closed, seen, manifest }: CheckInput): readonly CheckResult[] {
  if (facts?.stations.kind !== 'known') return [unknownRow('station', facts?.stations, closed)];
  const chosen = facts.stations.value.find(({ id }) => id === settings.pos.stationId);
  const places = manifest?.stationAtLocation ? [settings.pos.defaultLocationId, ...Object.values(settings.pos.locations)] : [];
  return judged('station', stationCauses(settings, facts, places), { station: chosen?.name ?? '', pos: manifest?.name ?? '' }, { expected: expected(seen) });
}

function currency({ shop, connection, seen }: CheckInput): CheckResult {
  if (shop.currency === null) return row('currency', 'could-not-check');
  const params = { currency: shop.currency, account: connection?.account.currency ?? '' };
  if (params.account === params.currency) return row('currency', 'passed', params);
  return row('currency', 'failed', params, { subject: shop.currency, cause: { code: 'E-CURRENCY', params: { ...params, order: '' } }, expected: expected(seen) });
}

/** So many rows; the others are in the list of orders. */
const mostRows = 20;

/** Which SKUs there are is known from orders alone, so these rows are learned. What held up most stands first. */
function skus({ problems, seen }: CheckInput): readonly CheckResult[] {
  const open = problems.filter(({ cause, orders }) => orders > 0 && (cause.code === 'E-SKU-UNKNOWN' || cause.code === 'E-SKU-DUPLICATE')).sort((a, b) => b.orders - a.orders);
  if (open.length === 0) return [row('skus', seen.length > 0 ? 'passed' : 'not-applicable')];
  return open.slice(0, mostRows).map(({ cause, subject }) => row('skus', 'failed', { ...cause.params, sku: subject, ...(cause.code === 'E-SKU-DUPLICATE' ? { reason: 'twice' } : {}) }, { subject: `${cause.code} ${subject}`, cause, learned: true }));
}
