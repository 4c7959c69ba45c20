import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import { readGateFacts } from '~/domain/settings/gate-facts';
import type { Settings } from '~/domain/settings/settings';
import { downloadSwitches, noEffect, tryOn, type Change, type SettingsPreview, type ShownTally, type Tally, type Trial } from '~/domain/settings/what-if';
import type { Instant } from '~/domain/time';
import type { JudgedOrder } from '~/ports/order-store';
import type { Stores } from '~/ports/stores';
import { settingsOf } from './settings-of';

export const previewDays = 60;

/** The newest of so many orders are tried; a shop that has more is told so. A person waits for the answer at a form. */
export const mostTried = 20_000;
const pageSize = 1_000;

interface PreviewStores {
  readonly installations: Pick<Stores['installations'], 'settingsAt'>;
  readonly orders: Pick<Stores['orders'], 'judged'>;
}

/** What a change of settings would do to the orders of the last 60 days, as they were when they were last read. Nothing is written. */
export async function previewSettings(stores: PreviewStores, installationId: string, change: Change, now: Instant, most = mostTried): Promise<SettingsPreview> {
  const effect = noEffect();
  const versions = new Map<number, Promise<Settings | null>>();
  const settingsAt = (version: number | null): Promise<Settings | null> => {
    if (version === null) return Promise.resolve(null);
    const known = versions.get(version) ?? settingsOf({ stores }, installationId, version).then((found) => found?.settings ?? null);
    versions.set(version, known);
    return known;
  };
  const query = { installationId, from: now - previewDays * 86_400_000 };
  let [tried, unknown] = [0, 0];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Stores['orders']['judged']>> = await stores.orders.judged({ ...query, cursor, limit: Math.min(pageSize, most - tried) });
    for (const row of page.rows) {
      const trial = trialOf(row, await settingsAt(row.boundVersion));
      if (trial) tryOn(effect, change, trial);
      else unknown += 1;
    }
    tried += page.rows.length;
    cursor = page.next;
  } while (cursor !== null && tried < most);

  const { eligible, anyway, fallOut, toWait, untouched, switches } = effect;
  return {
    days: previewDays, tried, unknown, limited: cursor !== null,
    eligible: shown(eligible), anyway: shown(anyway), fallOut: shown(fallOut), toWait: shown(toWait), untouched: shown(untouched),
    switches: Object.fromEntries(downloadSwitches.map((name) => [name, shown(switches[name])])) as SettingsPreview['switches'],
  };
}

/** Null where the order was not judged since its facts are kept. */
function trialOf({ gateFacts, decision, begun, currency, currentTotal }: JudgedOrder, bound: Settings | null): Trial | null {
  const facts = readGateFacts(gateFacts);
  if (!facts || currency === null) return null;
  const amount = parseMinor(currentTotal ?? '0', currency);
  return { facts, decision, begun, bound, currency, amount: amount.ok ? amount.value : 0n };
}

const shown = ({ orders, amounts }: Tally): ShownTally => ({
  orders, amounts: [...amounts].map(([currency, amount]) => ({ currency, amount: formatMinor(amount, currency) })),
});
