import { Simulator as Heartland } from '../../../sandbox/pos/heartland/simulator';
import type { State as HeartlandState } from '../../../sandbox/pos/heartland/state';
import { Simulator as Lightspeed } from '../../../sandbox/pos/lightspeed-r/simulator';
import type { State as LightspeedState } from '../../../sandbox/pos/lightspeed-r/state';
import { heartlandManifest } from '~/adapters/pos/heartland/manifest';
import { lightspeedManifest } from '~/adapters/pos/lightspeed-r/manifest';
import type { Credentials } from '~/domain/credentials';
import type { PosManifest } from '~/ports/pos-gateway';
import type { PosDesk } from '../../support/pos/desk';
import { heartlandDesk } from '../../support/pos/heartland-desk';
import { lightspeedDesk } from '../../support/pos/lightspeed-desk';

/** The POS account that a run begins with, as its simulator left it. */
export type Kept = { readonly kind: 'heartland'; readonly state: HeartlandState } | { readonly kind: 'lightspeed-r'; readonly state: LightspeedState; readonly credentials: Credentials };

export const worldKinds = ['heartland', 'lightspeed-r'] as const;
export type WorldKind = (typeof worldKinds)[number];

/** Every second seed runs in the other POS. */
export const kindOf = (seed: number): WorldKind => worldKinds[seed % worldKinds.length] ?? 'heartland';

interface Time { readonly now: () => number; readonly rng: () => number }

/** A new one, with these items. */
export function newAccount(kind: WorldKind, time: Time, skus: readonly string[]): { readonly desk: PosDesk; keep(): Kept } {
  const items = skus.map((sku) => ({ sku, qty: 100_000 }));
  if (kind === 'heartland') {
    const pos = new Heartland(time);
    const desk = heartlandDesk(pos);
    desk.stock(items);
    return { desk, keep: () => ({ kind, state: pos.state }) };
  }
  const pos = new Lightspeed({ ...time, registers: 10 });
  // Tokens outlive a run here: how they are renewed has tests of its own, and a copy of a database holds none that still work.
  pos.control('POST', '/settings', { accessTokenSeconds: 40 * 86_400 });
  const desk = lightspeedDesk(pos);
  desk.stock(items);
  return { desk, keep: () => ({ kind, state: pos.state, credentials: desk.credentials }) };
}

export const openAccount = (kept: Kept, time: Time): PosDesk =>
  kept.kind === 'heartland' ? heartlandDesk(new Heartland({ ...time, state: kept.state })) : lightspeedDesk(new Lightspeed({ ...time, state: kept.state }), kept.credentials);

const manifests: Readonly<Partial<Record<PosDesk['kind'], PosManifest>>> = { heartland: heartlandManifest, 'lightspeed-r': lightspeedManifest } satisfies Record<WorldKind, PosManifest>;

export function manifestOf(kind: PosDesk['kind']): PosManifest {
  const manifest = manifests[kind];
  if (!manifest) throw new Error(`${kind} has no account in the simulated world`);
  return manifest;
}

/** How late a commit may still land after its request was handed over: just before a look-up that says *none* is believed. */
export const latestMs = (kind: WorldKind): number => manifestOf(kind).requestTimeoutMs + manifestOf(kind).settleMs - 1_000;
