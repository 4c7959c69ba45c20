import { defaultFor } from '~/domain/checks/field-defaults';
import { customFieldGroups, type CustomFieldGroup, type Fact, type PosCustomField, type PosFacts } from '~/domain/checks/pos-facts';
import { stillLoose, type Repair } from '~/domain/posting/repair';
import type { Settings } from '~/domain/settings/settings';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { Cause } from '~/domain/verdict/verdict';
import type { PosGuide, PosManifest, PosTask } from '~/ports/pos-gateway';
import { countOf } from './order-views';
import type { ReadStores } from './read-stores';
import { optionsOf, type Option } from './settings/pos-lists';

/** What fixes are chosen from: read once for a page, whatever causes it shows. */
export interface FixGround {
  readonly settings: Settings;
  readonly facts: PosFacts | null;
  readonly repair: Repair | null;
  readonly manifest: PosManifest | null;
  readonly linkToTask: (task: PosTask) => string | null;
  /** Skipped and waiting orders, which a setting may let through. */
  readonly candidates: number;
}

export interface FieldView {
  readonly group: CustomFieldGroup;
  readonly key: string;
  readonly name: string;
  /** Allowed values, where it is a list. */
  readonly values: readonly string[] | null;
  /** No default value can stand in it. */
  readonly unique: boolean;
  /** A default value that its list no longer has. */
  readonly refused: string | null;
}

export interface RepairView {
  readonly underWay: boolean;
  readonly made: number;
  readonly of: number;
  /** Fields whose switch is loose at this moment. */
  readonly loose: readonly string[];
  readonly refusals: readonly { readonly name: string; readonly message: string }[];
}

export interface ProductsAct {
  readonly kind: 'products';
  readonly missing: readonly { readonly product: RequiredProduct; readonly name: string }[];
  /** Those that another item can stand in for: archived, renamed, found twice, or the very one that is asked about. */
  readonly replaceable: readonly { readonly product: RequiredProduct; readonly name: string }[];
  readonly obstacles: readonly FieldView[];
  readonly mayCreate: boolean;
  readonly mayLoosen: boolean;
  readonly repair: RepairView | null;
}

export type FixAct =
  | { readonly kind: 'switch'; readonly setting: string; readonly candidates: number }
  | { readonly kind: 'employee'; readonly people: readonly Option[] | null; readonly mayCreate: boolean }
  | { readonly kind: 'payment'; readonly gateway: string | null; readonly types: readonly Option[] | null; readonly mayCreate: boolean }
  | { readonly kind: 'fields'; readonly fields: readonly FieldView[] }
  | ProductsAct
  | { readonly kind: 'restore'; readonly fields: readonly string[] };

export interface FixPanelView {
  /** What one click does here; null where only the POS itself can put it right. */
  readonly act: FixAct | null;
  readonly guide: { readonly task: PosTask; readonly steps: PosGuide | null; readonly link: string | null; readonly params: Readonly<Record<string, string>> } | null;
}

export async function readFixGround(stores: ReadStores, installationId: string, pos: Pick<FixGround, 'manifest' | 'linkToTask'>): Promise<FixGround> {
  const connection = await stores.connections.current(installationId);
  const [{ settings }, facts, repair, counts] = await Promise.all([
    stores.installations.settings(installationId),
    connection ? stores.connections.facts(connection.account.id) : null,
    stores.repairs.newest(installationId),
    stores.orders.counts(installationId),
  ]);
  return { settings, facts, repair, candidates: countOf(counts, ['skipped', 'waiting']), ...pos };
}

/** Null where the cause has no fix of this kind; its buttons lead to where it is put right. */
export function fixPanel(cause: Cause, ground: FixGround): FixPanelView | null {
  const act = actOf(cause, ground);
  const task = taskOf(cause);
  if (!act && !task) return null;
  return { act, guide: task && { task, steps: ground.manifest?.guides?.[task] ?? null, link: ground.linkToTask(task), params: cause.params } };
}

/** The four switches by the gate rule that they decide. */
const switchOf: Readonly<Record<string, string>> = { 'download-orders': 'orders', 'download-fulfilled': 'fulfilled', 'download-unfulfilled': 'unfulfilled', 'download-archived': 'archived' };
const paymentSwitches: Readonly<Record<string, string>> = { 'partially-paid': 'partiallyPaid', 'paid-without-transactions': 'paidWithoutTransactions', 'pending-manual': 'pendingManual' };

