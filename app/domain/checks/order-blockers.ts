import { formatMinor } from '../money/format';
import type { Minor } from '../money/money';
import { checkIdentities, differs, ledgerIdentity } from '../order/identities';
import type { Order } from '../order/order';
import type { Settings } from '../settings/settings';
import { balance } from '../translation/balance';
import type { PosDocument } from '../translation/document';
import type { TranslationFault } from '../translation/document-parts';
import { explainedParams } from '../translation/explain';
import { accountBlockers, type AccountDemands } from './account-blockers';
import type { Blocker } from './check';
import { itemBlockers } from './item-blockers';
import type { ItemMatches, PosFacts } from './pos-facts';

export interface OrderQuestion {
  readonly order: Order;
  /** Null where the order could not be translated; `fault` says why. */
  readonly document: PosDocument | null;
  readonly fault: TranslationFault | null;
  readonly settings: Settings;
  readonly facts: PosFacts;
  readonly items: ItemMatches;
  readonly accountCurrency: string;
  readonly demands: AccountDemands;
  readonly tolerance: Minor;
}

/** All that stands between this order and the POS, not only the first. What could not be read blocks nothing. */
export function orderBlockers(question: OrderQuestion): readonly Blocker[] {
  const { order, document, settings, facts, items } = question;
  return [
    ...currencyBlockers(question),
    ...identityBlockers(question),
    ...(question.fault ? [translationBlocker(order, question.fault)] : []),
    ...sumBlockers(question),
    ...(document ? itemBlockers(document, items) : []),
    ...(document ? accountBlockers(document, settings, facts, question.demands) : []),
  ];
}

function currencyBlockers({ order, accountCurrency }: OrderQuestion): readonly Blocker[] {
  if (order.currency === accountCurrency) return [];
  const params = { order: order.name, currency: order.currency, account: accountCurrency };
  return [{ cause: { code: 'E-CURRENCY', params }, subject: order.currency }];
}

/** One problem an order: another order's sums have another cause. */
function identityBlockers({ order, tolerance }: OrderQuestion): readonly Blocker[] {
  const failing = checkIdentities(order).filter((identity) => identity.name !== 'ledger' && identity.level === 'enforced' && differs(identity, tolerance));
  return failing.map(({ name, left, right }) => {
    const money = { left: formatMinor(left, order.currency), right: formatMinor(right, order.currency), diff: formatMinor(right - left, order.currency) };
    return { cause: { code: 'E-IDENTITY', params: { order: order.name, identity: name, ...money, currency: order.currency, ...explainedParams(order, right - left) } }, subject: `${order.id} ${name}` };
  });
}

export function translationBlocker(order: Order, fault: TranslationFault): Blocker {
  const sums = fault.kind === 'taxes-differ' ? { left: formatMinor(fault.left, order.currency), right: formatMinor(fault.right, order.currency) } : { left: '', right: '' };
  return { cause: { code: 'E-IDENTITY', params: { order: order.name, identity: fault.kind, ...sums, diff: '', currency: order.currency } }, subject: `${order.id} ${fault.kind}` };
}

/** The lines against the order's total: first as Shopify's ledger has them, then as the document carries them. */
function sumBlockers({ order, tolerance, document }: OrderQuestion): readonly Blocker[] {
  const ledger = ledgerIdentity(order);
  if (differs(ledger, tolerance)) return [sumsDiffer(order, ledger.left, ledger.right)];
  const sums = document ? balance(document, order, tolerance) : null;
  return sums === null || sums.ok ? [] : [sumsDiffer(order, sums.error.ours, sums.error.shopify)];
}

function sumsDiffer(order: Order, lines: Minor, total: Minor): Blocker {
  const params = {
    order: order.name, currency: order.currency,
    lines: formatMinor(lines, order.currency), total: formatMinor(total, order.currency), diff: formatMinor(total - lines, order.currency),
    ...explainedParams(order, total - lines),
  };
  return { cause: { code: 'E-SUM-MISMATCH', params }, subject: order.id };
}
