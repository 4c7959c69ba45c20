import type { RuleTrace } from '~/domain/settings/gate-types';
import { useReader } from '../text/reader';

/** The values in a sentence; Shopify's and our own words are translated where the catalogue has them. */
export function useSaw({ rule, seen }: RuleTrace): string | null {
  const { tOr, params } = useReader();
  if (Object.values(seen).every((value) => value === '' || value === 'none')) return null;
  const worded = {
    ...params(seen),
    ...(seen.fulfilment ? { fulfilment: tOr(`terms.fulfilment.${seen.fulfilment}`, seen.fulfilment) } : {}),
    ...(seen.decision ? { decision: tOr(`terms.decision.${seen.decision}`, seen.decision) } : {}),
    ...(seen.reason ? { reason: tOr(`terms.hold.${seen.reason}`, seen.reason) } : {}),
  };
  return tOr(`order.rules.saw.${rule}`, '', worded) || null;
}