function actOf({ code, params }: Cause, ground: FixGround): FixAct | null {
  const can = ground.manifest?.fixes ?? [];
  switch (code) {
    case 'S-RULE-OFF':
      return switchAct(switchOf[params.rule ?? ''], ground);
    case 'S-TEST':
      return switchAct('testOrders', ground);
    case 'S-SHOPIFY-POS':
      return switchAct('shopifyPos', ground);
    case 'W-PAYMENT':
      return switchAct(paymentSwitches[params.reason ?? ''], ground);
    case 'E-EMP-ARCHIVED':
      return { kind: 'employee', people: peopleOf(ground.facts?.employees), mayCreate: can.includes('create-employee') };
    case 'E-PAY-UNMAPPED':
    case 'E-PAY-REFUSED':
      return { kind: 'payment', gateway: params.gateway && ground.settings.payments.gateways[params.gateway] ? params.gateway : null, types: optionsOf(ground.facts?.paymentTypes, []), mayCreate: can.includes('create-payment-type') };
    case 'E-REQ-FIELD':
      return params.group === 'item' ? productsAct(ground) : fieldsAct([params.field ?? '', params.key ?? ''], params.group ?? '', ground);
    case 'E-POS-PENDING':
      return fieldsAct((params.fields ?? '').split(', '), '', ground);
    case 'E-REQ-PRODUCT':
      return productsAct(ground, params.product);
    case 'E-SUM-MISMATCH':
    case 'E-POS-TOTAL':
      return params.closes === 'tip' ? productsAct(ground, requiredProducts.tip) : null;
    case 'N-FIELD-LOOSENED':
      return { kind: 'restore', fields: ground.repair ? stillLoose(ground.repair).map((step) => step.name) : [] };
    default:
      return null;
  }
}

const switchAct = (setting: string | undefined, { candidates }: FixGround): FixAct | null => (setting === undefined ? null : { kind: 'switch', setting, candidates });

/** Archived people are listed as such, so that nobody wonders where they are. */
export const peopleOf = (fact: PosFacts['employees'] | undefined, chosen: string | null = null): readonly Option[] | null =>
  optionsOf(fact, [chosen, ...(fact?.kind === 'known' ? fact.value.map((one) => one.id) : [])]);

const viewOf = (field: PosCustomField, { settings }: FixGround): FieldView => {
  const service = defaultFor(field, settings.fieldDefaults);
  return { group: field.group, key: field.key, name: field.name, values: field.values, unique: field.unique, refused: service.kind === 'not-allowed' ? service.value : null };
};

const known = <T>(fact: Fact<readonly T[]> | undefined): readonly T[] => (fact?.kind === 'known' ? fact.value : []);

/** By key or name, because a POS that left an order pending says either. */
function fieldsAct(names: readonly string[], group: string, ground: FixGround): FixAct | null {
  const groups: readonly string[] = group === '' ? ['transaction', 'line'] : customFieldGroups.filter((one) => one === group);
  const fields = known(ground.facts?.customFields).filter((field) => groups.includes(field.group) && (names.includes(field.key) || names.includes(field.name)));
  return fields.length > 0 ? { kind: 'fields', fields: fields.map((field) => viewOf(field, ground)) } : null;
}

/** With a product's name, that one; otherwise all that are missing. */
export function productsAct(ground: FixGround, name?: string): ProductsAct {
  const can = ground.manifest?.fixes ?? [];
  const products = known(ground.facts?.products).filter((one) => name === undefined || requiredProducts[one.product] === name);
  const named = ({ product }: { readonly product: RequiredProduct }) => ({ product, name: requiredProducts[product] });
  return {
    kind: 'products',
    missing: products.filter((one) => one.state === 'absent').map(named),
    replaceable: products.filter((one) => one.state !== 'absent' && (name !== undefined || one.state !== 'present')).map(named),
    obstacles: known(ground.facts?.customFields).filter((field) => field.group === 'item' && field.required).map((field) => ({ field, service: defaultFor(field, ground.settings.fieldDefaults) })).filter(({ service }) => service.kind !== 'served').map(({ field }) => viewOf(field, ground)),
    mayCreate: can.includes('create-product'),
    mayLoosen: can.includes('loosen-field'),
    repair: ground.repair && repairView(ground.repair),
  };
}

function repairView(repair: Repair): RepairView {
  const creates = repair.steps.filter((step) => step.kind === 'create');
  return {
    underWay: repair.endedAt === null,
    made: creates.filter((step) => step.state === 'done').length,
    of: creates.length,
    loose: stillLoose(repair).map((step) => step.name),
    refusals: repair.steps.flatMap(({ name, state, error }) => (state === 'refused' || state === 'not-made' ? [{ name, message: error?.kind === 'rejected' ? error.message : '' }] : [])),
  };
}

function taskOf({ code, params }: Cause): PosTask | null {
  switch (code) {
    case 'E-REQ-FIELD':
      return 'optional-field';
    case 'N-FIELD-LOOSENED':
      return 'required-field';
    case 'E-REQ-PRODUCT':
      return 'usable-product';
    case 'E-EMP-ARCHIVED':
      return 'active-person';
    case 'E-PAY-UNMAPPED':
      return params.type ? 'usable-payment-type' : null;
    case 'E-PAY-REFUSED':
      return 'usable-payment-type';
    case 'E-LOCATION':
    case 'E-STATION':
      return 'active-location';
    case 'E-POS-PENDING':
      return 'pending-sale';
    case 'E-POS-RIGHT':
      return 'permission';
    default:
      return null;
  }
}
