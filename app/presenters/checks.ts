import type { CheckCode, CheckGroup, CheckResult } from '~/domain/checks/check';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import { presentComparison } from './comparison';
import { presentDeadWork } from './dead-work';
import { fixOf } from './fix';
import type { ReadStores } from './read-stores';

const groups: readonly CheckGroup[] = ['connection', 'people', 'orders', 'prerequisites', 'mappings', 'shopify', 'queue'];

/** They stop no order that a person has not chosen to stop, or stop none at all. */
const warnings: readonly CheckCode[] = ['pos-speed', 'order-settings', 'reference-field', 'shopify-history'];

/** Is anything set so that orders can't download? Questions that do not arise here stand apart, with why. */
export async function presentChecks(stores: ReadStores, installation: Installation, now: Instant) {
  const { id } = installation;
  const [checks, problems, comparison, deadWork] = await Promise.all([
    stores.problems.checks(id),
    stores.problems.open(id),
    presentComparison(stores, installation),
    presentDeadWork(stores, id),
  ]);
  const rows = checks.map((check) => {
    const problem = problems.find((one) => one.cause.code === check.cause?.code && one.subject === check.subject);
    return {
      code: check.code,
      group: check.group,
      subject: check.subject,
      result: check.result,
      params: check.params,
      since: check.since,
      orders: problem?.orders ?? 0,
      problemTo: problem ? `/app/problems/${problem.id}` : null,
      warns: check.result === 'failed' && warnings.includes(check.code),
      fixTo: check.result === 'failed' ? fixAddress(check) : null,
    };
  });
  const asked = rows.filter((row) => row.result !== 'not-applicable');
  return {
    now,
    comparison,
    deadWork,
    lastRunAt: checks.length > 0 ? Math.max(...checks.map((check) => check.checkedAt)) : null,
    passed: asked.filter((row) => row.result === 'passed').length,
    asked: asked.length,
    failed: asked.filter((row) => row.result === 'failed' && !row.warns).length,
    couldNot: asked.filter((row) => row.result === 'could-not-check').length,
    groups: groups
      .map((group) => ({ group, rows: asked.filter((row) => row.group === group) }))
      .filter((one) => one.rows.length > 0),
    notApplicable: oneForEachCode(rows.filter((row) => row.result === 'not-applicable')),
  };
}

/** The page where it is put right; null where that is the POS itself and the row shows the steps. */
function fixAddress({ code, cause, params }: CheckResult): string | null {
  if (code === 'pos-access' && !cause) return '/app/settings/connection';
  if (code === 'order-settings') return `/app/settings/orders?focus=${params.setting ?? 'orders'}`;
  const fix = cause && fixOf(cause).first;
  return fix?.kind === 'link' && fix.to.startsWith('/app/settings') && !fix.to.includes('#') ? fix.to : null;
}

/** Nine products that nobody needs yet are one line, not nine. */
function oneForEachCode<T extends { readonly code: CheckCode; readonly params: CheckResult['params'] }>(
  rows: readonly T[],
): readonly T[] {
  const codes = [...new Set(rows.map((row) => row.code))];
  return codes.flatMap((code) => {
    const [first, ...others] = rows.filter((row) => row.code === code);
    if (!first) return [];
    const products = [first, ...others].flatMap((row) => (row.params.product ? [row.params.product] : []));
    return [products.length > 0 ? { ...first, params: { ...first.params, product: products.join(', ') } } : first];
  });
}
