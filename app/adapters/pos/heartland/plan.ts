import type { PosStep } from '~/domain/posting/step';
import type { DocumentLine, RequiredProduct } from '~/domain/translation/document';
import type { PlanRequest } from '~/ports/pos-gateway';
import type { HeartlandApi } from './api';
import { addressStep } from './steps/address';
import { changeSteps } from './steps/change';
import { customerStep } from './steps/customer';
import { invoiceSteps } from './steps/invoice';
import { lineStep } from './steps/line';
import { orderStep } from './steps/order';
import { paymentStep } from './steps/payment';
import { productStep } from './steps/product';
import type { StepContext } from './steps/shared';
import { closeStep, openStep, orderTotalStep } from './steps/status';
import { automaticTaxStep, neutralTaxStep, taxStep } from './steps/taxes';
import { isTicket, ticketParts, ticketSteps } from './steps/ticket';
import { valueSteps } from './steps/values';

export function planDocument(api: HeartlandApi, request: PlanRequest): readonly PosStep[] {
  const context: StepContext = { api, request };
  return isTicket(request.document) ? planTicket(context) : planOrder(context);
}

/** Goods back, or an edit that takes some off: one ticket a location. */
function planTicket(context: StepContext): readonly PosStep[] {
  return [customerStep(context), ...products(context, ticketParts(context).flatMap((part) => part.lines)), ...ticketSteps(context)];
}

/** A sale in the order in which production connectors post it: people, products, order, lines, taxes, sum, money, open, invoice. */
function planOrder(context: StepContext): readonly PosStep[] {
  const { document, mapping, buyer } = context.request;
  return [
    customerStep(context),
    ...(buyer?.billing ? [addressStep(context, 'billing', buyer.billing)] : []),
    ...(buyer?.shipping ? [addressStep(context, 'shipping', buyer.shipping)] : []),
    ...products(context, document.lines),
    orderStep(context),
    ...document.lines.map((line) => lineStep(context, line)),
    ...changeSteps(context),
    ...valueSteps(context),
    automaticTaxStep(context),
    neutralTaxStep(context),
    ...document.taxes.map((tax) => taxStep(context, tax)),
    orderTotalStep(context),
    ...document.tenders.map((tender) => paymentStep(context, tender)),
    openStep(context),
    ...lastSteps(context, mapping.autoInvoice),
  ];
}

/** Money is missing: the order stays open for it, and goods are not handed out. Nothing is left of it: it is closed. */
function lastSteps(context: StepContext, autoInvoice: boolean): readonly PosStep[] {
  const { document } = context.request;
  if (document.revision > 0 && document.total === 0n && document.lines.every((line) => line.quantity === 0)) return [closeStep(context)];
  return autoInvoice && document.owed <= 0n ? invoiceSteps(context) : [];
}

function products(context: StepContext, lines: readonly DocumentLine[]): readonly PosStep[] {
  const needed = new Set(lines.flatMap((line): RequiredProduct[] => (line.target.kind === 'product' ? [line.target.product] : [])));
  return [...needed].map((product) => productStep(context, product));
}
