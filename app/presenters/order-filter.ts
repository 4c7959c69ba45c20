import { causeCodes, type CauseCode } from '~/domain/verdict/cause';
import { statuses, type Status } from '~/domain/verdict/verdict';
import type { OrderQuery } from '~/ports/order-store';
import { endOfDay, startOfDay } from './calendar';
import { statusesOf, views, type View } from './order-views';

/** What the address of the Orders page asks for. Unknown or broken parts are left out, never an error. */
export interface OrderFilter {
  readonly view: View;
  readonly text: string;
  readonly status: Status | null;
  readonly cause: CauseCode | null;
  /** Id of a problem, or of a person's run. */
  readonly problem: string;
  readonly run: string;
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
}

export function readFilter(search: URLSearchParams): OrderFilter {
  return {
    view: oneOf(views, search.get('view')) ?? 'all',
    text: (search.get('q') ?? '').trim().slice(0, 100),
    status: oneOf(statuses, search.get('status')),
    cause: oneOf(causeCodes, search.get('cause')),
    problem: idOf(search.get('problem')),
    run: idOf(search.get('run')),
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    cursor: search.get('cursor') || null,
  };
}

/** A status of its own narrows the view; both together never widen it. */
export function queryOf(filter: OrderFilter, installationId: string, zone: string): Omit<OrderQuery, 'limit' | 'cursor'> {
  const wanted = filter.status ? [filter.status] : statusesOf[filter.view];
  const within =
    filter.status && statusesOf[filter.view] ? wanted?.filter((status) => statusesOf[filter.view]?.includes(status)) : wanted;
  const from = startOfDay(filter.from, zone);
  const to = endOfDay(filter.to, zone);
  return {
    installationId,
    ...(within ? { statuses: within } : {}),
    ...(filter.cause ? { cause: filter.cause } : {}),
    ...(filter.problem ? { problem: filter.problem } : {}),
    ...(filter.run ? { run: filter.run } : {}),
    ...(filter.text ? { text: filter.text } : {}),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

export const isFiltered = (filter: OrderFilter): boolean =>
  [filter.text, filter.status, filter.cause, filter.problem, filter.run, filter.from, filter.to].some(Boolean);

const idOf = (value: string | null): string => (/^[\w-]{1,64}$/.test(value ?? '') ? (value ?? '') : '');

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null => all.find((one) => one === value) ?? null;
