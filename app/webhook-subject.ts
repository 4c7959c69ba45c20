/** What a delivery is about. Its payload is a hint and nothing more: the order is read afresh. */
export type WebhookSubject = { readonly kind: 'json'; readonly orderId: string | null } | { readonly kind: 'not-json' };

type JsonRecord = Readonly<Record<string, unknown>>;
type Exact = { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown };

/** Ids are read from the text they were written in: as JavaScript numbers those above 2^53 would lose digits. */
export function subjectOf(topic: string, body: string): WebhookSubject {
  const record = readRecord(body);
  return record ? { kind: 'json', orderId: orderIdOf(topic, record) } : { kind: 'not-json' };
}

/** Of a compliance request only this is taken: never who the customer is. */
export interface PrivacySubject {
  /** The shop that the signed body names; headers are not signed. */
  readonly shop: string | null;
  readonly requestId: string | null;
  readonly orderIds: readonly string[];
}

export function privacySubjectOf(body: string): PrivacySubject | null {
  const record = readRecord(body);
  if (!record) return null;
  const orders = [record.orders_to_redact, record.orders_requested].flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  return { shop: shopIn(record), requestId: digits(asRecord(record.data_request)?.id), orderIds: [...new Set(orders.flatMap((id) => digits(id) ?? []))] };
}

/** Where the signed body names the shop, it is this. */
export function shopOf(body: string): string | null {
  const record = readRecord(body);
  return record && shopIn(record);
}

const shopIn = (record: JsonRecord): string | null => [record.shop_domain, record.myshopify_domain].find((name): name is string => typeof name === 'string') ?? null;

function readRecord(body: string): JsonRecord | null {
  try {
    return asRecord((JSON as unknown as Exact).parse(body, (_key, value, { source }) => (typeof value === 'number' ? source : value)));
  } catch {
    // Not JSON, or nested deeper than any program would write it.
    return null;
  }
}

function orderIdOf(topic: string, body: JsonRecord): string | null {
  if (topic === 'orders/edited') return gid(asRecord(body.order_edit)?.order_id);
  if (topic.startsWith('refunds/')) return gid(body.order_id);
  if (!topic.startsWith('orders/')) return null;
  const told = body.admin_graphql_api_id;
  return typeof told === 'string' && /^gid:\/\/shopify\/Order\/\d{1,20}$/.test(told) ? told : gid(body.id);
}

const digits = (id: unknown): string | null => (typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : null);
const gid = (id: unknown): string | null => (digits(id) === null ? null : `gid://shopify/Order/${digits(id)}`);
const asRecord = (value: unknown): JsonRecord | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null);
