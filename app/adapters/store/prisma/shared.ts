import type { Prisma } from '@prisma/client';
import type { Db } from '~/db.server';
import type { Instant } from '~/domain/time';
import type { Lease } from '~/ports/work-store';

/** Inside a transaction only its own handle may be used: another statement would wait for the transaction's end and never get it. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0];

/** Moments fit a number with room to spare; the columns are 64 bits wide because 32 are not enough for milliseconds. */
export const at = (value: bigint | number): Instant => Number(value);
export const atOrNull = (value: bigint | number | null): Instant | null => (value === null ? null : Number(value));
export const wide = (value: Instant): bigint => BigInt(Math.round(value));
export const wideOrNull = (value: Instant | null): bigint | null => (value === null ? null : wide(value));

/** A statement put together from parts, as a template: each of the two clients takes the `Prisma.sql` of its own module alone. */
export function template({ strings, values }: Prisma.Sql): [TemplateStringsArray, ...unknown[]] {
  return [Object.assign([...strings], { raw: strings }), ...values];
}

export const json = JSON.stringify;
export const parsed = <T>(text: string): T => JSON.parse(text) as T;

/**
 * Fencing: locks the work row for this transaction if its lease is still this one. A worker whose lease ran out and was taken
 * writes nothing any more.
 */
export async function holdsLease(tx: Tx, lease: Lease): Promise<boolean> {
  return (await tx.$executeRaw`UPDATE "Work" SET "leaseUntil" = "leaseUntil" WHERE "key" = ${lease.key} AND "leaseToken" = ${lease.token}`) === 1;
}

/** Runs writes in one transaction under the lease; false = the lease was lost and nothing was written. */
export async function fenced(db: Db, lease: Lease, write: (tx: Tx) => Promise<void>): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await holdsLease(tx, lease))) return false;
    await write(tx);
    return true;
  });
}
