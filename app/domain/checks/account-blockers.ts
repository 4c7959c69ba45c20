import type { Settings } from '../settings/settings';
import type { PosDocument, RequiredProduct } from '../translation/document';
import type { Blocker } from './check';
import { type AssignedEmployee, employeeCause, fieldCauses, locationCauses, paymentCauses, productCauses, stationCauses } from './causes-of-facts';
import type { PosFacts } from './pos-facts';

/** As the POS's manifest says them. */
export interface AccountDemands {
  readonly assignedEmployee: AssignedEmployee;
  /** A sale is entered at a station of the place that it moves stock at. */
  readonly stationAtLocation?: boolean;
  /** What a sale has no field for there, so that it stands on it as a line of a product of ours. */
  readonly asLines?: readonly ('shipping' | 'tax')[];
}

/** What the account itself would refuse this document for. The check rows ask the same questions of no order in particular. */
export function accountBlockers(document: PosDocument, settings: Settings, facts: PosFacts, demands: AccountDemands): readonly Blocker[] {
  const products = productsNeeded(document, settings, demands);
  const absent = facts.products.kind === 'known' && [...products].some((one) => productState(facts, one) === 'absent');
  const gateways = [...new Set(document.tenders.map((tender) => tender.gateway))];
  const shopifyLocations = [...new Set(document.lines.flatMap((line) => (line.locationId ? [line.locationId] : [])))];
  return [
    ...employeeCause(settings, facts, demands.assignedEmployee),
    ...fieldCauses(settings, facts, { createsItem: absent }),
    ...productCauses(facts, products),
    ...paymentCauses(settings, facts, gateways),
    ...locationCauses(settings, facts, shopifyLocations),
    ...stationCauses(settings, facts, demands.stationAtLocation ? document.lines.map((line) => (line.locationId ? settings.pos.locations[line.locationId] : undefined) ?? settings.pos.defaultLocationId) : []),
  ];
}

const productState = (facts: PosFacts, product: string): string => (facts.products.kind === 'known' ? (facts.products.value.find((one) => one.product === product)?.state ?? 'absent') : 'absent');

function productsNeeded({ lines, shipping, taxes }: PosDocument, { pos }: Settings, { asLines = [] }: AccountDemands): ReadonlySet<RequiredProduct> {
  return new Set([
    ...lines.flatMap((line): RequiredProduct[] => (line.target.kind === 'product' ? [line.target.product] : [])),
    ...asLines.filter((kind) => (kind === 'shipping' ? shipping.length > 0 : taxes.length > 0 && pos.taxes !== 'computed')),
  ]);
}
