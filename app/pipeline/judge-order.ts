import type { Order } from '~/domain/order/order';
import type { GateJudgement } from '~/domain/settings/gate-types';
import { judgeBound } from '~/domain/settings/gate';
import { laterAgreements } from '~/domain/translation/later-agreements';
import { verdictOfGate } from '~/domain/verdict/verdict-of-gate';
import { standingSale } from './carry-sale';
import { toReconcile, type Conclusion } from './conclusion';
import { note, type OrderCase } from './order-job';

export type Judged =
  | { readonly kind: 'go'; readonly judgement: GateJudgement }
  | { readonly kind: 'stop'; readonly judgement: GateJudgement; readonly conclusion: Conclusion };

/** Whether the order belongs in the POS. "From now" binds an order to the settings that first kept it back: both have to let it through. */
export function judgeOrder(job: OrderCase, order: Order): Judged {
  const { row, settings, bound } = job;
  const judgement = judgeBound({
    order, decision: row.decision, began: row.begun || standingSale(job) !== null, ours: carriesOurMark(order),
    settings: settings.settings, bound: bound?.settings ?? null,
  });
  const { outcome } = judgement;
  if (outcome.kind === 'download') {
    if (row.outcome?.kind !== 'download') note(job, 'gate.download');
    return { kind: 'go', judgement };
  }
  if (outcome.kind === 'skip') note(job, 'gate.skip', { rule: outcome.rule });
  else note(job, 'gate.hold', { reason: outcome.reason });
  if (changedSinceHandled(job, order)) return { kind: 'stop', judgement, conclusion: toReconcile({ order: order.name, reason: 'handled', posno: row.posNumber ?? '' }) };
  const verdict = verdictOfGate(judgement, order, row.decision);
  return { kind: 'stop', judgement, conclusion: { verdict, blockers: [], dueAt: null } };
}

/** What a person took care of by hand changed in Shopify since; nothing is sent for it, but it is said. */
function changedSinceHandled({ row, documents }: OrderCase, order: Order): boolean {
  if (row.decision.kind !== 'handled') return false;
  const carried = new Set(documents.filter((one) => one.state !== 'thawed').flatMap((one) => [one.document.id, ...one.document.folded]));
  return laterAgreements(order, carried).some((agreement) => agreement.kind !== 'order' && agreement.happenedAt > (row.decision.at ?? 0));
}

/** Orders that a bridge like ours wrote into Shopify from the POS carry this attribute; sending them back would loop. */
const markAttribute = '_tillbridge_pos_id';
export const carriesOurMark = (order: Order): boolean => order.attributes.some((attribute) => attribute.key === markAttribute);
