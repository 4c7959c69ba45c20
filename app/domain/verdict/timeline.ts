/** Every code a timeline entry may carry; the catalogues hold one sentence for each, filled from the entry's params. */
export const timelineCodes = [
  'order.read', // updatedAt
  'order.found', // by the comparison with Shopify
  'order.not-found',
  'gate.download', 'gate.skip', // rule
  'gate.hold', // reason
  'gate.overridden', // rule: let through by a person
  'checks.blocked', // codes, comma separated
  'checks.unknown', // code
  'document.frozen', // number, kind, total
  'document.thawed', // number
  'document.adopted', // number, posId: posted by an earlier installation
  'document.amended', // number
  'document.revised', // number, total: an open one was changed in place
  'document.posted', // number, posId, total
  'document.open', // number, posId
  'document.left-pending', // number, reason
  'document.stopped', // number, ours, theirs
  'document.reconcile', // number, reason
  'step.adopted', // step, id: an earlier send had taken effect
  'step.refused', // step, field, message
  'step.doubt', // step
  'step.again', // step: the look-up proved that nothing had been committed
  'notice.dropped', // step, told: details that the POS refused
  'notice.others', // told: other customers that fit
  'notice.default', // told: the refused detail; the default customer stands in
  'notice.unlinked', // told: the sale's number; a return that the POS would not tie to it
  'notice.no-product', // skus
  'notice.tolerance', // identity, left, right, currency
  'notice.identity', // identity, left, right, currency: told, and the order goes
  'try.planned', // at, code
  'try.gave-up',
  'decision.included', 'decision.left-out', 'decision.handled', 'decision.undone', // by, note
  'person.retry', // by
  'person.linked', // by, sku, item
  'person.fixed', // by, fix (its kind), what: what was chosen, turned on or made
  'settings.released', // version
] as const;
export type TimelineCode = (typeof timelineCodes)[number];
