import type { Decision } from './decision';
import type { GateOrder } from './gate-facts';
import { gateRules, type GateJudgement, type GateOutcome, type GateRule, type HoldReason, type RuleTrace } from './gate-types';
import { moneyKept, paymentHold } from './payment-rule';
import type { Settings } from './settings';

export interface GateInput {
  readonly order: GateOrder;
  readonly settings: Settings;
  readonly decision: Decision;
  /** It came from the POS, or from us. */
  readonly ours: boolean;
  /** The step that creates the sale's own POS transaction was recorded as sending: from then on only *handled* counts. */
  readonly began: boolean;
}

type Answer = { readonly result: 'passed' | 'skips' | 'not-applicable'; readonly seen?: Readonly<Record<string, string>> } | { readonly result: 'holds'; readonly reason: HoldReason };

/** *Included* overrides start date, tags and switches, nothing else. */
export const overridable: ReadonlySet<GateRule> = new Set<GateRule>([
  'start-date', 'ignore-tags', 'allow-tags', 'download-orders', 'download-fulfilled', 'download-unfulfilled', 'download-archived', 'shopify-pos',
]);

/** Whether the sale belongs in the POS. Every rule is asked and traced; the first that stops decides, and skip beats hold. */
export function judge(input: GateInput): GateJudgement {
  const trace: RuleTrace[] = [];
  let skip: GateRule | null = null;
  let hold: HoldReason | null = null;
  for (const rule of gateRules) {
    const answer = ask(rule, input);
    const seen = 'seen' in answer && answer.seen ? answer.seen : 'reason' in answer ? { reason: answer.reason } : {};
    const stops = answer.result === 'skips' || answer.result === 'holds';
    const overridden = stops && ((input.decision.kind === 'included' && overridable.has(rule)) || (input.began && rule !== 'decision'));
    trace.push({ rule, result: overridden ? 'overridden' : answer.result, seen });
    if (!stops || overridden) continue;
    if (answer.result === 'skips') skip ??= rule;
    else if (answer.result === 'holds') hold ??= answer.reason;
  }
  const outcome: GateOutcome = skip ? { kind: 'skip', rule: skip } : hold ? { kind: 'hold', reason: hold } : { kind: 'download' };
  return { outcome, trace };
}

/** "From now": the settings that first kept the order back and today's have both to let it through, until it is included. */
export function judgeBound(input: GateInput & { readonly bound: Settings | null }): GateJudgement {
  const today = judge(input);
  if (!input.bound || today.outcome.kind !== 'download' || input.decision.kind === 'included') return today;
  return judge({ ...input, settings: input.bound });
}

function ask(rule: GateRule, { order, settings: { download }, decision, ours, began }: GateInput): Answer {
  switch (rule) {
    case 'decision':
      return skips(decision.kind === 'handled' || (decision.kind === 'left-out' && !began), { decision: decision.kind });
    case 'origin':
      return skips(ours);
    case 'deleted':
      return { result: 'passed' };
    case 'test':
      return order.test ? skips(!download.testOrders) : { result: 'not-applicable' };
    case 'cancelled':
      return order.cancelledAt === null ? { result: 'not-applicable' } : skips(!moneyKept(order), { cancelledAt: iso(order.cancelledAt) });
    case 'start-date':
      if (download.startDate === null) return { result: 'not-applicable' };
      return skips(order.processedAt < download.startDate, { date: iso(order.processedAt), start: iso(download.startDate) });
    case 'ignore-tags':
      return ignoreTags(order, download.ignoreTags);
    case 'allow-tags':
      if (download.allowTags.length === 0) return { result: 'not-applicable' };
      return skips(!order.tags.some((tag) => has(download.allowTags, tag)), { tags: order.tags.join(', '), wanted: download.allowTags.join(', ') });
    case 'download-orders':
      return skips(!download.orders);
    case 'download-fulfilled':
      return isFulfilled(order) ? skips(!download.fulfilled, { fulfilment: order.fulfillmentStatus }) : { result: 'not-applicable' };
    case 'download-unfulfilled':
      return isFulfilled(order) ? { result: 'not-applicable' } : skips(!download.unfulfilled, { fulfilment: order.fulfillmentStatus });
    case 'download-archived':
      return order.closedAt === null ? { result: 'not-applicable' } : skips(!download.archived, { archivedAt: iso(order.closedAt) });
    case 'shopify-pos':
      return order.sourceName === 'pos' ? skips(!download.shopifyPos) : { result: 'not-applicable' };
    case 'payment': {
      const reason = paymentHold(order, download);
      return reason ? { result: 'holds', reason } : { result: 'passed' };
    }
  }
}

function ignoreTags(order: GateOrder, ignored: readonly string[]): Answer {
  if (ignored.length === 0) return { result: 'not-applicable' };
  const tag = order.tags.find((one) => has(ignored, one));
  return skips(tag !== undefined, tag === undefined ? undefined : { tag });
}

/** Partially fulfilled counts as unfulfilled. */
const isFulfilled = (order: GateOrder): boolean => order.fulfillmentStatus === 'FULFILLED' || order.fulfillmentStatus === 'FULFILLMENT_NOT_REQUIRED';
const has = (tags: readonly string[], tag: string): boolean => tags.some((one) => one.trim().toLowerCase() === tag.trim().toLowerCase());
const iso = (at: number): string => new Date(at).toISOString();
const skips = (does: boolean, seen?: Readonly<Record<string, string>>): Answer => ({ result: does ? 'skips' : 'passed', ...(seen ? { seen } : {}) });
