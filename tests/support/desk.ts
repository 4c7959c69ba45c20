import type { CheckCode } from '~/domain/checks/check';
import type { Order } from '~/domain/order/order';
import { ok } from '~/domain/result';
import type { Settings } from '~/domain/settings/settings';
import type { Cause } from '~/domain/verdict/verdict';
import { causeText, type CauseSlot } from '~/i18n/cause-text';
import { textsOf } from '~/i18n/texts';
import { changeSettings } from '~/pipeline/change-settings';
import { presentChecks } from '~/presenters/checks';
import { presentHome } from '~/presenters/home';
import { presentIndicator } from '~/presenters/indicator';
import { anAgreement, anOrder } from './orders';
import type { Till } from './till';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** What a person at the app sees and does, against a till. */
export function openDeskAt(till: Till) {
  const { id } = till.installation;
  const installation = async () => (await till.stores.installations.byId(id)) ?? till.installation;
  const checks = async () => presentChecks(till.stores, await installation(), till.clock.now());
  const rows = async (code: CheckCode) => {
    const page = await checks();
    return [...page.groups.flatMap((group) => group.rows), ...page.notApplicable].filter((row) => row.code === code);
  };
  return {
    checks, rows,
    row: async (code: CheckCode) => {
      const [first] = await rows(code);
      if (!first) throw new Error(`${code} was not asked`);
      return first;
    },
    home: async () => presentHome(till.stores, await installation(), () => 'Heartland Retail', till.clock.now()),
    indicator: () => presentIndicator(till.stores, id, till.clock.now()),
    problems: async () => (await till.stores.problems.open(id)).map(({ cause, subject, orders }) => ({ code: cause.code, subject, orders, cause })),
    statusOf: async (order: Order): Promise<string> => {
      const { verdict } = await till.row(order);
      return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
    },
    /** Time passes in steps, so that what becomes due runs then and not later. */
    pass: async (ms: number, step = 30 * second): Promise<void> => {
      for (const end = till.clock.now() + ms; till.clock.now() < end;) {
        till.clock.advance(Math.min(step, end - till.clock.now()));
        await till.work();
      }
    },
    /** Lets virtual time go by while something waits for an answer. */
    flowing: async <T>(what: Promise<T>, step = second): Promise<T> => {
      let over = false;
      const ended = what.finally(() => (over = true));
      while (!over) {
        await new Promise((resolve) => setImmediate(resolve));
        till.clock.advance(step);
      }
      return ended;
    },
    change: async (turn: (settings: Settings) => Settings, release: 'from-now' | 'these-too' = 'from-now'): Promise<void> => {
      const { version, settings } = await till.stores.installations.settings(id);
      const outcome = await changeSettings(till.deps, { installationId: id, expectedVersion: version, settings: turn(settings), by: 'user 1', release });
      if (outcome.kind !== 'saved') throw new Error(outcome.kind);
      await till.work();
    },
    /** Shopify's list is empty, and can be read. */
    listsWell: (): void => {
      Object.assign(till.deps.source, { listOrders: () => Promise.resolve(ok({ orders: [], next: null, restUntil: null })) });
    },
    /** Calls that make something in the POS. */
    creates: (): number => {
      const { byPath } = till.pos.control('GET', '/calls').body as { byPath: Record<string, number> };
      return Object.entries(byPath).filter(([path]) => path.startsWith('POST ')).reduce((sum, [, times]) => sum + times, 0);
    },
    calls: (): number => (till.pos.control('GET', '/calls').body as { total: number }).total,
  };
}

export type DeskAt = ReturnType<typeof openDeskAt>;

/** Paid, of one belt, placed at this moment. */
export const placedAt = (number: number, at: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, createdAt: at, processedAt: at, updatedAt: at, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}`, happenedAt: at })], ...more });

/** A cause in the reader's words. */
export const say = (cause: Cause, slot: CauseSlot, language: 'en' | 'fr'): string => causeText(textsOf(language), cause, slot, 'UTC') ?? '';
