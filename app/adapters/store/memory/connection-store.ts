import { closedCircuit } from '~/domain/health/circuit';
import type { Connection, ConnectionStore } from '~/ports/connection-store';
import { newId, type AccountRow, type ConnectionRow, type Memory } from './memory';
import { byText, found, keep, moment, momentOrNull, named, promised } from './shared';

export const memoryConnectionStore = (memory: Memory): ConnectionStore => {
  const accountOf = (id: string): AccountRow => found(memory.accounts.get(id), `POS account ${id}`);

  const asConnection = ({ accountId, ...row }: ConnectionRow): Connection => {
    const { id, kind, account, currency, circuit, throttledUntil, throttles, calls } = accountOf(accountId);
    return { ...row, account: { id, kind, account, currency, circuit: JSON.parse(circuit), throttledUntil, throttles, calls } };
  };

  const byId = (id: string | undefined): Connection | null => {
    const row = id === undefined ? undefined : memory.connections.get(id);
    return row ? asConnection(row) : null;
  };

  function joinAccount(kind: string, account: string, currency: string): AccountRow {
    const known = [...memory.accounts.values()].find((one) => one.kind === kind && one.account === account);
    const row = known ?? { id: newId(memory, 'account'), kind, account, currency, circuit: JSON.stringify(closedCircuit), throttledUntil: null, throttles: 0, calls: [], leaseToken: null, leaseUntil: 0, facts: null };
    row.currency = currency;
    memory.accounts.set(row.id, row);
    return row;
  }

  return promised<ConnectionStore>({
    current: (installationId) => byId(memory.current.get(installationId)),
    byId,

    connect({ installationId, kind, account, currency, sealedCredentials, by, userName, referenceField, at }) {
      const connectedAt = moment(at);
      const row: ConnectionRow = {
        id: newId(memory, 'connection'), installationId, accountId: joinAccount(kind, account, currency).id, state: 'connected', stoppedFor: null, stoppedAt: null, nextProbeAt: null,
        sealedCredentials, connectedBy: by, connectedAt, journalSince: connectedAt, userName, referenceField, lastSuccessAt: connectedAt, lastAnswerMs: null,
      };
      const before = memory.connections.get(memory.current.get(installationId) ?? '');
      if (before) memory.connections.set(before.id, { ...before, sealedCredentials: '' });
      memory.connections.set(row.id, row);
      memory.current.set(installationId, row.id);
      return asConnection(row);
    },

    update(id, patch) {
      const row = found(memory.connections.get(id), `connection ${id}`);
      if (row.state === 'disconnected' && patch.state !== undefined && patch.state !== 'disconnected') return false;
      const next = { ...row, ...named(patch) };
      memory.connections.set(id, { ...next, journalSince: moment(next.journalSince), stoppedAt: momentOrNull(next.stoppedAt), nextProbeAt: momentOrNull(next.nextProbeAt), lastSuccessAt: momentOrNull(next.lastSuccessAt) });
      return true;
    },

    allCurrent: () => [...memory.current.values()].sort(byText).flatMap((id) => byId(id) ?? []),

    reseal(id, from, to) {
      const row = memory.connections.get(id);
      if (row?.sealedCredentials !== from) return false;
      memory.connections.set(id, { ...row, sealedCredentials: to });
      return true;
    },

    changeCircuit(accountId, from, to) {
      const row = memory.accounts.get(accountId);
      if (row?.circuit !== JSON.stringify(from)) return false;
      row.circuit = JSON.stringify(to);
      return true;
    },

    throttle(accountId, until, throttles) {
      const row = accountOf(accountId);
      if (row.throttledUntil === null || row.throttledUntil < moment(until)) Object.assign(row, { throttledUntil: moment(until), throttles });
    },

    recordCalls: (accountId, calls, answered) => void Object.assign(accountOf(accountId), { calls: keep(calls), ...(answered ? { throttles: 0 } : {}) }),

    joined: (accountId) => [...memory.current.values()].sort(byText).flatMap((id) => {
      const one = byId(id);
      return one?.account.id === accountId ? [one] : [];
    }),

    lease(accountId, now, leaseMs) {
      const row = memory.accounts.get(accountId);
      if (!row || (row.leaseToken !== null && row.leaseUntil > moment(now))) return null;
      const until = now + leaseMs;
      row.leaseToken = newId(memory, 'lease');
      row.leaseUntil = moment(until);
      return { token: row.leaseToken, until };
    },

    renewLease(accountId, token, until) {
      const row = memory.accounts.get(accountId);
      if (row?.leaseToken !== token) return false;
      row.leaseUntil = moment(until);
      return true;
    },

    release(accountId, token) {
      const row = memory.accounts.get(accountId);
      if (row?.leaseToken === token) Object.assign(row, { leaseToken: null, leaseUntil: 0 });
    },

    facts: (accountId) => memory.accounts.get(accountId)?.facts ?? null,

    saveFacts(accountId, facts) {
      accountOf(accountId).facts = keep(facts);
    },
  });
};
