import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { RequiredProduct } from '~/domain/translation/document';
import { createProduct, findProducts, isArchived, type FoundProducts } from '../products';
import { base, cannotTell, created, done, failed, none, one, type StepContext } from './shared';

type Found = Result<FoundProducts, PosError>;

/** The required products of a document, each made the first time that a document needs it. One question serves all that one run sends. */
export function productSteps(context: StepContext, products: readonly RequiredProduct[]): readonly PosStep[] {
  let asked: Promise<Found> | null = null;
  const look = async (): Promise<Found> => {
    const answer = await (asked ??= findProducts(context.api, products));
    if (!answer.ok) asked = null;
    return answer;
  };
  return products.map((product) => productStep(context, product, look));
}

function productStep({ api, request: { mapping } }: StepContext, product: RequiredProduct, look: () => Promise<Found>): PosStep {
  const key = `product:${product}`;
  const chosen = mapping.productIds?.[product];
  return {
    ...base(key, 'find-or-create', product, { prepares: true, shared: key, matter: { kind: 'product', product } }),
    send: async (_facts, startBefore) => {
      if (chosen !== undefined) return done(chosen, { [`${key}.id`]: chosen });
      const first = await look();
      // What was not there when the run began may have been made since.
      const found = first.ok && !first.value.has(product) ? await findProducts(api, [product]) : first;
      if (!found.ok) return failed(found.error);
      const item = found.value.get(product);
      if (item === 'archived') return failed(isArchived(product));
      return item === undefined ? created(key, await createProduct(api, product, startBefore)) : done(item.id, { [`${key}.id`]: item.id });
    },
    // Whether a lost answer had made it is asked anew.
    find: async () => {
      if (chosen !== undefined) return one(chosen, { [`${key}.id`]: chosen });
      const found = await findProducts(api, [product]);
      if (!found.ok) return cannotTell(found.error);
      const item = found.value.get(product);
      return item === undefined || item === 'archived' ? none : one(item.id, { [`${key}.id`]: item.id });
    },
  };
}
