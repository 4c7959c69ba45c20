import type { PosStep } from '~/domain/posting/step';
import type { RequiredProduct } from '~/domain/translation/document';
import { createProduct, findProduct } from '../products';
import { base, cannotTell, created, done, failed, none, one, type StepContext } from './shared';

/** A required product, made the first time that a document needs it. */
export function productStep({ api }: StepContext, product: RequiredProduct): PosStep {
  const key = `product:${product}`;
  return {
    ...base(key, 'find-or-create', product, { prepares: true }),
    send: async (_facts, startBefore) => {
      const found = await findProduct(api, product);
      if (!found.ok) return failed(found.error);
      return found.value === null ? created(key, await createProduct(api, product, startBefore)) : done(found.value, { [`${key}.id`]: found.value });
    },
    find: async () => {
      const found = await findProduct(api, product);
      if (!found.ok) return cannotTell(found.error);
      return found.value === null ? none : one(found.value, { [`${key}.id`]: found.value });
    },
  };
}
