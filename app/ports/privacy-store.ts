/** Shopify's compliance requests: what came, when, what was done. The record outlives the shop's data and holds no customer's. */
import type { Instant } from '~/domain/time';
import type { WorkRef } from './work-store';

export const privacyTopics = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;
export type PrivacyTopic = (typeof privacyTopics)[number];

export interface PrivacyRequest {
  readonly shop: string;
  readonly webhookId: string;
  readonly topic: PrivacyTopic;
  /** Shopify's own number of a data request. */
  readonly requestId: string | null;
  /** Numeric ids of the orders it names; forgotten when it is done. */
  readonly orderIds: readonly string[];
  readonly receivedAt: Instant;
}

/** Counts by kind of row, and a word where nothing was to be done: what the record says. */
export type PrivacyOutcome = Readonly<Record<string, number | string>>;

export interface PrivacyRecord extends PrivacyRequest {
  readonly doneAt: Instant | null;
  readonly outcome: PrivacyOutcome | null;
}

export interface PrivacyStore {
  /** Record and work row in one transaction; null = it came before. Throws when the database is unreachable. */
  record(request: PrivacyRequest): Promise<WorkRef | null>;
  get(shop: string, webhookId: string): Promise<PrivacyRecord | null>;
  /** Its answer is written and the order ids are forgotten. */
  close(shop: string, webhookId: string, outcome: PrivacyOutcome, at: Instant): Promise<void>;
  /** What is held about these orders' customers: ids in the POS, never names or addresses. */
  heldAbout(installationId: string, orderIds: readonly string[]): Promise<PrivacyOutcome>;
  /** Customer and address ids of the POS, what it said about them, and what staff noted. Ids and money of the orders stay: they are the merchant's books. */
  eraseCustomer(installationId: string, orderIds: readonly string[]): Promise<PrivacyOutcome>;
  /** Everything of the shop but these records, in small bites, the installation last: may be begun again at any point. */
  eraseShop(shop: string): Promise<PrivacyOutcome>;
}
