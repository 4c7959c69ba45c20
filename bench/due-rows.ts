/**
 * What does a look for due work cost when 100,000 rows are due? A: the scan as it is. B: the same answer by a window function over every
 * due row, as one would write it first. Both on the same SQLite file, alternating; and A again with 1,000 rows, for how it grows.
 * Then what a worker does with the first of them, claim and give back, and what the end of an outage does with all: one ring for each.
 * Run with: npm run bench:due
 */
import { cpus } from 'node:os';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { freshSqlite } from '../tests/support/sqlite';

const limit = 16;
const turns = 15;
/** As the pipeline rings. */
const together = 500;
const now = 1_000_000_000;

type Db = Awaited<ReturnType<typeof freshSqlite>>['db'];

/** Rows of `shops` installations: the first has half of all, as after a flood. One in fifty is held by a worker. */
async function fill(db: Db, rows: number, shops: number): Promise<void> {
  for (let from = 0; from < rows; from += 5_000) {
    await db.work.createMany({
      data: Array.from({ length: Math.min(5_000, rows - from) }, (_, index) => {
        const n = from + index;
        const shop = n % 2 === 0 ? 0 : n % shops;
        return {
          key: `order:S${shop}/${n}`, name: 'order', installationId: `S${String(shop).padStart(5, '0')}`, dueAt: BigInt(now - rows + n), placedAt: BigInt(n),
          ...(n % 50 === 0 && n < 800 ? { leaseToken: 'x', leaseUntil: BigInt(now + 1) } : {}),
        };
      }),
    });
  }
  await db.$executeRaw`ANALYZE`;
}

const byWindow = (db: Db): Promise<unknown[]> => db.$queryRaw`
  SELECT * FROM (
    SELECT "Work".*, ROW_NUMBER() OVER (PARTITION BY "installationId", "name" ORDER BY "dueAt", "placedAt", "key") AS turn FROM "Work"
    WHERE "dueAt" <= ${BigInt(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${BigInt(now)})
  ) AS waiting ORDER BY turn, "dueAt", "key" LIMIT ${limit}`;

async function ms(what: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await what();
  return performance.now() - startedAt;
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measure(rows: number, shops: number) {
  const { db, close } = await freshSqlite();
  try {
    await fill(db, rows, shops);
    const { work } = prismaStores(db);
    const scan: number[] = [];
    const naive: number[] = [];
    const rest: number[] = [];
    let after: { installationId: string; name: string } | null = null;
    for (let turn = 0; turn < turns; turn += 1) {
      scan.push(await ms(async () => (after = (await work.due(now, limit, after)).at(-1) ?? null)));
      naive.push(await ms(() => byWindow(db)));
      rest.push(await ms(() => work.soonest(now)));
    }
    const count = await ms(() => work.backlog(null, now));
    const turn: number[] = [];
    for (const { key } of await work.due(now, turns)) turn.push(await ms(async () => {
      const claimed = await work.claim(key, now, 60_000);
      if (claimed) await work.finish(claimed, { dueAt: now + 60_000, attempts: 0, error: null });
    }));
    const all = await db.work.findMany({ select: { key: true, name: true, installationId: true } });
    const release = await ms(async () => {
      for (let from = 0; from < all.length; from += together) await work.ring(all.slice(from, from + together).map((row) => ({ ...row, dueAt: now - rows })));
    });
    return { scan: median(scan), naive: median(naive), soonest: median(rest), count, turn: median(turn), release: (1_000 * release) / all.length };
  } finally {
    await close();
  }
}

console.log(`machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; the next ${limit} rows, median of ${turns}`);
for (const shops of [1, 200, 3_000]) {
  const few = await measure(1_000, Math.min(shops, 500));
  const many = await measure(100_000, shops);
  console.log(`${String(shops).padStart(5)} shop(s): scan ${many.scan.toFixed(1)} ms at 100,000 rows, ${few.scan.toFixed(1)} ms at 1,000 (${(many.scan / few.scan).toFixed(1)} ×); window function ${many.naive.toFixed(0)} ms (${(many.naive / many.scan).toFixed(0)} × the scan); next due time ${many.soonest.toFixed(1)} ms; a count of the backlog ${many.count.toFixed(0)} ms; claim and give back ${many.turn.toFixed(1)} ms (${few.turn.toFixed(1)} at 1,000); a ring for every row ${many.release.toFixed(0)} ms a thousand (${few.release.toFixed(0)})`);
}
