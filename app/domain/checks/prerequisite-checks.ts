import { requiredProducts } from '../translation/document';
import type { Params } from '../verdict/verdict';
import { fieldCauses, paymentCauses, productCauses, switchCauses } from './causes-of-facts';
import type { CheckInput } from './check-input';
import { failedRow, judged, row, unknownRow } from './check-rows';
import type { CheckResult } from './check';
import { needsNamed } from './order-needs';
import { loosenedFields } from './loosened-check';
import type { PosFacts } from './pos-facts';
import { expected, type SeenOrder } from './seen-orders';

/** What has to be ready in the POS before it takes an order. */
export const prerequisiteChecks = (input: CheckInput): readonly CheckResult[] => [
  ...products(input), ...fields(input), ...loosenedFields(input), ...paymentTypes(input), registerOpen(input), ...accountSwitches(input), referenceField(input),
];

const needing = (seen: readonly SeenOrder[], product: string): number => expected(seen, (needs) => needsNamed(needs, 'product').includes(product));

/** What is missing is made with the first order that needs it; only what is there in the wrong way needs a person. */
function products({ facts, closed, seen }: CheckInput): readonly CheckResult[] {
  if (facts?.products.kind !== 'known') return [unknownRow('required-products', facts?.products, closed)];
  const all = facts.products.value;
  const wrong = productCauses(facts, new Set(all.map((one) => one.product)));
  return [
    ...wrong.map((blocker) => failedRow('required-products', blocker, { expected: needing(seen, blocker.subject) })),
    ...all.flatMap(({ product, state }) => {
      const [params, n] = [{ product: requiredProducts[product], state }, needing(seen, product)];
      if (state === 'present') return [row('required-products', 'passed', params, { subject: product })];
      if (state !== 'absent') return [];
      return [n > 0 ? row('required-products', 'passed', { ...params, n: String(n), reason: 'made' }, { subject: product }) : row('required-products', 'not-applicable', params, { subject: product })];
    }),
  ];
}

/** Each by its name. One of items stops only orders for which a product has to be made. */
function fields({ facts, settings, closed, seen }: CheckInput): readonly CheckResult[] {
  if (facts?.customFields.kind !== 'known') return [unknownRow('required-fields', facts?.customFields, closed)];
  const absent = absentProducts(facts);
  // Once every required product is there, no document makes an item any more.
  const causes = fieldCauses(settings, facts, { createsItem: facts.products.kind !== 'known' || facts.products.value.length === 0 || absent.size > 0 });
  if (causes.length === 0) return [row('required-fields', 'passed')];
  return causes.map((blocker) => {
    if (blocker.cause.params.group !== 'item') return failedRow('required-fields', blocker, { expected: expected(seen) });
    return failedRow('required-fields', blocker, { expected: expected(seen, (needs) => needsNamed(needs, 'product').some((product) => absent.has(product))) });
  });
}

const absentProducts = ({ products: fact }: PosFacts): ReadonlySet<string> => new Set(fact.kind === 'known' ? fact.value.flatMap(({ product, state }) => (state === 'absent' ? [product] : [])) : []);

/** Types that are chosen and do not serve. Gateways without any are the mapping's question. */
function paymentTypes({ facts, settings, closed, seen }: CheckInput): readonly CheckResult[] {
  if (facts?.paymentTypes.kind !== 'known') return [unknownRow('payment-type', facts?.paymentTypes, closed)];
  const { defaultTypeId, gateways } = settings.payments;
  const causes = paymentCauses(settings, facts, ['', ...Object.keys(gateways)]).filter(({ subject }) => subject !== '');
  const names = facts.paymentTypes.value.filter(({ id }) => id === defaultTypeId || Object.values(gateways).includes(id)).map(({ name }) => name);
  return judged('payment-type', causes, { types: names.join(', ') }).map((one) => {
    const meets = (gateway: string): boolean => (gateways[gateway] ?? defaultTypeId) === one.subject;
    const reason: Params = one.cause?.code === 'E-PAY-REFUSED' ? { reason: 'refused' } : one.params.type === '' ? { reason: 'gone' } : {};
    return one.result === 'failed' ? { ...one, params: { ...one.params, ...reason }, expected: expected(seen, (needs) => needsNamed(needs, 'gateway').some(meets)) } : one;
  });
}

function registerOpen({ facts, settings, closed, manifest }: CheckInput): CheckResult {
  if (facts?.stations.kind !== 'known') return unknownRow('register-open', facts?.stations, closed);
  const station = facts.stations.value.find(({ id }) => id === settings.pos.stationId);
  if (station?.open === undefined) return row('register-open', 'not-applicable', { pos: manifest?.name ?? '' });
  return row('register-open', station.open ? 'passed' : 'failed', { station: station.name });
}

function accountSwitches({ facts, settings, closed, manifest }: CheckInput): readonly CheckResult[] {
  if (facts && !facts.switches) return [row('account-switches', 'not-applicable', { pos: manifest?.name ?? '' })];
  if (facts?.switches?.kind !== 'known') return [unknownRow('account-switches', facts?.switches, closed)];
  return judged('account-switches', switchCauses(settings, facts), {});
}

function referenceField({ connection }: CheckInput): CheckResult {
  return connection?.referenceField ? row('reference-field', 'passed', { field: connection.referenceField }) : row('reference-field', 'failed', { reason: 'refused' });
}
