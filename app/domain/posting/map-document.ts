import type { Blocker } from '../checks/check';
import { valuesToSend } from '../checks/field-defaults';
import { isSellable, type ItemMatches, type PosFacts } from '../checks/pos-facts';
import { fail, ok, type Result } from '../result';
import type { Settings } from '../settings/settings';
import type { DocumentLine, PosDocument } from '../translation/document';
import type { PosMapping } from './mapping';

export interface MappingInput {
  readonly document: PosDocument;
  readonly settings: Settings;
  readonly facts: PosFacts;
  readonly items: ItemMatches;
  readonly referenceField: string | null;
}

/** Which items, locations, payment types and people of the account the frozen amounts go to. A gap is a blocker, never a guess. */
export function mapDocument({ document, settings, facts, items, referenceField }: MappingInput): Result<PosMapping, readonly Blocker[]> {
  const blockers: Blocker[] = [];
  const itemIds: Record<string, string> = {};
  const shipFrom: Record<string, string> = {};
  for (const line of document.lines) {
    const id = itemIdOf(line, items);
    if (id !== null) itemIds[line.key] = id;
    else if (line.target.kind === 'item') blockers.push(unmatched(line.target.sku, line.description));
    const location = (line.locationId ? settings.pos.locations[line.locationId] : undefined) ?? settings.pos.defaultLocationId;
    if (location) shipFrom[line.key] = location;
  }
  const paymentTypes: Record<string, string> = {};
  for (const tender of document.tenders) {
    const type = settings.payments.gateways[tender.gateway] ?? settings.payments.defaultTypeId;
    if (type) paymentTypes[tender.key] = type;
    else blockers.push({ cause: { code: 'E-PAY-UNMAPPED', params: { gateway: tender.gateway } }, subject: tender.gateway });
  }
  if (blockers.length > 0) return fail(blockers);
  const { stationId, sourceLocationId, autoInvoice } = settings.pos;
  return ok({ stationId, sourceLocationId, stationAt: stationsAt(settings, facts), itemIds, shipFrom, paymentTypes, salesRep: salesRep(settings, facts), referenceField, customValues: valuesToSend(settings, facts), productIds: chosenProducts(facts), autoInvoice, customers: settings.customers, noteField: noteField(facts), employeeId: settings.pos.employeeId, taxes: settings.pos.taxes });
}

/** The chosen station at its own location, else the first active one. */
function stationsAt(settings: Settings, facts: PosFacts): Readonly<Record<string, string>> {
  const stations = facts.stations.kind === 'known' ? [...facts.stations.value].filter((station) => station.active) : [];
  const chosen = stations.filter((station) => station.id === settings.pos.stationId);
  // Later entries win.
  return Object.fromEntries([...stations.reverse(), ...chosen].map((station) => [station.locationId, station.id]));
}

const chosenProducts = ({ products }: PosFacts): NonNullable<PosMapping['productIds']> =>
  Object.fromEntries((products.kind === 'known' ? products.value : []).flatMap(({ product, externalId, linkedTo }) => (linkedTo !== undefined && externalId !== null ? [[product, externalId]] : [])));

/** Made when the POS was connected, where it allows such a field. */
export const noteFieldName = 'shopify_note';

function noteField({ customFields }: PosFacts): string | null {
  const fields = customFields.kind === 'known' ? customFields.value : [];
  return fields.find((field) => field.group === 'transaction' && field.name === noteFieldName)?.key ?? null;
}

function itemIdOf(line: DocumentLine, items: ItemMatches): string | null {
  if (line.target.kind !== 'item') return null;
  const active = (items.get(line.target.sku) ?? []).filter(isSellable);
  return active.length === 1 ? (active[0]?.id ?? null) : null;
}

const unmatched = (sku: string, title: string): Blocker => ({ cause: { code: 'E-SKU-UNKNOWN', params: { sku, title, n: '1' } }, subject: sku });

function salesRep(settings: Settings, facts: PosFacts): string | null {
  const people = facts.employees.kind === 'known' ? facts.employees.value : [];
  return people.find((person) => person.id === settings.pos.employeeId)?.name ?? null;
}
