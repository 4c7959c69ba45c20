import { noDecision } from '~/domain/settings/decision';
import type { Instant } from '~/domain/time';
import type { OrderRow } from '~/ports/order-store';

/** The row of an order that nothing is stored of, for questions about it that store nothing either. */
export const unseenOrder = (installationId: string, orderId: string, now: Instant): OrderRow => ({
  key: `${installationId}/${orderId.slice(orderId.lastIndexOf('/') + 1)}`, installationId, orderId, firstSeenAt: now,
  name: null, currency: null, purchaseTotal: null, currentTotal: null, placedAt: null, shopifyUpdatedAt: null, hash: null,
  decision: noDecision, boundVersion: null, judgedVersion: null, outcome: null, trace: [], gateFacts: null, needs: [],
  verdict: { status: 'waiting', cause: null, alsoNeeded: [], nextTryAt: null },
  attempts: 0, lastTriedAt: null, troubleSince: null, begun: false, posNumber: null,
});
