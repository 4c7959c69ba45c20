import { mayCall } from '~/domain/health/circuit';
import { withCalls } from '~/domain/health/speed';
import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';
import type { Credentials, Heard, PosGateway } from '~/ports/pos-gateway';
import { joinLine } from './account-line';
import { blockedBy, waiting, type Conclusion } from './conclusion';
import type { Deps } from './deps';
import { credentialKeeper } from './keep-credentials';

/** A POS account that questions can be put to. */
export interface PosReach {
  readonly gateway: PosGateway;
  readonly connection: Connection;
  /** The calls of this visit so far. */
  readonly heard: readonly Heard[];
}

/** The right to change things in one POS account, held until `leave` is called. */
export interface PosAccess extends PosReach {
  readonly kind: 'open';
  /** Extends the account's lease; false when somebody else has it by now. */
  renew(until: number): Promise<boolean>;
  leave(): Promise<void>;
}

export type PosAccessOutcome = PosAccess | { readonly kind: 'busy' } | { readonly kind: 'closed'; readonly conclusion: Conclusion };

/**
 * A probe closes an open circuit and releases its orders; should its row be lost, each order comes back this long after it. The longer
 * the outage has lasted, the longer that is: tens of thousands that wait through a day must not keep the database busy with nothing.
 */
export const safetyNetMs = (since: Instant, probeAt: Instant): number => Math.min(Math.max((probeAt - since) / 4, 10 * 60_000), 60 * 60_000);

/** Half a minute in all, well below an order's own lease. */
const leaseTries = 120;
const leasePauseMs = 250;

export function openGateway(deps: Deps, connection: Connection, hear?: (heard: Heard) => void): PosGateway | null {
  const plain = deps.cipher.open(connection.sealedCredentials);
  return plain === null ? null : deps.pos.adapter(connection.account.kind).open(JSON.parse(plain) as Credentials, connection.account.currency, hear, credentialKeeper(deps, connection.id));
}

/** Answers without calling the POS: is there a connection, may it be called now, and is it our turn? */
export async function openPos(deps: Deps, connection: Connection | null): Promise<PosAccessOutcome> {
  const before = whyClosed(deps, connection);
  if (before || !connection) return closed(before ?? notSetUp);
  const heard: Heard[] = [];
  const gateway = openGateway(deps, connection, (one) => heard.push(one));
  if (!gateway) return closed(accessRefused(connection));
  if (gateway.manifest.concurrency === 'many') {
    return { kind: 'open', gateway, connection, heard, renew: () => Promise.resolve(true), leave: () => recordVisit(deps, connection, heard) };
  }
  return takeTurn(deps, connection, gateway, heard);
}

const notSetUp = waiting('W-NOT-SET-UP', { side: 'pos' }, null);

/** Null = the POS may be called now. */
export function whyClosed(deps: Deps, connection: Connection | null): Conclusion | null {
  if (!connection || connection.state === 'disconnected') return notSetUp;
  if (connection.state === 'stopped') return accessRefused(connection);
  const now = deps.clock.now();
  const { circuit, throttledUntil } = connection.account;
  if (circuit.kind === 'open' && !mayCall(circuit)) {
    const since = new Date(circuit.since).toISOString();
    return { ...waiting('W-POS-OFFLINE', { since }, circuit.probeAt), dueAt: circuit.probeAt + safetyNetMs(circuit.since, circuit.probeAt) };
  }
  return throttledUntil !== null && throttledUntil > now ? waiting('W-POS-LIMIT', {}, throttledUntil) : null;
}

/** Another process may have the account: whoever is first in this one's line asks for it now and then, for a while. */
async function leaseAccount(deps: Deps, accountId: string): Promise<string | null> {
  for (let tries = 0; tries < leaseTries; tries += 1) {
    const lease = await deps.stores.connections.lease(accountId, deps.clock.now(), deps.timing.leaseMs);
    if (lease) return lease.token;
    await deps.clock.sleep(leasePauseMs);
  }
  return null;
}

async function takeTurn(deps: Deps, connection: Connection, gateway: PosGateway, heard: readonly Heard[]): Promise<PosAccessOutcome> {
  const { connections } = deps.stores;
  const accountId = connection.account.id;
  const stepAside = await joinLine(deps, accountId);
  let token: string | null = null;
  const leave = async () => {
    try {
      if (token) await connections.release(accountId, token);
    } finally {
      stepAside();
    }
  };
  try {
    token = await leaseAccount(deps, accountId);
    // Whoever was ahead in the line may have met an outage: what was true before the wait is read again.
    const fresh = await connections.byId(connection.id);
    const refusal = whyClosed(deps, fresh);
    if (!token || !fresh || refusal) {
      await leave();
      return token && refusal ? closed(refusal) : { kind: 'busy' };
    }
    const held = token;
    return {
      kind: 'open', gateway, connection: fresh, heard,
      renew: (until) => connections.renewLease(accountId, held, until),
      leave: async () => {
        try {
          await recordVisit(deps, fresh, heard);
        } finally {
          await leave();
        }
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** How long answers took, for whoever asks whether this POS is slow; an answer at the end says that it no longer asks to wait. */
export async function recordVisit({ stores, clock }: Deps, { account }: Connection, heard: readonly Heard[]): Promise<void> {
  const last = heard.at(-1);
  if (!last) return;
  const now = clock.now();
  const calls = heard.map(({ kind, ms }) => ({ at: now, ms: kind === 'silent' ? null : ms }));
  await stores.connections.recordCalls(account.id, withCalls(account.calls, calls, now), last.kind === 'answered');
}

export function accessRefused(connection: Connection): Conclusion {
  const params = {
    code: connection.stoppedFor === 'forbidden' ? '403' : '401',
    time: new Date(connection.stoppedAt ?? connection.connectedAt).toISOString(),
  };
  return blockedBy('E-POS-ACCESS', '', params);
}

const closed = (conclusion: Conclusion): PosAccessOutcome => ({ kind: 'closed', conclusion });
