import type { Order } from '../order/order';
import type { Decision } from '../settings/decision';
import { overridable } from '../settings/gate';
import type { GateJudgement, GateRule } from '../settings/gate-types';
import type { CauseCode } from './cause';
import type { Params, Verdict } from './verdict';

const skipCodes: Readonly<Record<GateRule, CauseCode>> = {
  decision: 'S-LEFT-OUT', origin: 'S-FROM-POS', deleted: 'S-DELETED', test: 'S-TEST', cancelled: 'S-CANCELLED', 'start-date': 'S-OUT-OF-RANGE',
  'ignore-tags': 'S-TAG-IGNORED', 'allow-tags': 'S-TAG-MISSING',
  'download-orders': 'S-RULE-OFF', 'download-fulfilled': 'S-RULE-OFF', 'download-unfulfilled': 'S-RULE-OFF', 'download-archived': 'S-RULE-OFF',
  'shopify-pos': 'S-SHOPIFY-POS', payment: 'W-PAYMENT',
};

/** Skips that an inclusion overrides. */
export const overridableCodes: ReadonlySet<CauseCode> = new Set([...overridable].map((rule) => skipCodes[rule]));

/** What a skip or a hold says on the order's page. Must not be asked about an order that downloads. */
export function verdictOfGate({ outcome, trace }: GateJudgement, order: Order, decision: Decision): Verdict {
  if (outcome.kind === 'download') throw new Error('an order that downloads has no verdict of the gate');
  const params: Params = { order: order.name, date: new Date(order.processedAt).toISOString() };
  if (outcome.kind === 'hold') return verdict('waiting', 'W-PAYMENT', { ...params, reason: outcome.reason });
  if (decision.kind === 'handled') return handledVerdict(params, decision);
  const seen = trace.find((line) => line.rule === outcome.rule)?.seen ?? {};
  return verdict('skipped', skipCodes[outcome.rule], { ...params, ...seen, rule: outcome.rule });
}

/** What a person closed stays closed, whatever can be read of it later. */
export const handledVerdict = (params: Params, { by, note }: Decision): Verdict => verdict('handled', 'H-HANDLED', { ...params, by: by ?? '', note: note ?? '' });

const verdict = (status: Verdict['status'], code: CauseCode, params: Params): Verdict => ({ status, cause: { code, params }, alsoNeeded: [], nextTryAt: null });
