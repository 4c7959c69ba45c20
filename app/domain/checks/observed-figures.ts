import { formatMinor } from '../money/format';
import { checkIdentities, differs, type Identity } from '../order/identities';
import type { Order } from '../order/order';
import type { Minor } from '../money/money';
import type { Blocker } from './check';

/** Figures of Shopify's that contradict each other without stopping the order: one problem for each identity, whatever orders show it. */
export const observedFigures = (order: Order): readonly Blocker[] =>
  checkIdentities(order)
    .filter((identity) => identity.level === 'observed' && !identity.holds)
    .map((identity) => ({ cause: { code: 'N-IDENTITY', params: { order: order.name, ...told(order, identity) } }, subject: identity.name }));

/** Enforced figures that differ and are called equal by the merchant's tolerance. */
export const toleratedFigures = (order: Order, tolerance: Minor): readonly Readonly<Record<string, string>>[] =>
  checkIdentities(order)
    .filter((identity) => identity.level === 'enforced' && !identity.holds && !differs(identity, tolerance))
    .map((identity) => told(order, identity));

const told = (order: Order, { name, left, right }: Identity) => ({
  id: order.id.slice(order.id.lastIndexOf('/') + 1), identity: name, left: formatMinor(left, order.currency), right: formatMinor(right, order.currency), currency: order.currency,
});
