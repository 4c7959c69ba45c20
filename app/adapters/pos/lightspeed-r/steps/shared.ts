import type { Clock } from '~/ports/clock';
import type { PlanRequest } from '~/ports/pos-gateway';
import type { LightspeedApi } from '../api';

export { base, cannotTell, created, done, failed, hashOf, need, none, one } from '../../shared/step-results';

export interface StepContext {
  readonly api: LightspeedApi;
  readonly clock: Clock;
  readonly request: PlanRequest;
}

/** The rates of this POS on Shopify's prices; otherwise Shopify's own amounts stand as lines. */
export const reckonsTax = ({ request }: StepContext): boolean => request.mapping.taxes === 'computed';
