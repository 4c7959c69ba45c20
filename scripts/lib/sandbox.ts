import { control } from './control';
import type { Stage } from './stage';

/** Gives the POS one item with ample stock per SKU. */
export const stock = (stage: Pick<Stage, 'posUrl'>, skus: readonly string[]): Promise<unknown> =>
  control(`${stage.posUrl}/_control/items`, skus.map((sku) => ({ public_id: sku, description: sku, price: 10, qty: 1_000_000 })));

/** Places an order in the shop; its signed webhooks follow. The text goes as it stands in its file, so that no id is rounded. */
export const place = (stage: Pick<Stage, 'shopUrl'>, text: string): Promise<{ id: string; name: string }> => control(`${stage.shopUrl}/_control/orders`, text);
