import { parseSettings, type SettingsFault } from '~/domain/settings/settings-schema';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { CauseCode } from '~/domain/verdict/cause';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { ordersHeldBy } from './release-orders';
import { ringOrders } from './ring-work';
import { ringSweep } from './sweep-schedule';

export type SettingsOutcome =
  | { readonly kind: 'saved'; readonly version: SettingsVersion; readonly released: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] };

export interface SettingsChange {
  readonly installationId: string;
  /** The version that the form was filled from. */
  readonly expectedVersion: number;
  readonly settings: unknown;
  readonly by: string;
  /** Whether skipped and waiting orders that the change lets through go as well, or only what comes from now on. */
  readonly release: 'from-now' | 'these-too';
  /** A fix's own causes: only the orders that wait on them are rung. Without, every blocked one is. */
  readonly mends?: readonly { readonly code: CauseCode; readonly subject?: string }[];
}

/** A new version. Blocked orders and documents are judged again by themselves; skipped and waiting ones only by choice. */
export async function changeSettings(deps: Deps, change: SettingsChange): Promise<SettingsOutcome> {
  const { installations, orders } = deps.stores;
  const parsed = parseSettings(change.settings);
  if (!parsed.ok) return { kind: 'faults', faults: parsed.error };
  const { installationId } = change;
  const now = deps.clock.now();
  const saved = await installations.saveSettings(installationId, change.expectedVersion, parsed.value, change.by, now);
  if (saved === 'conflict') return { kind: 'conflict' };

  const blocked = change.mends ? await ordersHeldBy(deps, installationId, change.mends) : await blockedOrders(deps, installationId);
  // A skipped order whose next run met trouble is blocked or waits for it, and is bound all the same.
  const freed = change.release === 'these-too' ? await orders.unbind(installationId, ['skipped', 'waiting', 'blocked']) : [];
  const released = await ringOrders(deps, installationId, [...new Set([...blocked, ...freed])]);
  await ringChecks(deps, installationId, now);
  await ringSweep(deps, installationId, now);
  return { kind: 'saved', version: saved, released };
}

/** Those that the POS holds as pending are asked for again, because what it misses may be a setting by now. */
async function blockedOrders({ stores: { orders } }: Deps, installationId: string): Promise<readonly string[]> {
  return [...(await orders.keys({ installationId, statuses: ['blocked', 'partly'] })), ...(await orders.keys({ installationId, cause: 'E-POS-PENDING' }))];
}
