import type { PosStep } from '~/domain/posting/step';
import type { RequiredProduct } from '~/domain/translation/document';
import { completeStep, totalStep } from './steps/complete';
import { customerStep } from './steps/customer';
import { productSteps } from './steps/product';
import { saleStep } from './steps/sale';
import { saleParts } from './steps/sale-parts';
import { reckonsTax, type StepContext } from './steps/shared';

/** People and products, then a sale for each shop. Edits and returns are sales too: a completed one cannot be changed here. */
export function planDocument(context: StepContext): readonly PosStep[] {
  const parts = saleParts(context);
  const products = new Set(parts.flatMap((part) => part.lines).flatMap((line): RequiredProduct[] => (line.target.kind === 'product' ? [line.target.product] : [])));
  return [
    customerStep(context),
    ...productSteps(context, [...products]),
    ...parts.map((part) => saleStep(context, parts, part)),
    ...(reckonsTax(context) ? [totalStep(context, parts), ...parts.map((part) => completeStep(context, parts, part))] : []),
  ];
}
