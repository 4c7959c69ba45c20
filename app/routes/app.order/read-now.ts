import type { Order } from '~/domain/order/order';
import { errorText } from '~/domain/redact';
import type { Deps } from '~/pipeline/deps';

/** A page may wait this long for Shopify before it shows what was read last. */
const patienceMs = 2_500;

/** The order as Shopify holds it this moment, for the money table; null where Shopify does not answer in time. Nothing is stored. */
export async function readNow(deps: Pick<Deps, 'source' | 'clock' | 'log'>, shop: string, id: string): Promise<Order | null> {
  if (!/^\d{1,20}$/.test(id)) return null;
  const late = new AbortController();
  const reading = deps.source.readOrder(shop, `gid://shopify/Order/${id}`).catch((error: unknown) => {
    deps.log.warn('order.unread', { shop, id, error: errorText(error) });
    return null;
  });
  const answer = await Promise.race([
    reading,
    deps.clock.sleep(patienceMs, late.signal).then(
      () => null,
      () => null,
    ),
  ]);
  late.abort();
  return answer?.ok && answer.value.kind === 'found' ? answer.value.order : null;
}
