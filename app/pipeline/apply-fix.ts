import type { CauseCode } from '~/domain/verdict/cause';
import type { Settings } from '~/domain/settings/settings';
import type { NoAnswer } from './ask-pos';
import { changeSettings } from './change-settings';
import type { Deps } from './deps';
import { ordersHeldBy } from './release-orders';
import { ringOrders } from './ring-work';

export type FixKind = 'setting' | 'employee' | 'employee-made' | 'payment' | 'payment-made' | 'value' | 'product' | 'product-made';

/** Who fixes, and where. */
export interface Fixer {
  readonly installationId: string;
  readonly by: string;
}

export type FixRefusal = NoAnswer | 'conflict' | 'gone' | 'archived' | 'elsewhere' | 'several' | 'not-allowed' | 'cannot' | 'obstacle' | 'under-way';
export type FixOutcome =
  | { readonly kind: 'fixed'; readonly orders: number }
  /** It goes on in the background; the page shows how far it is. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'refused'; readonly reason: FixRefusal };

export type Mended = { readonly code: CauseCode; readonly subject?: string };

export const refused = (reason: FixRefusal): FixOutcome => ({ kind: 'refused', reason });

/** The orders that waited on what is fixed, and only those, are told who fixed it and looked at again. */
export async function release(deps: Deps, { installationId, by }: Fixer, fix: FixKind, what: string, mends: readonly Mended[]): Promise<number> {
  const waiting = await ordersHeldBy(deps, installationId, mends);
  await tellFix(deps, { installationId, by }, fix, what, waiting);
  return ringOrders(deps, installationId, waiting);
}

export async function tellFix(deps: Deps, { installationId, by }: Fixer, fix: FixKind, what: string, orders: readonly string[]): Promise<void> {
  deps.log.info('fix.made', { installationId, by, fix, what, orders: orders.length });
  await deps.stores.orders.tell(orders, { at: deps.clock.now(), code: 'person.fixed', params: { by, fix, what } });
}

export interface SettingsFix {
  readonly fix: FixKind;
  /** What was chosen or turned on, in the POS's or the setting's own word. */
  readonly what: string;
  readonly turn: (settings: Settings) => Settings;
  readonly mends: readonly Mended[];
}

const tries = 3;

/** A setting changed by a fix, on top of whatever others saved meanwhile. What stands already is not saved again. */
export async function fixSettings(deps: Deps, fixer: Fixer, { fix, what, turn, mends }: SettingsFix): Promise<FixOutcome> {
  const { installationId, by } = fixer;
  const waiting = await ordersHeldBy(deps, installationId, mends);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { version, settings } = await deps.stores.installations.settings(installationId);
    const next = turn(settings);
    if (JSON.stringify(next) === JSON.stringify(settings)) return { kind: 'fixed', orders: await release(deps, fixer, fix, what, mends) };
    const saved = await changeSettings(deps, { installationId, expectedVersion: version, settings: next, by, release: 'from-now', mends });
    if (saved.kind === 'saved') {
      await tellFix(deps, fixer, fix, what, waiting);
      return { kind: 'fixed', orders: saved.released };
    }
    if (saved.kind === 'faults') return refused('not-allowed');
  }
  return refused('conflict');
}
