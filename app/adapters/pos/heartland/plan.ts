import type { PosStep } from '~/domain/posting/step';
import type { RequiredProduct } from '~/domain/translation/document';
import type { PlanRequest } from '~/ports/pos-gateway';
import type { HeartlandApi } from './api';
import { addressStep } from './steps/address';
import { customerStep } from './steps/customer';
import { invoiceSteps } from './steps/invoice';
import { lineStep } from './steps/line';
import { orderStep } from './steps/order';
import { paymentStep } from './steps/payment';
import { productStep } from './steps/product';
import type { StepContext } from './steps/shared';
import { openStep, orderTotalStep } from './steps/status';
import { automaticTaxStep, neutralTaxStep, taxStep } from './steps/taxes';

/** A sale in the order in which production connectors post it: people, products, order, lines, taxes, sum, money, open, invoice. */
export function planSale(api: HeartlandApi, request: PlanRequest): readonly PosStep[] {
  const { document, mapping, buyer } = request;
  const context: StepContext = { api, request };
  const products = [...new Set(document.lines.flatMap((line): RequiredProduct[] => (line.target.kind === 'product' ? [line.target.product] : [])))];
  return [
    customerStep(context),
    ...(buyer?.billing ? [addressStep(context, 'billing', buyer.billing)] : []),
    ...(buyer?.shipping ? [addressStep(context, 'shipping', buyer.shipping)] : []),
    ...products.map((product) => productStep(context, product)),
    orderStep(context),
    ...document.lines.map((line) => lineStep(context, line)),
    automaticTaxStep(context),
    neutralTaxStep(context),
    ...document.taxes.map((tax) => taxStep(context, tax)),
    orderTotalStep(context),
    ...document.tenders.map((tender) => paymentStep(context, tender)),
    openStep(context),
    // Money is missing: the order stays open for it, and goods are not handed out.
    ...(mapping.autoInvoice && document.owed <= 0n ? invoiceSteps(context) : []),
  ];
}
