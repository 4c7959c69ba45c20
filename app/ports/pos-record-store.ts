/** POS ids that were learned once, so that repeats cost no call. Keys hold no personal data. */
export type PosRecordKind = 'item';

export interface PosRecordStore {
  recall(accountId: string, kind: PosRecordKind, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  remember(accountId: string, kind: PosRecordKind, entries: ReadonlyMap<string, string>): Promise<void>;
  /** After missing-reference: nothing may use this id again. */
  forget(accountId: string, externalId: string): Promise<void>;
}
