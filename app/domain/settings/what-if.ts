import type { Minor } from '../money/money';
import type { Decision } from './decision';
import { judge, judgeBound, type GateInput } from './gate';
import type { GateFacts } from './gate-facts';
import type { DownloadSettings, Settings } from './settings';

/** The settings that are on or off; each has a line of its own that says what it decides. */
export const downloadSwitches = ['orders', 'fulfilled', 'unfulfilled', 'archived', 'partiallyPaid', 'paidWithoutTransactions', 'pendingManual', 'testOrders', 'shopifyPos'] as const satisfies readonly (keyof DownloadSettings)[];
export type DownloadSwitch = (typeof downloadSwitches)[number];

/** One order as other settings are tried on it. */
export interface Trial {
  readonly facts: GateFacts;
  readonly decision: Decision;
  readonly begun: boolean;
  /** The settings that keep it back, "from now". */
  readonly bound: Settings | null;
  readonly currency: string;
  readonly amount: Minor;
}

export interface Change {
  readonly before: Settings;
  readonly after: Settings;
}

export interface Tally {
  orders: number;
  readonly amounts: Map<string, Minor>;
}

/** What a change of settings does to the orders it was tried on. */
export interface Effect {
  /** Kept back now, and would go if the change were applied to them too. */
  readonly eligible: Tally;
  /** Of these, what goes even if the change counts from now on only. */
  readonly anyway: Tally;
  /** Would go now, and no longer. */
  readonly fallOut: Tally;
  /** Left out now; would only wait for their payment. */
  readonly toWait: Tally;
  /** In the POS already: the change would decide otherwise, and they stay as they are. */
  readonly untouched: Tally;
  /** Orders that go with the switch on and not with it off, all else as in the changed settings. */
  readonly switches: Readonly<Record<DownloadSwitch, Tally>>;
}

/** The same as a screen is given it: amounts as decimal text. */
export interface ShownTally {
  readonly orders: number;
  readonly amounts: readonly { readonly currency: string; readonly amount: string }[];
}

export type SettingsPreview = Readonly<Record<Exclude<keyof Effect, 'switches'>, ShownTally>> & {
  readonly switches: Readonly<Record<DownloadSwitch, ShownTally>>;
  readonly days: number;
  readonly tried: number;
  /** Orders that were not judged since their facts are kept. */
  readonly unknown: number;
  /** There are older orders in these days that were not tried. */
  readonly limited: boolean;
};

const nothing = (): Tally => ({ orders: 0, amounts: new Map() });

export const noEffect = (): Effect => ({
  eligible: nothing(), anyway: nothing(), fallOut: nothing(), toWait: nothing(), untouched: nothing(),
  switches: Object.fromEntries(downloadSwitches.map((name) => [name, nothing()])) as Record<DownloadSwitch, Tally>,
});

/** Tries both settings on one order, by the gate itself, and counts what differs. */
export function tryOn(effect: Effect, { before, after }: Change, trial: Trial): void {
  const { facts, decision, bound, begun } = trial;
  const input = (settings: Settings): GateInput => ({ order: facts.order, ours: facts.ours, decision, began: false, settings });
  const outcome = (settings: Settings) => judge(input(settings)).outcome.kind;
  const then = outcome(after);
  if (begun) {
    if ((outcome(before) === 'download') !== (then === 'download')) count(effect.untouched, trial);
    return;
  }
  const now = judgeBound({ ...input(before), bound }).outcome.kind;
  if (now !== 'download' && then === 'download') {
    count(effect.eligible, trial);
    if (judgeBound({ ...input(after), bound }).outcome.kind === 'download') count(effect.anyway, trial);
  }
  if (now === 'download' && then !== 'download') count(effect.fallOut, trial);
  if (now === 'skip' && then === 'hold') count(effect.toWait, trial);
  for (const name of downloadSwitches) {
    if ((outcome(flipped(after, name)) === 'download') !== (then === 'download')) count(effect.switches[name], trial);
  }
}

const flipped = (settings: Settings, name: DownloadSwitch): Settings => ({ ...settings, download: { ...settings.download, [name]: !settings.download[name] } });

function count(tally: Tally, { currency, amount }: Trial): void {
  tally.orders += 1;
  tally.amounts.set(currency, (tally.amounts.get(currency) ?? 0n) + amount);
}
