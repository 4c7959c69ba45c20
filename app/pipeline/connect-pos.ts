import { forgetAccount, proposePos } from '~/domain/settings/propose-pos';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { PrerequisiteRow } from '~/domain/checks/prerequisites';
import type { PosError } from '~/domain/posting/pos-error';
import type { Settings } from '~/domain/settings/settings';
import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';
import type { CredentialFault, Credentials } from '~/ports/pos-gateway';
import { checkAccess } from './check-access';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { prepareAccount } from './prepare-account';
import { releaseOrders } from './release-orders';
import { ringOrders, ringRepair } from './ring-work';
import { ringSweep } from './sweep-schedule';

export interface ConnectRequest {
  readonly installationId: string;
  readonly kind: string;
  readonly credentials: Credentials;
  /** Confirmed by the merchant where the POS does not tell it. */
  readonly currency: string;
  /** Null keeps the one that is set, else from now. */
  readonly startDate: Instant | null;
  readonly by: string;
}

export type ConnectOutcome =
  | { readonly kind: 'connected'; readonly connection: Connection; readonly refused: readonly PosError[] }
  | { readonly kind: 'faults'; readonly faults: readonly CredentialFault[] }
  | { readonly kind: 'refused'; readonly error: PosError; readonly rows: readonly PrerequisiteRow[] }
  /** Something that nothing works without is known to be missing. */
  | { readonly kind: 'prerequisites'; readonly rows: readonly PrerequisiteRow[] }
  /** The account is being prepared, or its last answer was lost a moment ago. */
  | { readonly kind: 'under-way'; readonly rows: readonly PrerequisiteRow[] }
  | { readonly kind: 'currency'; readonly pos: string }
  | { readonly kind: 'conflict' };

/** Connects or reconnects: proves the access, prepares the account, fills what is not chosen yet, and lets the waiting orders go. */
export async function connectPos(deps: Deps, request: ConnectRequest): Promise<ConnectOutcome> {
  const check = await checkAccess(deps, request.kind, request.credentials, request.currency);
  if (check.kind !== 'answered') return check;
  const { gateway, identity, account, credentials, rows } = check;
  if (identity.currency !== null && identity.currency !== request.currency) return { kind: 'currency', pos: identity.currency };
  if (rows.some((row) => row.result === 'not-met')) return { kind: 'prerequisites', rows };
  const prepared = await prepareAccount(deps, gateway, account);
  if (prepared === 'under-way') return { kind: 'under-way', rows };
  if (!prepared.ok) return { kind: 'refused', error: prepared.error, rows };
  const facts = await gateway.readFacts(untouched(check.facts));

  const { installations, connections } = deps.stores;
  const { installationId } = request;
  const now = deps.clock.now();
  const current = await installations.settings(installationId);
  const joined = await connections.current(installationId);
  const sameAccount = joined === null || (joined.account.kind === request.kind && joined.account.account === account);
  const settings = proposePos(withStart(sameAccount ? current.settings : forgetAccount(current.settings), wholeSecond(request.startDate ?? current.settings.download.startDate ?? now)), facts, prepared.value.paymentTypeId, gateway.manifest.assignedEmployee);
  const saved = await installations.saveSettings(installationId, current.version, settings, request.by, now);
  if (saved === 'conflict') return { kind: 'conflict' };
  const connection = await connections.connect({
    installationId, kind: request.kind, account, currency: request.currency,
    sealedCredentials: deps.cipher.seal(JSON.stringify(credentials)),
    by: request.by, userName: identity.userName ?? nameIn(facts), referenceField: prepared.value.referenceField, at: now,
  });
  await connections.saveFacts(connection.account.id, facts);
  if (connection.account.circuit.kind === 'open') {
    await connections.changeCircuit(connection.account.id, connection.account.circuit, { kind: 'closed', failures: 0 });
  }

  await releaseOrders(deps, installationId, { causes: ['W-NOT-SET-UP', 'W-POS-OFFLINE', 'E-POS-ACCESS'] });
  await ringOrders(deps, installationId, await deps.stores.orders.keys({ installationId, statuses: ['blocked'] }));
  await ringRepair(deps, connection.account.id);
  await ringChecks(deps, installationId, now);
  await ringSweep(deps, installationId, now);
  return { kind: 'connected', connection, refused: prepared.value.refused };
}

/** Where the access itself does not tell whose it is. */
const nameIn = ({ connectingUser }: PosFacts): string | null => (connectingUser.kind === 'known' ? (connectingUser.value?.name ?? null) : null);

/** Preparing the account makes a payment type and a field; what it leaves alone is not read again. */
function untouched(facts: PosFacts): Partial<PosFacts> {
  const { paymentTypes: _types, customFields: _fields, ...rest } = facts;
  return Object.fromEntries(Object.entries(rest).filter(([, fact]) => fact.kind === 'known'));
}

/** Shopify's times have no fractions: an order placed in the second of connecting is not before it. */
const wholeSecond = (at: Instant): Instant => at - (at % 1_000);

const withStart = (settings: Settings, startDate: Instant): Settings => ({ ...settings, download: { ...settings.download, startDate } });

/** Orders stay and wait; nothing is sent until the shop is connected again. */
export async function disconnectPos(deps: Deps, installationId: string, by: string): Promise<void> {
  const connection = await deps.stores.connections.current(installationId);
  if (!connection) return;
  await deps.stores.connections.update(connection.id, { state: 'disconnected', nextProbeAt: null });
  deps.log.info('pos.disconnected', { installationId, by });
}
