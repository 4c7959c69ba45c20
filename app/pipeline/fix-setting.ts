import type { CauseCode } from '~/domain/verdict/cause';
import type { DownloadSettings } from '~/domain/settings/settings';
import { refused, tellFix, type Fixer, type FixOutcome } from './apply-fix';
import { changeSettings } from './change-settings';
import type { Deps } from './deps';
import { ringOrders } from './ring-work';

/** Download settings that are on or off. */
export const switches = ['orders', 'fulfilled', 'unfulfilled', 'archived', 'testOrders', 'shopifyPos', 'partiallyPaid', 'paidWithoutTransactions', 'pendingManual'] as const satisfies readonly (keyof DownloadSettings)[];
export type SwitchName = (typeof switches)[number];

/** Orders that a setting keeps back say so by this cause. */
const causeOf: Readonly<Record<SwitchName, CauseCode>> = {
  orders: 'S-RULE-OFF', fulfilled: 'S-RULE-OFF', unfulfilled: 'S-RULE-OFF', archived: 'S-RULE-OFF', testOrders: 'S-TEST', shopifyPos: 'S-SHOPIFY-POS',
  partiallyPaid: 'W-PAYMENT', paidWithoutTransactions: 'W-PAYMENT', pendingManual: 'W-PAYMENT',
};

/** Turns a download setting on, right where an order met it. Orders that it kept back go as well, or only what comes from now on. */
export async function turnOn(deps: Deps, fixer: Fixer, setting: SwitchName, take: 'from-now' | 'these-too'): Promise<FixOutcome> {
  const { installationId, by } = fixer;
  const { orders, installations } = deps.stores;
  const { version, settings } = await installations.settings(installationId);
  const kept = take === 'these-too' ? await orders.keys({ installationId, cause: causeOf[setting] }) : [];
  if (settings.download[setting]) {
    const freed = take === 'these-too' ? await orders.unbind(installationId, ['skipped', 'waiting', 'blocked']) : [];
    return { kind: 'fixed', orders: await ringOrders(deps, installationId, freed) };
  }
  await tellFix(deps, fixer, 'setting', setting, kept);
  const next = { ...settings, download: { ...settings.download, [setting]: true } };
  const saved = await changeSettings(deps, { installationId, expectedVersion: version, settings: next, by, release: take, mends: [] });
  return saved.kind === 'saved' ? { kind: 'fixed', orders: saved.released } : refused('conflict');
}
