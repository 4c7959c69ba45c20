import { z } from 'zod';
import { customFieldGroups } from '~/domain/checks/pos-facts';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { Fixer, FixOutcome, FixRefusal } from '~/pipeline/apply-fix';
import type { Deps } from '~/pipeline/deps';
import { createEmployee, pickEmployee } from '~/pipeline/fix-employee';
import { setFieldValue } from '~/pipeline/fix-field';
import { createPaymentType, mapPayment } from '~/pipeline/fix-payment';
import { chooseProduct, createProducts } from '~/pipeline/fix-products';
import { switches, turnOn } from '~/pipeline/fix-setting';
import { ringRepair } from '~/pipeline/ring-work';
import { runChecks } from '~/pipeline/run-checks';

const product = z.enum(Object.keys(requiredProducts) as [RequiredProduct, ...RequiredProduct[]]);
const line = z.string().trim().max(255).default('');
const gateway = line.transform((value) => (value === '' ? null : value));

/** One posted fix each. What changes a setting or the POS says that it was confirmed. */
const form = z.discriminatedUnion('fix', [
  z.object({ fix: z.literal('turn-on'), setting: z.enum(switches), take: z.enum(['from-now', 'these-too']).default('from-now') }),
  z.object({ fix: z.literal('pick-employee'), employee: line }),
  z.object({ fix: z.literal('create-employee'), name: line }),
  z.object({ fix: z.literal('map-payment'), gateway, type: line }),
  z.object({ fix: z.literal('create-payment-type'), gateway }),
  z.object({ fix: z.literal('set-value'), group: z.enum(customFieldGroups), key: line, value: line }),
  z.object({ fix: z.literal('create-products'), products: z.array(product), way: z.enum(['plain', 'fill', 'loosen']).default('plain'), values: z.record(z.string(), z.string()) }),
  z.object({ fix: z.literal('choose-product'), product, number: line }),
  z.object({ fix: z.literal('restore') }),
  z.object({ fix: z.literal('check') }),
]);
type Fix = z.output<typeof form>;

export interface FixAnswer {
  readonly done: 'fixed' | 'begun' | 'checked' | null;
  readonly refusal: FixRefusal | 'required' | 'unconfirmed' | null;
  readonly orders: number;
}

const needed: Partial<Record<Fix['fix'], string>> = { 'pick-employee': 'employee', 'create-employee': 'name', 'map-payment': 'type', 'set-value': 'value', 'choose-product': 'number' };
const unconfirmed: readonly Fix['fix'][] = ['restore', 'check'];

/** Polaris names the boxes of one list `products[]`. */
export async function fixByForm(deps: Deps, fixer: Fixer, posted: FormData): Promise<FixAnswer> {
  const values = Object.fromEntries([...posted].flatMap(([name, value]) => (name.startsWith('value.') && typeof value === 'string' ? [[name.slice('value.'.length), value]] : [])));
  const read = form.safeParse({ ...Object.fromEntries(posted), products: [...posted.getAll('products'), ...posted.getAll('products[]')], values });
  if (!read.success) throw new Response('Not a fix', { status: 400 });
  const fix = read.data;
  const empty = needed[fix.fix];
  if (empty !== undefined && !(fix as unknown as Record<string, string>)[empty]) return { done: null, refusal: 'required', orders: 0 };
  if (fix.fix === 'create-products' && fix.products.length === 0) return { done: null, refusal: 'required', orders: 0 };
  if (!unconfirmed.includes(fix.fix) && posted.get('confirmed') !== 'yes') return { done: null, refusal: 'unconfirmed', orders: 0 };
  return answerTo(await run(deps, fixer, fix));
}

async function run(deps: Deps, fixer: Fixer, fix: Fix): Promise<FixOutcome | 'checked'> {
  switch (fix.fix) {
    case 'turn-on':
      return turnOn(deps, fixer, fix.setting, fix.take);
    case 'pick-employee':
      return pickEmployee(deps, fixer, fix.employee);
    case 'create-employee':
      return createEmployee(deps, fixer, fix.name);
    case 'map-payment':
      return mapPayment(deps, fixer, fix.gateway, fix.type);
    case 'create-payment-type':
      return createPaymentType(deps, fixer, fix.gateway);
    case 'set-value':
      return setFieldValue(deps, fixer, fix);
    case 'create-products':
      return createProducts(deps, fixer, fix.products, fix.way === 'fill' ? { kind: 'fill', values: fix.values } : { kind: fix.way });
    case 'choose-product':
      return chooseProduct(deps, fixer, fix.product, fix.number);
    case 'restore':
      await ringRepair(deps, (await deps.stores.connections.current(fixer.installationId))?.account.id ?? '');
      return { kind: 'begun' };
    case 'check':
      await runChecks(deps, fixer.installationId, 'person');
      return 'checked';
  }
}

function answerTo(outcome: FixOutcome | 'checked'): FixAnswer {
  if (outcome === 'checked') return { done: 'checked', refusal: null, orders: 0 };
  if (outcome.kind === 'refused') return { done: null, refusal: outcome.reason, orders: 0 };
  return { done: outcome.kind, refusal: null, orders: outcome.kind === 'fixed' ? outcome.orders : 0 };
}
