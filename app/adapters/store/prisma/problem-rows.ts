import type { Prisma, Problem as Row } from '@prisma/client';
import type { Db } from '~/db.server';
import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { CauseCode } from '~/domain/verdict/cause';
import { statuses, type Status } from '~/domain/verdict/verdict';
import type { Problem } from '~/ports/problem-store';
import { at, atOrNull, parsed } from './shared';

/** Orders in another currency than the shop's are counted, not added. */
async function amountOf(db: Db, { id, installationId }: Row): Promise<string> {
  const installation = await db.installation.findUnique({ where: { id: installationId }, select: { currency: true } });
  const currency = installation?.currency ?? 'USD';
  const rows = await db.orderRow.findMany({ where: { currency, blockers: { some: { problem: { id } } } }, select: { currentTotal: true } });
  const total = rows.reduce((sum, row) => {
    const amount = parseMinor(row.currentTotal ?? '0', currency);
    return sum + (amount.ok ? amount.value : 0n);
  }, 0n);
  return formatMinor(total, currency);
}

export async function asProblem(db: Db, row: Row): Promise<Problem> {
  const { id, installationId, code, subject } = row;
  const units = await db.stockUnits.aggregate({ where: { order: { blockers: { some: { problem: { id } } } } }, _sum: { units: true } });
  return {
    id, installationId, subject, state: row.state as Problem['state'],
    cause: { code: code as CauseCode, params: parsed(row.params) },
    openedAt: at(row.openedAt), lastSeenAt: at(row.lastSeenAt), fixedAt: atOrNull(row.fixedAt), closedAt: atOrNull(row.closedAt),
    mutedUntil: atOrNull(row.mutedUntil), mutedBy: row.mutedBy, checkFails: row.checkFails,
    orders: await db.blocker.count({ where: { installationId, code, subject } }), amount: await amountOf(db, row), units: units._sum.units ?? 0,
  };
}

export async function countStatuses(db: Db, where: Prisma.OrderRowWhereInput): Promise<Record<Status, number>> {
  const groups = await db.orderRow.groupBy({ by: ['status'], where, _count: true });
  const found = new Map(groups.map((group) => [group.status, group._count]));
  return Object.fromEntries(statuses.map((status) => [status, found.get(status) ?? 0])) as Record<Status, number>;
}

export async function sumUnits(db: Db, order: Prisma.OrderRowWhereInput): Promise<readonly StockUnits[]> {
  const groups = await db.stockUnits.groupBy({ by: ['sku', 'location'], where: { order }, _sum: { units: true } });
  return groups.map(({ sku, location, _sum }) => ({ sku, location, units: _sum.units ?? 0 })).sort(byUnits);
}

/** The most first, then by their names' code units. */
const byUnits = (a: StockUnits, b: StockUnits): number => b.units - a.units || (`${a.sku}\n${a.location}` < `${b.sku}\n${b.location}` ? -1 : 1);
