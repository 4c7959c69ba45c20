import type { Order } from '~/domain/order/order';
import type { GateJudgement } from '~/domain/settings/gate-types';
import type { Verdict } from '~/domain/verdict/verdict';
import type { Installation } from '~/ports/installation-store';
import type { NewTimelineEntry } from '~/ports/order-store';
import { askPos, type NoAnswer } from './ask-pos';
import type { Deps } from './deps';
import { drawDocuments, type DrawnDocument } from './draw-documents';
import { judgeOrder } from './judge-order';
import { stands } from './later-work';
import { openCase, shopifyOrderId, type OrderCase } from './order-job';
import { readAfresh } from './read-afresh';
import { unseenOrder } from './unseen-order';

export interface DryRun {
  readonly kind: 'run';
  readonly order: Order;
  readonly judgement: GateJudgement;
  /** Why the gate keeps it back; null = it goes. The documents are drawn all the same, as they would be if it were let through. */
  readonly kept: Verdict | null;
  /** Why the POS could not be asked; then nothing is drawn. */
  readonly silent: NoAnswer | null;
  readonly documents: readonly DrawnDocument[];
  /** Numbers of what stands in the POS already. */
  readonly standing: readonly string[];
  readonly notices: readonly NewTimelineEntry[];
}

export type DryRunOutcome = DryRun | { readonly kind: 'unread'; readonly verdict: Verdict };

/** Shopify's order through everything that decides about it, up to the moment before the first write. The POS is asked and given nothing. */
export async function dryRunOrder(deps: Deps, installation: Installation, key: string): Promise<DryRunOutcome> {
  const row = (await deps.stores.orders.get(key)) ?? unseenOrder(installation.id, shopifyOrderId(key), deps.clock.now());
  const job = await openCase(deps, installation, row);
  const reading = await readAfresh(job);
  if (reading.kind === 'stop') return { kind: 'unread', verdict: reading.conclusion.verdict };
  return dryRun(job, reading.order, row.hash !== reading.hash || row.judgedVersion !== job.settings.version);
}

/** An order that Shopify does not have, for whoever wants to see what happens before the first one comes. */
export async function dryRunMadeUp(deps: Deps, installation: Installation, order: Order): Promise<DryRun> {
  return dryRun(await openCase(deps, installation, unseenOrder(installation.id, order.id, deps.clock.now())), order, true);
}

async function dryRun(job: OrderCase, order: Order, changed: boolean): Promise<DryRun> {
  const judged = judgeOrder(job, order);
  const notes: NewTimelineEntry[] = [];
  const answer = await askPos(job.deps, job.installation.id, (gateway, connection) => {
    // Asked again after a wait, it tells its story from the beginning.
    notes.length = 0;
    return drawDocuments({ job: { ...job, connection, entries: notes }, access: { gateway, connection, heard: [] }, order, changed });
  });
  return {
    kind: 'run', order, judgement: judged.judgement,
    kept: judged.kind === 'stop' ? judged.conclusion.verdict : null,
    silent: answer.ok ? null : answer.error,
    documents: answer.ok ? answer.value.value : [],
    standing: job.documents.filter(stands).map((one) => one.number),
    notices: notes.filter((entry) => entry.code.startsWith('notice.')),
  };
}
