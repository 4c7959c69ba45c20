import type { PosFacts, PosProduct } from '~/domain/checks/pos-facts';
import type { PosLink } from '~/ports/pos-record-store';
import type { PosGateway } from '~/ports/pos-gateway';
import type { Deps } from './deps';

/** The gateway's own reading, with the items that people chose in the stead of required products. A choice whose item is gone counts no longer. */
export const factReader = (deps: Deps, accountId: string, gateway: PosGateway) => async (keep: Partial<PosFacts>): Promise<PosFacts> => {
  const facts = await gateway.readFacts(keep);
  if (keep.products || facts.products.kind !== 'known') return facts;
  const links = await deps.stores.records.links(accountId, 'product');
  if (links.length === 0) return facts;
  // The number is kept as the link's label.
  const found = await gateway.findItems(links.map((link) => link.label), []);
  const value = facts.products.value.map((product) => {
    const link = links.find((one) => one.key === product.product);
    if (!link) return product;
    const match = found.ok ? found.value.get(link.label)?.find((one) => one.id === link.externalId) : { active: true };
    return match ? asChosen(product, link, match.active) : product;
  });
  return { ...facts, products: { ...facts.products, value } };
};

const asChosen = (product: PosProduct, link: PosLink, active: boolean): PosProduct => ({ product: product.product, state: active ? 'present' : 'archived', externalId: link.externalId, linkedTo: link.label });
