import type { Db } from '~/db.server';
import type { Instant } from '~/domain/time';
import { wide } from './shared';

/** One kind of work of one installation, which takes its turns; `keys` in the order in which they are due. */
interface Lane { readonly installationId: string; readonly name: string; readonly keys: readonly string[] }
type Place = Pick<Lane, 'installationId' | 'name'>;

/** So many due rows are simply read; where there are more, the lanes are walked and only their first rows read. */
const few = 200;

/** The keys of the next due, unheld rows by turns, the lane behind `after` first. */
export async function dueKeys(db: Db, now: Instant, limit: number, after: Place | null): Promise<readonly string[]> {
  const all = await readAll(db, now);
  const lanes = all ? rotated(all, after) : await walk(db, now, limit, after);
  return lanes.flatMap(({ keys }) => keys.map((key, turn) => ({ key, turn }))).sort((a, b) => a.turn - b.turn).slice(0, limit).map(({ key }) => key);
}

const isBehind = (lane: Place, after: Place): boolean => lane.installationId > after.installationId || (lane.installationId === after.installationId && lane.name > after.name);
const isSame = (lane: Place, other: Place): boolean => lane.installationId === other.installationId && lane.name === other.name;

function rotated(lanes: readonly Lane[], after: Place | null): readonly Lane[] {
  if (!after) return lanes;
  const behind = lanes.filter((lane) => isBehind(lane, after));
  return [...behind, ...lanes.filter((lane) => !behind.includes(lane))];
}

/** Null when there are more than a few. */
async function readAll(db: Db, now: Instant): Promise<readonly Lane[] | null> {
  const rows = await db.$queryRaw<{ key: string; name: string; installationId: string }[]>`
    SELECT "key", "name", "installationId" FROM (
      SELECT * FROM "Work" WHERE "dueAt" <= ${wide(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)}) ORDER BY "dueAt" LIMIT ${few + 1}
    ) AS first ORDER BY "dueAt", "placedAt", "key"`;
  if (rows.length > few) return null;
  const lanes = new Map<string, { installationId: string; name: string; keys: string[] }>();
  for (const { key, name, installationId } of rows) {
    const lane = lanes.get(`${installationId} ${name}`) ?? { installationId, name, keys: [] };
    lane.keys.push(key);
    lanes.set(`${installationId} ${name}`, lane);
  }
  return [...lanes.values()].sort((a, b) => (isBehind(a, b) ? 1 : -1));
}

/** No key holds a line break. */
const separator = '\n';

/** Steps along the index from lane to lane, reading no more than `limit` rows of each, until `limit` lanes have some; then from the start. */
async function walk(db: Db, now: Instant, limit: number, after: Place | null): Promise<readonly Lane[]> {
  const behind = await step(db, now, limit, after ?? { installationId: '', name: '' });
  if (!after || behind.length >= limit) return behind;
  const others = await step(db, now, limit, { installationId: '', name: '' });
  return [...behind, ...others.filter((lane) => !behind.some((known) => isSame(known, lane)))].slice(0, limit);
}

/** A lane without a name stands before its installation's first. Row values would be compared by their first part alone: tried. */
async function step(db: Db, now: Instant, limit: number, from: Place): Promise<readonly Lane[]> {
  const rows = await db.$queryRaw<{ id: string; name: string; keys: string }[]>`
    WITH RECURSIVE lane(id, name) AS (
      SELECT CAST(${from.installationId} AS TEXT), CAST(${from.name} AS TEXT)
      UNION ALL
      SELECT
        CASE WHEN EXISTS (SELECT 1 FROM "Work" WHERE "installationId" = lane.id AND "Work"."name" > lane.name) THEN lane.id
          ELSE (SELECT MIN("installationId") FROM "Work" WHERE "installationId" > lane.id) END,
        COALESCE((SELECT MIN("Work"."name") FROM "Work" WHERE "installationId" = lane.id AND "Work"."name" > lane.name), '')
      FROM lane WHERE lane.id IS NOT NULL
    ), waiting AS (
      SELECT lane.id, lane.name, (
        SELECT string_agg("key", ${separator}) FROM (
          SELECT "key" FROM "Work" WHERE "installationId" = lane.id AND "Work"."name" = lane.name AND "dueAt" <= ${wide(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)})
          ORDER BY "dueAt", "placedAt", "key" LIMIT ${limit}
        ) AS first
      ) AS keys FROM lane WHERE lane.name <> ''
    )
    SELECT id, name, keys FROM waiting WHERE keys IS NOT NULL LIMIT ${limit + 1}`;
  return rows.map(({ id, name, keys }) => ({ installationId: id, name, keys: keys.split(separator) })).filter((lane) => !isSame(lane, from)).slice(0, limit);
}
