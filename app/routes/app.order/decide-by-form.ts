import { z } from 'zod';
import {
  handleOrder,
  includeOrder,
  leaveOutOrder,
  retryOrder,
  undoDecision,
  type DecisionOutcome,
} from '~/pipeline/decide-order';
import type { Deps } from '~/pipeline/deps';

const form = z.object({
  intent: z.enum(['include', 'retry', 'handle', 'leave-out', 'undo']),
  note: z.string().max(500).default(''),
});
type Intent = z.output<typeof form>['intent'];

const acts: Record<Intent, (deps: Deps, key: string, by: string, note: string) => Promise<DecisionOutcome>> = {
  include: (deps, key, by) => includeOrder(deps, key, by),
  retry: (deps, key, by) => retryOrder(deps, key, by),
  handle: (deps, key, by, note) => handleOrder(deps, key, by, note),
  'leave-out': (deps, key, by, note) => leaveOutOrder(deps, key, by, note),
  undo: (deps, key, by) => undoDecision(deps, key, by),
};
const told = { include: 'included', retry: 'retry', handle: 'handled', 'leave-out': 'saved', undo: 'undone' } as const;

/** One posted intent → one use case. An intent that no button of ours sends is answered 400. */
export async function decideByForm(deps: Deps, key: string, posted: FormData, by: string) {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) throw new Response('Unknown intent', { status: 400 });
  const { intent, note } = read.data;
  const outcome = await acts[intent](deps, key, by, note);
  return outcome.kind === 'done' ? { done: told[intent], refusal: null } : { done: null, refusal: outcome.reason };
}
