import type { Verdict } from '~/domain/verdict/verdict';
import type { OrderKey } from '~/ports/order-store';

export const orderKey = (installationId: string, orderId: string): OrderKey => `${installationId}/${orderId.slice(orderId.lastIndexOf('/') + 1)}`;

/** What an order's page says before anybody has looked at it. */
export const queued: Verdict = { status: 'waiting', cause: { code: 'W-QUEUED', params: {} }, alsoNeeded: [], nextTryAt: null };
