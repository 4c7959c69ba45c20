/** What a delivery is about. Its payload is a hint and nothing more: the order is read afresh. */
export type WebhookSubject = { readonly kind: 'json'; readonly orderId: string | null } | { readonly kind: 'not-json' };

type Exact = { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown };

/** Ids are read from the text they were written in: as JavaScript numbers those above 2^53 would lose digits. */
export function subjectOf(topic: string, body: string): WebhookSubject {
  let json: unknown;
  try {
    json = (JSON as unknown as Exact).parse(body, (_key, value, { source }) => (typeof value === 'number' ? source : value));
  } catch {
    return { kind: 'not-json' };
  }
  const record = asRecord(json);
  if (!record) return { kind: 'not-json' };
  return { kind: 'json', orderId: orderIdOf(topic, record) };
}

function orderIdOf(topic: string, body: Readonly<Record<string, unknown>>): string | null {
  if (topic === 'orders/edited') return gid(asRecord(body.order_edit)?.order_id);
  if (topic.startsWith('refunds/')) return gid(body.order_id);
  if (!topic.startsWith('orders/')) return null;
  const told = body.admin_graphql_api_id;
  return typeof told === 'string' && /^gid:\/\/shopify\/Order\/\d{1,20}$/.test(told) ? told : gid(body.id);
}

const gid = (id: unknown): string | null => (typeof id === 'string' && /^\d{1,20}$/.test(id) ? `gid://shopify/Order/${id}` : null);
const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null);
