import { randomUUID } from 'node:crypto';
import type { Connection as Row, PosAccount as AccountRow } from '@prisma/client';
import type { Db } from '~/db.server';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { closedCircuit } from '~/domain/health/circuit';
import type { Connection, ConnectionStore } from '~/ports/connection-store';
import { at, atOrNull, json, parsed, wide, wideOrNull } from './shared';

const asConnection = (row: Row & { account: AccountRow }): Connection => ({
  id: row.id, installationId: row.installationId, sealedCredentials: row.sealedCredentials, connectedBy: row.connectedBy,
  userName: row.userName, referenceField: row.referenceField, lastAnswerMs: row.lastAnswerMs,
  state: row.state as Connection['state'], stoppedFor: row.stoppedFor as Connection['stoppedFor'],
  stoppedAt: atOrNull(row.stoppedAt), nextProbeAt: atOrNull(row.nextProbeAt), connectedAt: at(row.connectedAt), journalSince: at(row.journalSince), lastSuccessAt: atOrNull(row.lastSuccessAt),
  account: {
    id: row.account.id, kind: row.account.kind, account: row.account.account, currency: row.account.currency,
    circuit: parsed(row.account.circuit), throttledUntil: atOrNull(row.account.throttledUntil), throttles: row.account.throttles, calls: parsed(row.account.answers),
  },
});

const withAccount = { account: true } as const;

export const prismaConnectionStore = (db: Db): ConnectionStore => ({
  async current(installationId) {
    const row = await db.connection.findFirst({ where: { installationId, current: true }, include: withAccount });
    return row && asConnection(row);
  },

  async byId(id) {
    const row = await db.connection.findUnique({ where: { id }, include: withAccount });
    return row && asConnection(row);
  },

  connect: (input) =>
    db.$transaction(async (tx) => {
      const named = { kind: input.kind, account: input.account };
      const account = await tx.posAccount.upsert({
        where: { kind_account: named },
        create: { id: randomUUID(), ...named, currency: input.currency, circuit: json(closedCircuit) },
        update: { currency: input.currency },
      });
      await tx.connection.updateMany({ where: { installationId: input.installationId, current: true }, data: { current: false, sealedCredentials: '' } });
      const row = await tx.connection.create({
        data: {
          id: randomUUID(), installationId: input.installationId, accountId: account.id, state: 'connected', sealedCredentials: input.sealedCredentials,
          connectedBy: input.by, connectedAt: wide(input.at), journalSince: wide(input.at), userName: input.userName, referenceField: input.referenceField, lastSuccessAt: wide(input.at),
        },
        include: withAccount,
      });
      return asConnection(row);
    }),

  async update(id, patch) {
    const { journalSince, stoppedAt, nextProbeAt, lastSuccessAt, ...plain } = patch;
    const wakes = patch.state !== undefined && patch.state !== 'disconnected';
    const { count } = await db.connection.updateMany({
      where: { id, ...(wakes ? { state: { not: 'disconnected' } } : {}) },
      data: {
        ...plain,
        ...(journalSince === undefined ? {} : { journalSince: wide(journalSince) }),
        ...(stoppedAt === undefined ? {} : { stoppedAt: wideOrNull(stoppedAt) }),
        ...(nextProbeAt === undefined ? {} : { nextProbeAt: wideOrNull(nextProbeAt) }),
        ...(lastSuccessAt === undefined ? {} : { lastSuccessAt: wideOrNull(lastSuccessAt) }),
      },
    });
    if (count === 0) await db.connection.findUniqueOrThrow({ where: { id } });
    return count === 1;
  },

  async allCurrent() {
    return (await db.connection.findMany({ where: { current: true }, include: withAccount, orderBy: { id: 'asc' } })).map(asConnection);
  },

  async reseal(id, from, to) {
    return (await db.connection.updateMany({ where: { id, sealedCredentials: from }, data: { sealedCredentials: to } })).count === 1;
  },

  async changeCircuit(accountId, from, to) {
    const { count } = await db.posAccount.updateMany({ where: { id: accountId, circuit: json(from) }, data: { circuit: json(to) } });
    return count === 1;
  },

  async throttle(accountId, until, throttles) {
    const { count } = await db.posAccount.updateMany({ where: { id: accountId, OR: [{ throttledUntil: null }, { throttledUntil: { lt: wide(until) } }] }, data: { throttledUntil: wide(until), throttles } });
    if (count === 0) await db.posAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true } });
  },

  async recordCalls(accountId, calls, answered) {
    await db.posAccount.update({ where: { id: accountId }, data: { answers: json(calls), ...(answered ? { throttles: 0 } : {}) } });
  },

  async joined(accountId) {
    return (await db.connection.findMany({ where: { accountId, current: true }, include: withAccount, orderBy: { id: 'asc' } })).map(asConnection);
  },

  async lease(accountId, now, leaseMs) {
    const token = randomUUID();
    const until = now + leaseMs;
    const taken = await db.$executeRaw`
      UPDATE "PosAccount" SET "leaseToken" = ${token}, "leaseUntil" = ${wide(until)}
      WHERE "id" = ${accountId} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)})`;
    return taken === 1 ? { token, until } : null;
  },

  async renewLease(accountId, token, until) {
    return (await db.$executeRaw`UPDATE "PosAccount" SET "leaseUntil" = ${wide(until)} WHERE "id" = ${accountId} AND "leaseToken" = ${token}`) === 1;
  },

  async release(accountId, token) {
    await db.$executeRaw`UPDATE "PosAccount" SET "leaseToken" = NULL, "leaseUntil" = 0 WHERE "id" = ${accountId} AND "leaseToken" = ${token}`;
  },

  async facts(accountId) {
    const row = await db.posAccount.findUnique({ where: { id: accountId }, select: { facts: true } });
    return row?.facts ? parsed<PosFacts>(row.facts) : null;
  },

  async saveFacts(accountId, facts) {
    await db.posAccount.update({ where: { id: accountId }, data: { facts: json(facts) } });
  },
});
