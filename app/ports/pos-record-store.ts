/** POS ids that were learned once, so that repeats cost no call, and those that a person chose. Keys hold no personal data. */
import type { Instant } from '~/domain/time';

/** A product's key is the required product's own (`tip`), an item's the SKU. */
export type PosRecordKind = 'item' | 'product';

/** A person's word that a key means this record of the POS account. */
export interface PosLink {
  readonly key: string;
  readonly externalId: string;
  /** What the POS called it then, for people to read. */
  readonly label: string;
  readonly by: string;
  readonly at: Instant;
}

export interface PosRecordStore {
  /** Learned and linked alike. */
  recall(accountId: string, kind: PosRecordKind, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What was learned by itself. A person's link stays as it is. */
  remember(accountId: string, kind: PosRecordKind, entries: ReadonlyMap<string, string>): Promise<void>;
  /** Replaces what was learned or linked before. */
  link(accountId: string, kind: PosRecordKind, link: PosLink): Promise<void>;
  /** The newest first. */
  links(accountId: string, kind: PosRecordKind): Promise<readonly PosLink[]>;
  unlink(accountId: string, kind: PosRecordKind, key: string): Promise<void>;
  /** After missing-reference: nothing may use this id again, whoever chose it. Ids of other kinds are other records. */
  forget(accountId: string, kind: PosRecordKind, externalId: string): Promise<void>;
}
