import type { PosStep } from '~/domain/posting/step';
import type { RequiredProduct } from '~/domain/translation/document';
import { createProduct, findProduct } from '../account';
import { base, cannotTell, created, done, failed, none, one, type StepContext } from './shared';

/** A required product, made the first time that a document needs it, unless a person chose an item in its stead. */
export function productStep({ api, request: { mapping } }: StepContext, product: RequiredProduct): PosStep {
  const chosen = mapping.productIds?.[product];
  const key = `product:${product}`;
  return {
    ...base(key, 'find-or-create', product, { prepares: true, shared: key, matter: { kind: 'product', product } }),
    send: async (_facts, startBefore) => {
      if (chosen !== undefined) return done(chosen, { [`${key}.id`]: chosen });
      const found = await findProduct(api, product);
      if (!found.ok) return failed(found.error);
      return found.value === null ? created(key, await createProduct(api, product, mapping.customValues.item ?? {}, startBefore)) : done(found.value, { [`${key}.id`]: found.value });
    },
    find: async () => {
      if (chosen !== undefined) return one(chosen, { [`${key}.id`]: chosen });
      const found = await findProduct(api, product);
      if (!found.ok) return cannotTell(found.error);
      return found.value === null ? none : one(found.value, { [`${key}.id`]: found.value });
    },
  };
}
