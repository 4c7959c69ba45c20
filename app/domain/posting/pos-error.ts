/** The closed set of what may go wrong when a POS is called. Adapters translate every foreign error into one of these. */
import type { Instant } from '../time';

export type PosError =
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** `guessed`: the POS did not say how long, so that the wait is ours to choose. */
  | { readonly kind: 'throttled'; readonly until: Instant; readonly guessed?: true }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'forbidden'; readonly right: string }
  /** `code` and `field` in the POS's own words, for people; `customField` where it is one of the merchant's required custom fields, `payment` where the POS says that it is the payment it refuses. */
  | { readonly kind: 'rejected'; readonly code: string; readonly field: string | null; readonly customField: boolean; readonly payment?: true; readonly message: string }
  | { readonly kind: 'missing-reference'; readonly externalId: string | null; readonly what: string }
  | { readonly kind: 'already-exists'; readonly field: string }
  /** The request may or may not have taken effect: a time-out, a cut connection or an unreadable answer after sending. */
  | { readonly kind: 'in-doubt'; readonly detail: string };
