import type { Db } from '~/db.server';
import type { PrivacyOutcome } from '~/ports/privacy-store';

/** Small enough that a webhook beside it does not wait long for its turn. */
const limit = 1_000;

/**
 * All rows of a shop, children before parents and the installation last: until then whatever was interrupted finds its way back here.
 * Its work goes first, and with it the leases: a worker in the midst of an order can write no more.
 */
export async function eraseShop(db: Db, shop: string): Promise<PrivacyOutcome> {
  const installation = await db.installation.findUnique({ where: { shop }, select: { id: true } });
  const sessions = await inBites(() => db.session.deleteMany({ where: { shop }, limit }));
  const deliveries = await inBites(() => db.delivery.deleteMany({ where: { shop }, limit }));
  if (!installation) return { sessions, deliveries };
  const own = { installationId: installation.id };
  const ofOrders = { orderKey: { startsWith: `${installation.id}/` } };
  const accounts = await db.connection.findMany({ where: own, select: { accountId: true }, distinct: ['accountId'] });
  const outcome = {
    sessions, deliveries,
    work: await inBites(() => db.work.deleteMany({ where: own, limit })),
    blockers: await inBites(() => db.blocker.deleteMany({ where: own, limit })),
    timeline: await inBites(() => db.timelineEntry.deleteMany({ where: ofOrders, limit })),
    steps: await inBites(() => db.step.deleteMany({ where: ofOrders, limit })),
    documents: await inBites(() => db.document.deleteMany({ where: ofOrders, limit })),
    numbers: await inBites(() => db.posNumber.deleteMany({ where: ofOrders, limit })),
    orders: await inBites(() => db.orderRow.deleteMany({ where: own, limit })),
    problems: await inBites(() => db.problem.deleteMany({ where: own, limit })),
    checks: await inBites(() => db.checkRow.deleteMany({ where: own, limit })),
    runs: await inBites(() => db.run.deleteMany({ where: own, limit })),
    repairs: await inBites(() => db.repair.deleteMany({ where: own, limit })),
    sweeps: await inBites(() => db.sweep.deleteMany({ where: own, limit })),
    settings: await inBites(() => db.settingsVersion.deleteMany({ where: own, limit })),
    connections: await inBites(() => db.connection.deleteMany({ where: own, limit })),
    signIns: await inBites(() => db.signIn.deleteMany({ where: own, limit })),
    supportLinks: await inBites(() => db.supportLink.deleteMany({ where: own, limit })),
    accounts: 0, records: 0,
  };
  // An account that another shop is joined to stays with it.
  for (const { accountId } of accounts) {
    if ((await db.connection.count({ where: { accountId } })) > 0) continue;
    outcome.records += await inBites(() => db.posRecord.deleteMany({ where: { accountId }, limit }));
    outcome.accounts += (await db.posAccount.deleteMany({ where: { id: accountId } })).count;
  }
  await db.work.deleteMany({ where: own });
  await db.installation.deleteMany({ where: { id: installation.id } });
  return outcome;
}

async function inBites(bite: () => Promise<{ count: number }>): Promise<number> {
  for (let gone = 0; ; ) {
    const { count } = await bite();
    gone += count;
    if (count < limit) return gone;
  }
}
