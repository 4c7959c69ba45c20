/** Bodies of the webhooks that are not about one order. */
import { numeral, printJson } from '../rest/json';
import { objectOf, textOf, wordsOf } from '../rest/read';
import { orderId } from '../order/record';
import type { Shop } from '../shop';

const SHOP_ID = '481999001';

export function shopBody(shop: Shop): string {
  return printJson({
    id: numeral(SHOP_ID),
    name: 'Tillbridge Sandbox',
    email: 'owner@example.com',
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.options.currency,
    plan_name: 'partner_test',
  });
}

export function scopesBody(shop: Shop, before: readonly string[]): string {
  return printJson({
    id: numeral('481000001'),
    previous: [...before],
    current: [...shop.settings.scopes],
    updated_at: new Date(shop.now()).toISOString(),
  });
}

/** Null for a topic that is not a compliance topic. The customer is the given order's, or one nobody knows. */
export function complianceBody(shop: Shop, topic: string, ofOrder: string | null): string | null {
  const base = { shop_id: numeral(SHOP_ID), shop_domain: shop.domain };
  if (topic === 'shop/redact') return printJson(base);
  const record = ofOrder === null ? null : shop.book.find(ofOrder);
  const person = record && objectOf(record.order, 'customer');
  const customer = {
    id: numeral(textOf(person, 'id') ?? '99000001'),
    email: wordsOf(person, 'email') ?? 'nobody@example.com',
    phone: wordsOf(person, 'phone'),
  };
  const orders = record ? [numeral(orderId(record))] : [];
  if (topic === 'customers/redact') return printJson({ ...base, customer, orders_to_redact: orders });
  if (topic === 'customers/data_request') {
    return printJson({ ...base, customer, orders_requested: orders, data_request: { id: numeral('9999') } });
  }
  return null;
}
