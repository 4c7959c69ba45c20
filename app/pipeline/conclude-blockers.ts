import type { Blocker } from '~/domain/checks/check';
import type { Order } from '~/domain/order/order';
import { verdictOfBlockers } from '~/domain/verdict/verdict-of-blockers';
import type { Conclusion } from './conclusion';
import type { OrderJob } from './order-job';

/** All that stands in the way, the first to fix first. Nothing is due: the fix of a cause rings its orders. */
export function concludeBlockers(_job: OrderJob, _order: Order, blockers: readonly Blocker[]): Conclusion {
  return { verdict: verdictOfBlockers(blockers), blockers, dueAt: null };
}
