import { judge } from '~/domain/settings/gate';
import type { Order } from '~/domain/order/order';
import type { CauseCode } from '~/domain/verdict/cause';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow } from '~/ports/order-store';
import { asked } from '../../golden/read-back';
import type { BookRow } from '../../support/pos/desk';
import { toMinor } from '../../support/pos/read-books';
import { manifestOf } from './account';
import { shops } from './stage';
import type { ShopOrder } from './shop';
import type { World } from './world';

/** What has to hold when everything has come to rest, whatever went wrong before. Says what does not. */
export async function judgeWorld(world: World): Promise<readonly string[]> {
  const broken: string[] = world.bugs.map((bug) => `a bug: ${bug}`);
  const all = world.desk.book();
  broken.push(...twice('POS number', all.map((row) => row.number)), ...twice('reference', all.map((row) => row.reference)));
  broken.push(...twice('customer', world.desk.names('customers')), ...twice('item', world.desk.names('items')));

  const known = new Set<string>();
  for (const order of world.shopifys.orders.values()) {
    for (const reading of order.versions) for (const agreement of reading.agreements) known.add(agreement.id);
    if (order.version >= 0) broken.push(...(await judgeOrder(world, order, all)).map((text) => `${order.versions[order.version]?.name ?? ''} of ${order.shop}: ${text}`));
  }
  for (const row of all) if (!known.has(documentOf(row))) broken.push(`the POS holds ${row.number} with the reference ${row.reference}, which nobody ordered`);
  for (const { delivery, outcome } of world.acknowledged) {
    if (outcome === 'unknown-shop') continue;
    const again = await world.stores.inbox.receive(delivery);
    if (again.kind !== 'duplicate') broken.push(`delivery ${delivery.webhookId} was acknowledged and has no row`);
  }
  return broken;
}

async function judgeOrder(world: World, order: ShopOrder, all: readonly BookRow[]): Promise<readonly string[]> {
  const reading = order.versions[order.version];
  const installationId = world.installations[shops.indexOf(order.shop as (typeof shops)[number])] ?? '';
  const row = await world.stores.orders.get(`${installationId}/${order.id.slice(order.id.lastIndexOf('/') + 1)}`);
  if (!reading || !row) return ['has no row'];
  const documents = (await world.stores.journal.documents(row.key)).filter((one) => one.state !== 'thawed');
  const ours = all.filter((one) => order.versions.some((version) => version.agreements.some((agreement) => agreement.id === documentOf(one))));
  const { settings } = await world.stores.installations.settings(installationId);
  const { outcome } = judge({ order: reading, settings, decision: row.decision, began: row.begun, ours: false });
  const verdict = `${row.verdict.status} ${row.verdict.cause?.code ?? ''} ${JSON.stringify(row.verdict.cause?.params ?? {})}`;
  const broken = doubtsIn(documents, world, row);
  if (outcome.kind !== 'download') {
    if (row.verdict.status !== (outcome.kind === 'hold' ? 'waiting' : 'skipped')) broken.push(`should be ${outcome.kind}, is ${verdict}`);
    if (ours.length > 0) broken.push(`is ${verdict}, and yet the POS holds ${ours.map((one) => one.number).join(', ')}`);
    return broken;
  }
  if (isForAPerson(world, reading, row)) {
    world.forAPerson += 1;
    return broken;
  }
  const wanted = reading.totals.outstanding > 0n ? unpaid(world, ours) : 'in_pos';
  if (row.verdict.status !== wanted) return [...broken, `should be ${wanted}, is ${verdict}; the POS holds ${ours.map((one) => `${one.number} ${one.status}`).join(', ') || 'nothing'}`];
  return [...broken, ...judgeBooks(world, reading, documents, ours)];
}

/** What lacks money stands open in the POS, or waits in front of one that takes only what is paid. */
const unpaid = ({ desk }: World, ours: readonly BookRow[]) => (manifestOf(desk.kind).mayStayOpen ? 'pending_pos' : ours.length > 0 ? 'partly' : 'waiting');

/**
 * A lost journal may have frozen the sale before an edit that would fold into it today. Where the POS's total does not tell, what is
 * missing there is refused or adds up to another sum, and the order stops with nothing in the POS twice.
 */
function isForAPerson(world: World, reading: Order, { verdict }: OrderRow): boolean {
  const stops: readonly (CauseCode | undefined)[] = ['E-POS-TOTAL', 'E-POS-REJECTED'];
  return world.coming !== undefined && reading.agreements.some((agreement) => agreement.kind === 'edit') && stops.includes(verdict.cause?.code);
}

/** Every document of the journal is in the POS as it was asked for, nothing else is, and the sums are Shopify's. */
function judgeBooks(world: World, reading: Order, documents: readonly JournalDocument[], ours: readonly BookRow[]): readonly string[] {
  const broken: string[] = [];
  const missing = documents.filter((one) => !ours.some((row) => row.reference === one.document.id));
  if (missing.length > 0) return [`is said to be in the POS, which lacks ${missing.map((one) => one.number).join(', ')}`];
  for (const document of documents) {
    const [wanted, got] = [JSON.stringify(asked(document)), JSON.stringify(world.desk.held(document.number, reading.currency))];
    if (wanted !== got) broken.push(`${document.number} is not what was asked for: ${wanted} against ${got}`);
  }
  const money = (amounts: readonly string[]): bigint => amounts.reduce((sum, one) => sum + toMinor(one, reading.currency), 0n);
  const total = money(ours.map((row) => row.total));
  const paid = money(ours.flatMap((row) => row.payments));
  const { netPayment, outstanding, currentTotal } = reading.totals;
  if (outstanding > 0n && !manifestOf(world.desk.kind).mayStayOpen) return broken;
  if (paid !== netPayment) broken.push(`payments in the POS come to ${paid}, Shopify's to ${netPayment}`);
  if (outstanding > 0n ? total !== currentTotal : total !== netPayment) broken.push(`totals in the POS come to ${total}, Shopify's to ${outstanding > 0n ? currentTotal : netPayment}`);
  return broken;
}

/** Of an order that is skipped nothing is sent any more; a customer or product that may still have been made for it stands for the next one to find. */
function doubtsIn(documents: readonly JournalDocument[], world: World, row: OrderRow): string[] {
  const counts = (step: JournalDocument['steps'][number]): boolean => step.state === 'sending' && !(step.prepares && row.verdict.status === 'skipped');
  const doubts = documents.flatMap((one) => one.steps.filter(counts).map((step) => `${one.number} ${step.key}`));
  const next = world.memory.work.get(`order:${row.key}`)?.dueAt ?? null;
  return doubts.length > 0 && next === null ? [`in doubt without a next look: ${doubts.join(', ')}`] : [];
}

/** Goods of one document that move in several places stand on several transactions. */
const documentOf = (row: BookRow): string => row.reference.replace(/-\d$/, '');

function twice(what: string, names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    if (name === '') return [];
    const again = seen.has(name);
    seen.add(name);
    return again ? [`twice in the POS: ${what} ${name}`] : [];
  });
}
