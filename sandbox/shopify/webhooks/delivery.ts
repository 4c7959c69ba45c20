export interface Attempt {
  /** ISO moment. */
  readonly at: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'lost' | 'not installed';

export interface Delivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly triggeredAt: string;
  /** The order's name, for whoever reads the log. */
  readonly subject: string | null;
  state: DeliveryState;
  readonly attempts: Attempt[];
}

/** What happened, before it is sent anywhere: one action of the merchant or the buyer may announce several topics. */
export interface Announcement {
  readonly topic: string;
  readonly body: string;
  readonly subject: string | null;
}
