import { Simulator as Heartland } from '../../sandbox/pos/heartland/simulator';
import { Simulator as Lightspeed } from '../../sandbox/pos/lightspeed-r/simulator';
import type { PosDesk } from '../support/pos/desk';
import { heartlandDesk } from '../support/pos/heartland-desk';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import type { VirtualClock } from '../support/virtual-clock';
import type { GoldenCase } from './cases';

export type PosKind = PosDesk['kind'];

interface CaseItem { readonly public_id: string; readonly description: string; readonly price: number; readonly qty: number; readonly custom?: { readonly barcode?: string } }

/** A simulated account of that kind with the case's own items and fields. The cases are told in Heartland's words. */
export function openDesk(kind: PosKind, clock: VirtualClock, currency: string, { pos }: GoldenCase): PosDesk {
  const items = (pos.items ?? []) as readonly CaseItem[];
  if (kind === 'lightspeed-r') {
    // Enough registers for a case to be told in one go: how long the allowance lasts is no bookkeeper's matter.
    const account = new Lightspeed({ now: clock.now, rng: () => 0.5, currency, registers: 20 });
    account.control('POST', '/items', items.map(({ custom, ...item }) => ({ ...item, ...(custom?.barcode ? { ean: custom.barcode } : {}) })));
    return lightspeedDesk(account);
  }
  const account = new Heartland({ now: clock.now, rng: () => 0.5, currency });
  for (const field of pos.customFields ?? []) account.control('POST', '/custom-fields', field);
  account.control('POST', '/items', items);
  return heartlandDesk(account);
}

/** The same choices in an account of that kind: its own shops, and the field that items have there. */
export function settingsAt(kind: PosKind, settings: GoldenCase['settings']): GoldenCase['settings'] {
  if (kind === 'heartland') return settings;
  const text = JSON.stringify(settings).replaceAll('"100006"', '"2"').replaceAll('"100007"', '"1"').replaceAll('"barcode"', '"ean"');
  return JSON.parse(text) as GoldenCase['settings'];
}
