import { allows, defaultFor } from '~/domain/checks/field-defaults';
import { itemLabel, type PosCustomField } from '~/domain/checks/pos-facts';
import { planRepair } from '~/domain/posting/repair';
import { fail, ok, type Result } from '~/domain/result';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { Connection } from '~/ports/connection-store';
import { fixSettings, refused, release, type Fixer, type FixOutcome, type FixRefusal, type Mended } from './apply-fix';
import { askPos } from './ask-pos';
import type { Deps } from './deps';
import { withDefaults } from './fix-field';
import { rereadFacts } from './gather-facts';

/** How required item fields are got over: not at all, by default values, or by loosening their switch for the moment. */
export type ProductsWay = { readonly kind: 'plain' } | { readonly kind: 'fill'; readonly values: Readonly<Record<string, string>> } | { readonly kind: 'loosen' };

interface ProductsPlan {
  readonly connection: Connection;
  readonly absent: readonly RequiredProduct[];
  /** Fields that would make the POS refuse a new product. */
  readonly obstacles: readonly PosCustomField[];
}

/** What is missing and what stands in the way of making it, as the POS says at this moment. */
async function planProducts(deps: Deps, installationId: string, wanted: readonly RequiredProduct[]): Promise<Result<ProductsPlan, FixRefusal>> {
  const connection = await deps.stores.connections.current(installationId);
  if (!connection) return fail('not-connected');
  const answer = await askPos(deps, installationId, async (gateway) => {
    const { products, customFields } = await rereadFacts(deps, connection.account.id, gateway, ['products', 'customFields']);
    if (products.kind !== 'known') return fail(products.error);
    return customFields.kind === 'known' ? ok({ products: products.value, fields: customFields.value }) : fail(customFields.error);
  });
  if (!answer.ok) return answer;
  const { products, fields } = answer.value.value;
  const { settings } = await deps.stores.installations.settings(installationId);
  return ok({
    connection,
    absent: products.filter((one) => wanted.includes(one.product) && one.state === 'absent').map((one) => one.product),
    obstacles: fields.filter((field) => field.group === 'item' && field.required && defaultFor(field, settings.fieldDefaults).kind !== 'served'),
  });
}

/** Creates required products ahead of the orders that need them. What the POS does to the account's switches is a journal of its own: `run-repair`. */
export async function createProducts(deps: Deps, fixer: Fixer, wanted: readonly RequiredProduct[], way: ProductsWay): Promise<FixOutcome> {
  const plan = await planProducts(deps, fixer.installationId, wanted);
  if (!plan.ok) return refused(plan.error);
  const { connection, absent, obstacles } = plan.value;
  if (absent.length === 0) return { kind: 'fixed', orders: await release(deps, fixer, 'product-made', '', productProblems(wanted)) };
  const can = deps.pos.adapter(connection.account.kind).manifest.fixes ?? [];
  if (!can.includes('create-product') || (way.kind === 'loosen' && !can.includes('loosen-field'))) return refused('cannot');
  if (way.kind === 'plain' && obstacles.length > 0) return refused('obstacle');
  if (way.kind === 'fill') {
    const filled = await fillFields(deps, fixer, obstacles, way.values);
    if (filled.kind !== 'fixed') return filled;
  }
  const { now } = deps.clock;
  const work = await deps.stores.repairs.begin({
    installationId: fixer.installationId, connectionId: connection.id, accountId: connection.account.id, by: fixer.by, startedAt: now(),
    steps: planRepair(absent.map((product) => ({ product, name: requiredProducts[product] })), way.kind === 'loosen' ? obstacles : []),
  });
  if (!work) return refused('under-way');
  await deps.queue.ring(work);
  return { kind: 'begun' };
}

/** Kept as default values, so that a product that an order needs later can be made as well. */
async function fillFields(deps: Deps, fixer: Fixer, obstacles: readonly PosCustomField[], given: Readonly<Record<string, string>>): Promise<FixOutcome> {
  const values = Object.fromEntries(obstacles.map((field) => [field.key, given[field.key]?.trim() ?? '']));
  if (obstacles.some((field) => !allows(field, values[field.key] ?? ''))) return refused('not-allowed');
  const what = obstacles.map((field) => `${field.name}: ${values[field.key] ?? ''}`).join(', ');
  return obstacles.length === 0 ? { kind: 'fixed', orders: 0 } : fixSettings(deps, fixer, { fix: 'value', what, turn: (settings) => withDefaults(settings, 'item', values), mends: [] });
}

/** An item of the POS in the stead of a required product, for good: found by exactly this number, once, active. */
export async function chooseProduct(deps: Deps, fixer: Fixer, product: RequiredProduct, number: string): Promise<FixOutcome> {
  const answer = await askPos(deps, fixer.installationId, (gateway) => gateway.findItems([number], []));
  if (!answer.ok) return refused(answer.error);
  const { accountId, value } = answer.value;
  const matches = value.get(number) ?? [];
  const active = matches.filter((match) => match.active);
  const [chosen] = active;
  if (!chosen || active.length > 1) return refused(active.length > 1 ? 'several' : matches.length > 0 ? 'archived' : 'gone');
  await deps.stores.records.link(accountId, 'product', { key: product, externalId: chosen.id, label: number, by: fixer.by, at: deps.clock.now() });
  await askPos(deps, fixer.installationId, async (gateway) => ok(await rereadFacts(deps, accountId, gateway, ['products'])));
  return { kind: 'fixed', orders: await release(deps, fixer, 'product', `${requiredProducts[product]}: ${itemLabel(chosen)}`, productProblems([product])) };
}

export const isProduct = (name: unknown): name is RequiredProduct => typeof name === 'string' && Object.hasOwn(requiredProducts, name);

/** The required product itself counts again. What was sent on the other item stays as it is. */
export async function unchooseProduct(deps: Deps, { installationId, by }: Fixer, product: RequiredProduct): Promise<void> {
  const connection = await deps.stores.connections.current(installationId);
  if (!connection) return;
  await deps.stores.records.unlink(connection.account.id, 'product', product);
  await askPos(deps, installationId, async (gateway) => ok(await rereadFacts(deps, connection.account.id, gateway, ['products'])));
  deps.log.info('fix.undone', { installationId, by, fix: 'product', what: product });
}

/** A product that is there needs no item field any more. */
export const productProblems = (products: readonly RequiredProduct[]): readonly Mended[] => products.map((subject) => ({ code: 'E-REQ-PRODUCT', subject }));
