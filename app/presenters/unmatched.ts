import { candidatesOf } from '~/domain/checks/item-blockers';
import type { Cause } from '~/domain/verdict/verdict';
import type { ProblemStore } from '~/ports/problem-store';

/** The SKUs among these causes that a person can link to a POS item. */
export const unmatchedOf = (causes: readonly Cause[]) =>
  causes.flatMap(({ code, params }) =>
    (code === 'E-SKU-UNKNOWN' || code === 'E-SKU-DUPLICATE') && params.sku
      ? [{ sku: params.sku, title: params.title ?? '', candidates: code === 'E-SKU-DUPLICATE' ? candidatesOf(params) : [] }]
      : [],
  );

/** One SKU with what waits on it. A SKU that no problem names can be linked all the same, ahead of its first order. */
export async function presentLink(problems: Pick<ProblemStore, 'open'>, installationId: string, sku: string) {
  const open = (await problems.open(installationId)).filter(
    ({ cause, subject }) => subject === sku && (cause.code === 'E-SKU-UNKNOWN' || cause.code === 'E-SKU-DUPLICATE'),
  );
  const [first] = open;
  const [named] = unmatchedOf(open.map(({ cause }) => cause));
  return {
    ...(named ?? { sku, title: '', candidates: [] }),
    code: first ? (first.cause.code as 'E-SKU-UNKNOWN' | 'E-SKU-DUPLICATE') : null,
    orders: open.reduce((sum, problem) => sum + problem.orders, 0),
  };
}
