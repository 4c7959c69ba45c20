import { askPos, type NoAnswer } from './ask-pos';
import type { Deps } from './deps';

export type FoundCustomer =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: 'not-found' | 'archived' | 'several' | NoAnswer };

/** The one active customer of the POS that has this number, asked now. */
export async function findCustomer(deps: Deps, installationId: string, number: string): Promise<FoundCustomer> {
  const answer = await askPos(deps, installationId, (gateway) => gateway.findCustomers(number));
  if (!answer.ok) return { kind: 'refused', reason: answer.error };
  const found = answer.value.value;
  const active = found.filter((customer) => customer.active);
  if (active[0] && active.length === 1) return { kind: 'found', id: active[0].id };
  return { kind: 'refused', reason: active.length > 1 ? 'several' : found.length > 0 ? 'archived' : 'not-found' };
}
