import type { CauseCode } from '~/domain/verdict/cause';
import type { Problem } from '~/ports/problem-store';
import { problemLink } from './fix';

/** Causes that each order has for itself: shown as one line for all orders, because no one fix frees them together. */
const eachOrdersOwn: readonly CauseCode[] = [
  'E-IDENTITY',
  'E-SUM-MISMATCH',
  'E-POS-TOTAL',
  'E-POS-REJECTED',
  'E-GAVE-UP',
  'E-INTERNAL',
];

/** One entry for each thing to be done, the one that holds up most orders first, then the oldest. */
export function groupProblems(problems: readonly Problem[]) {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { code } = problem.cause;
    const key = eachOrdersOwn.includes(code) ? code : `${code} ${problem.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap(asOne).sort((a, b) => b.orders - a.orders || a.openedAt - b.openedAt);
}

function asOne(group: readonly Problem[]) {
  const [first] = group;
  if (!first) return [];
  const { cause, amount } = first;
  return [
    {
      id: first.id,
      cause,
      orders: group.reduce((sum, problem) => sum + problem.orders, 0),
      // Amounts of a group are not added up: one order may stand in two of its problems.
      amount: group.length === 1 && /[1-9]/.test(amount) ? amount : null,
      openedAt: Math.min(...group.map((problem) => problem.openedAt)),
      ...problemLink(cause),
    },
  ];
}
