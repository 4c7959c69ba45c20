import type { PrivacyOutcome } from '~/ports/privacy-store';
import type { Memory } from './memory';
import { dropFrom } from './retention-store';
import { dropWork } from './waiting-rows';

/** All rows of a shop; what others are joined to stays with them. */
export function eraseShop(memory: Memory, shop: string): PrivacyOutcome {
  const deliveries = memory.deliveries.get(shop)?.size ?? 0;
  memory.deliveries.delete(shop);
  memory.lastDeliveries.delete(shop);
  const id = memory.shops.get(shop);
  if (id === undefined) return { sessions: 0, deliveries };
  const ofOrders = (key: string): boolean => key.startsWith(`${id}/`);
  const sizeOf = (maps: ReadonlyMap<string, { readonly size: number } | readonly unknown[]>): number =>
    [...maps].reduce((sum, [key, one]) => sum + (ofOrders(key) ? ('size' in one ? one.size : one.length) : 0), 0);
  const accounts = new Set([...memory.connections.values()].filter((row) => row.installationId === id).map((row) => row.accountId));
  const outcome = {
    sessions: 0, deliveries,
    work: [...memory.work.values()].filter((row) => row.installationId === id).map((row) => dropWork(memory, row)).length,
    blockers: sizeOf(memory.blockers), timeline: sizeOf(memory.timelines), documents: sizeOf(memory.documents),
    steps: [...memory.documents].flatMap(([key, documents]) => (ofOrders(key) ? [...documents.values()] : [])).reduce((sum, document) => sum + document.steps.length, 0),
    numbers: dropNumbers(memory, id),
    orders: dropFrom(memory.orders, (_order, key) => ofOrders(key)),
    problems: memory.problems.get(id)?.size ?? 0, checks: memory.checks.get(id)?.length ?? 0, runs: (memory.runs.get(id)?.size ?? 0) + dropFrom(memory.bulk, ({ run }) => run.installationId === id),
    repairs: dropFrom(memory.repairs, (repair) => repair.installationId === id),
    sweeps: dropFrom(memory.sweeps, (_sweep, key) => key === id), settings: memory.settings.get(id)?.length ?? 0,
    connections: dropFrom(memory.connections, (row) => row.installationId === id),
    signIns: dropFrom(memory.signIns, (row) => row.installationId === id),
    supportLinks: dropFrom(memory.supportLinks, (row) => row.installationId === id),
    accounts: 0, records: 0,
  };
  for (const maps of [memory.blockers, memory.units, memory.timelines, memory.documents]) dropFrom(maps as Map<string, unknown>, (_one, key) => ofOrders(key));
  dropFrom(memory.documentNumbers, (holder) => ofOrders(holder));
  for (const maps of [memory.problems, memory.blocked, memory.checks, memory.runs, memory.settings, memory.current, memory.waiting, memory.installations]) (maps as Map<string, unknown>).delete(id);
  for (const account of accounts) {
    if ([...memory.connections.values()].some((row) => row.accountId === account)) continue;
    for (const [name, records] of memory.records) outcome.records += name.startsWith(`${account} `) ? records.size : 0;
    dropFrom(memory.records, (_records, name) => name.startsWith(`${account} `));
    memory.accounts.delete(account);
    outcome.accounts += 1;
  }
  memory.shops.delete(shop);
  memory.throttles.delete(shop);
  return outcome;
}

function dropNumbers(memory: Memory, id: string): number {
  const gone = [...memory.orderNumbers].filter(([name]) => name.slice(name.indexOf(' ') + 1).startsWith(`${id}/`));
  for (const [name, number] of gone) {
    memory.orderNumbers.delete(name);
    memory.takenNumbers.delete(`${name.slice(0, name.indexOf(' '))} ${number}`);
  }
  return gone.length;
}
