/** What fixes did in a POS, step by step. An account has one unfinished repair at most: two would put back each other's switches. */
import type { Repair } from '~/domain/posting/repair';
import type { Lease, WorkRef } from './work-store';

export interface RepairStore {
  /** With its work, whose key names it, in one transaction. Null = the account has one that has not ended. */
  begin(repair: Omit<Repair, 'id' | 'endedAt'>): Promise<WorkRef | null>;
  get(id: string): Promise<Repair | null>;
  /** Under the lease of the repair's own work row. False = lease lost, nothing written. */
  save(lease: Lease, repair: Repair): Promise<boolean>;
  /** The account's unfinished one. */
  open(accountId: string): Promise<Repair | null>;
  /** The shop's newest, ended or not. */
  newest(installationId: string): Promise<Repair | null>;
}

export const repairWorkKey = (id: string): string => `repair:${id}`;
/** Ended ones that are kept of a shop, as its log. */
export const repairsKept = 50;
