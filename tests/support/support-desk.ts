import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accessLog } from '~/access-log.server';
import { handleOrder } from '~/pipeline/decide-order';
import type { Deps } from '~/pipeline/deps';
import { makeSupportLink, type LinkWish } from '~/pipeline/support-links';
import { runChecks } from '~/pipeline/run-checks';
import { supportDoor } from '~/support-door.server';
import type { Log } from '~/ports/log';
import { openTill } from './till';
import { wholeOrder } from './whole-order';

/** People that stand somewhere in what the pages show: staff, employees of the POS, what staff wrote. */
export const planted = { staff: 'Staff member 7', note: 'Ana Smith phoned', email: 'ana.smith@example.com', employee: 'Marie Dubois', customerNumber: 'C-100777' };

/** A shop with an order in the POS, one stopped for its SKU and one that a person handled, and the door to its support pages on a socket. */
export async function openSupportDesk() {
  const logged: string[] = [];
  const note = (event: string, fields: unknown): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const log: Log = { info: note, warn: note, error: note, child: () => log };
  const till = await openTill({ database: 'sqlite', log });
  till.stock('MUG');
  await till.connect();
  const order = (id: string, sku: string, name: string) => ({ ...wholeOrder(), id: `gid://shopify/Order/${id}`, name, lines: wholeOrder().lines.map((line) => (line.sku ? { ...line, sku } : line)), agreements: wholeOrder().agreements.map((one) => ({ ...one, id: `gid://shopify/OrderAgreement/${id}` })), transactions: wholeOrder().transactions.map((one) => ({ ...one, id: `${id} ${one.id}` })) });
  for (const one of [order('42', 'MUG', '#1042'), order('43', 'NO-SUCH-SKU', '#1043'), order('44', 'NO-SUCH-SKU', '#1044')]) await till.place(one);
  await till.settle();
  await handleOrder(till.deps, `${till.installation.id}/44`, 'user 7', `${planted.note}, ${planted.email}`);
  const { stores } = till;
  const { version, settings } = await stores.installations.settings(till.installation.id);
  const connection = await stores.connections.current(till.installation.id);
  const facts = connection && (await stores.connections.facts(connection.account.id));
  const marie = facts?.employees.kind === 'known' ? facts.employees.value.find((one) => one.name === planted.employee) : undefined;
  await stores.installations.saveSettings(till.installation.id, version, {
    ...settings, pos: { ...settings.pos, employeeId: marie?.id ?? null }, customers: { ...settings.customers, defaultId: '9', defaultNumber: planted.customerNumber },
    download: { ...settings.download, archived: false },
  }, 'user 7', till.clock.now());
  till.pos.control('POST', `/users/${marie?.id}`, { active: false });
  await runChecks(till.deps, till.installation.id, 'person');
  await till.settle();

  // What a test puts in its place, the door takes.
  const deps: Deps = { ...till.deps };
  const door = supportDoor(deps);
  const server = createServer((request, response) => {
    accessLog(log, request, response);
    void door(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    till, deps, logged, origin, marie,
    link: async (more: Partial<LinkWish> = {}): Promise<string> => {
      const made = await makeSupportLink(till.deps, { installationId: till.installation.id, orderId: null, lifetime: 'day', masked: true, by: 'user 7', ...more });
      if (made.kind !== 'made') throw new Error(made.reason);
      return made.token;
    },
    get: async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(`${origin}${path}`, { redirect: 'manual', ...init });
      return { status: answer.status, headers: answer.headers, html: await answer.text() };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await till.close();
    },
  };
}

export type SupportDesk = Awaited<ReturnType<typeof openSupportDesk>>;
