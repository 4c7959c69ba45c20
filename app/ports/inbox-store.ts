/** Webhook deliveries: ids, topic and times only, never a payload. */
import type { Instant } from '~/domain/time';
import type { WorkRef } from './work-store';

export interface Delivery {
  readonly shop: string;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly topic: string;
  /** Order gid, where the topic concerns one. */
  readonly orderId: string | null;
  readonly triggeredAt: Instant | null;
  readonly receivedAt: Instant;
}

export type InboxOutcome =
  | { readonly kind: 'stored'; readonly work: WorkRef | null }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'unknown-shop' };

export interface InboxStore {
  /**
   * One transaction: the row, unique by (shop, webhook id), and the order's work row made due. Deliveries that come while another
   * transaction is under way may share the next one. Throws when the database is unreachable.
   */
  receive(delivery: Delivery): Promise<InboxOutcome>;
  /** Newest delivery per topic. */
  lastDeliveries(shop: string): Promise<Readonly<Record<string, Instant>>>;
}
