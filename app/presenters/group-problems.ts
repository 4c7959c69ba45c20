import type { CauseCode } from '~/domain/verdict/cause';
import type { Instant } from '~/domain/time';
import type { OrderStore } from '~/ports/order-store';
import type { Problem } from '~/ports/problem-store';
import { problemLink } from './fix';
import { isMutedAt } from './muted';

/** Causes that each order has for itself: shown as one line for all orders, because no one fix frees them together. */
const eachOrdersOwn: readonly CauseCode[] = [
  'E-IDENTITY',
  'E-SUM-MISMATCH',
  'E-POS-TOTAL',
  'E-POS-REJECTED',
  'E-GAVE-UP',
  'E-INTERNAL',
];

/** While one of these is open nothing else can be told from the POS, so it comes first whatever it holds up. */
const comeFirst: readonly CauseCode[] = ['E-POS-ACCESS', 'E-POS-RIGHT', 'E-CONNECTING-USER'];

/** One entry for each thing to be done: what concerns all first, then what holds up most orders, then the oldest; what is muted last. */
export async function groupProblems(problems: readonly Problem[], orders: Pick<OrderStore, 'keys'>, now: Instant) {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const { code } = problem.cause;
    const key = eachOrdersOwn.includes(code) ? code : `${code} ${problem.subject}`;
    const known = groups.get(key);
    if (known) known.push(problem);
    else groups.set(key, [problem]);
  }
  const entries = await Promise.all([...groups.values()].map((group) => asOne(group, orders, now)));
  const rank = (code: CauseCode): number => (comeFirst.includes(code) ? 0 : code.startsWith('N-') ? 2 : 1);
  return entries.sort((a, b) => Number(a.muted) - Number(b.muted) || rank(a.cause.code) - rank(b.cause.code) || b.orders - a.orders || a.openedAt - b.openedAt);
}

async function asOne(group: readonly [Problem, ...Problem[]], orders: Pick<OrderStore, 'keys'>, now: Instant) {
  const [{ id, installationId, cause, subject, amount }] = group;
  const most = Math.max(...group.map((problem) => problem.orders));
  return {
    id,
    cause,
    subject,
    // One order may stand in two problems of a group: counted by orders, and their amounts are not added up.
    orders: group.length === 1 ? most : Math.max(most, (await orders.keys({ installationId, cause: cause.code })).length),
    amount: group.length === 1 && /[1-9]/.test(amount) ? amount : null,
    openedAt: Math.min(...group.map((problem) => problem.openedAt)),
    muted: group.every((problem) => isMutedAt(problem, now)),
    rechecking: group.every((problem) => problem.state === 'rechecking'),
    /** Its own page; where many stand for one cause, the list of their orders. */
    page: group.length === 1 ? `/app/problems/${id}` : `/app/orders?cause=${cause.code}`,
    ...problemLink(cause),
  };
}
