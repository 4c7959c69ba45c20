import type { Stage } from './stage';

async function post(url: string, body: string): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

/** Gives the POS one item with ample stock per SKU. */
export const stock = (stage: Stage, skus: readonly string[]): Promise<unknown> =>
  post(`${stage.posUrl}/_control/items`, JSON.stringify(skus.map((sku) => ({ public_id: sku, description: sku, price: 10, qty: 1_000_000 }))));

/** Places an order in the shop; its signed webhooks follow. The text goes as it stands in its file, so that no id is rounded. */
export const place = async (stage: Stage, text: string): Promise<{ id: string; name: string }> => (await post(`${stage.shopUrl}/_control/orders`, text)) as { id: string; name: string };
