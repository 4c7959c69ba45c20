import { affectedBy } from '~/domain/checks/affected';
import { kindOf, type CheckCode, type CheckGroup, type CheckResult } from '~/domain/checks/check';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { Problem } from '~/ports/problem-store';
import { presentComparison } from './comparison';
import { presentDeadWork } from './dead-work';
import { checkFix } from './check-fix';
import { fixPanel, productsAct, type FixGround } from './fix-panel';
import type { ReadStores } from './read-stores';

const groups: readonly CheckGroup[] = ['connection', 'people', 'orders', 'prerequisites', 'mappings', 'shopify', 'queue'];

type StoredCheck = Awaited<ReturnType<ReadStores['problems']['checks']>>[number];

/** Is anything set so that orders can't download? Questions that do not arise here stand apart, with why. */
export async function presentChecks(stores: ReadStores, installation: Installation, now: Instant, ground: FixGround | null = null) {
  const { id } = installation;
  const [checks, problems, comparison, deadWork] = await Promise.all([
    stores.problems.checks(id),
    stores.problems.open(id),
    presentComparison(stores, installation),
    presentDeadWork(stores, id),
  ]);
  const rows = checks.map((check) => ({ ...presentRow(check, problems), panel: ground && check.result === 'failed' ? panelOf(check, ground) : null }));
  const asked = rows.filter((row) => row.result !== 'not-applicable');
  return {
    now,
    comparison,
    products: ground && productsOf(ground),
    deadWork,
    currency: installation.currency,
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

/** The four switches have no cause of their own: orders meet them one by one. */
function panelOf({ code, cause, params }: CheckResult, ground: FixGround) {
  const told = code === 'order-settings' ? { code: 'S-RULE-OFF' as const, params: { rule: `download-${params.setting ?? 'orders'}` } } : cause;
  const panel = told && fixPanel(told, ground);
  // Creating products has a card of its own beside the rows, whatever field stands in its way.
  return code === 'required-fields' && panel?.act?.kind === 'products' ? { ...panel, act: null } : panel;
}

/** Shown while there is something to create, or something is being created. */
function productsOf(ground: FixGround) {
  const act = productsAct(ground);
  return act.missing.length > 0 || act.repair?.underWay ? act : null;
}

function presentRow(check: StoredCheck, problems: readonly Problem[]) {
  const { code, group, subject, result, params, cause, since, keeps, expected } = check;
  const affected = affectedBy(check, problems);
  const own = affected.filter((problem) => problem.orders > 0);
  const [one] = own;
  const problem = one ?? affected[0];
  return {
    code,
    group,
    subject,
    result,
    params,
    cause,
    since,
    orders: own.reduce((sum, problem) => sum + problem.orders, 0),
    // One order may stand in two problems: amounts are told, never added up.
    amount: own.length === 1 && one ? one.amount : null,
    problemTo: problem ? `/app/problems/${problem.id}` : null,
    keeps: keeps && keeps.orders > 0 ? keeps : null,
    expected: result === 'failed' && expected ? expected : null,
    warns: result === 'failed' && kindOf(code).warns === true,
    ...(result === 'failed' ? checkFix(check) : { fixTo: null, help: null }),
  };
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
