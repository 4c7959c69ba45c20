import type { OrderRow } from '~/ports/order-store';

/** Shopify's numeric order id as text: what an order's page is called, in the app and in Shopify. */
export const orderNumber = (row: Pick<OrderRow, 'orderId'>): string => row.orderId.slice(row.orderId.lastIndexOf('/') + 1);
