/** A request as a simulator's core sees it. `base` is the address that it was reached under, for absolute URLs in answers. */
export interface WireRequest {
  readonly method: string;
  /** `/api/sales/orders/110001`, without the query. */
  readonly path: string;
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly base: string;
  /** Requests of the account already being answered when this one arrived. */
  readonly inFlight: number;
  /** The second, unseen arrival of a request whose connection broke (see the fault `commit-later`). */
  readonly late?: boolean;
}

/** `cut` as in the shared HTTP shell: `before` drops the connection unanswered, `half` in the body, `hang` never answers. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs?: number;
  readonly cut?: 'before' | 'half' | 'hang';
}

/** What must happen outside: a webhook to deliver, or a request that reaches the core late after its client gave up. */
export type Effect =
  | { readonly kind: 'webhook'; readonly url: string; readonly body: string }
  | { readonly kind: 'commit-later'; readonly afterMs: number; readonly request: WireRequest };
