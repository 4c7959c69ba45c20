import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { PosError } from '~/domain/posting/pos-error';
import type { Minor } from '~/domain/money/money';
import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import { sumOf } from '~/domain/money/sum';
import { ok, type Result } from '~/domain/result';
import type { DocumentTax } from '~/domain/translation/document';
import { amount, idOf, rawAmount, text, type WireRecord } from '../wire';
import { base, created, done, failed, need, none, pick, revised, type StepContext } from './shared';

/** The entry that takes back what the POS reckoned by itself; Shopify's own amounts follow it. */
const neutralName = 'Automatic tax replaced by Shopify';

const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}/taxes`;
const entryName = (tax: DocumentTax): string => tax.title;

/** Reads what the POS added by itself and keeps it as a fact, because our own entries change the sum. */
export function automaticTaxStep(context: StepContext): PosStep {
  const { document } = context.request;
  const key = revised('tax:automatic', document);
  return {
    ...base(key, 'verify', null),
    send: async (facts) => {
      const sum = await (document.revision === 0 ? automaticSum(context, facts) : strangeSum(context, facts));
      return sum.ok ? done(null, { 'tax.automatic': formatMinor(sum.value, document.currency) }) : failed(sum.error);
    },
    find: () => Promise.resolve(none),
  };
}

/** On an order that was found rather than made, our entries may stand already: they are told by name and amount. */
async function automaticSum({ api, request: { document } }: StepContext, facts: StepFacts): Promise<Result<Minor, PosError>> {
  const rows = await api.list(path(facts));
  if (!rows.ok) return rows;
  const value = (row: WireRecord): Minor => amount(row, 'value', document.currency) ?? 0n;
  const neutral = rows.value.find((row) => text(row, 'description') === neutralName);
  if (neutral) return ok(-value(neutral));
  const isOurs = (row: WireRecord): boolean => facts.adopted === 'yes' && document.taxes.some((tax) => entryName(tax) === text(row, 'description') && tax.amount === value(row));
  return ok(sumOf(rows.value.filter((row) => !isOurs(row)), value));
}

/** What stands beside our own entries after an order was changed: the POS's new reckoning and what took its earlier one back. */
async function strangeSum({ api, request: { document } }: StepContext, facts: StepFacts): Promise<Result<Minor, PosError>> {
  const rows = await api.list(path(facts));
  if (!rows.ok) return rows;
  const ours = new Set(document.taxes.map((tax) => facts[`tax:${tax.key}.id`]));
  return ok(sumOf(rows.value.filter((row) => !ours.has(idOf(row))), (row) => amount(row, 'value', document.currency) ?? 0n));
}

/** Nothing is sent where the POS added nothing. */
export function neutralTaxStep({ api, request: { document } }: StepContext): PosStep {
  const key = revised('tax:neutral', document);
  const automatic = (facts: StepFacts): Minor => {
    const parsed = parseMinor(need(facts, 'tax.automatic'), document.currency);
    return parsed.ok ? parsed.value : 0n;
  };
  return {
    ...base(key, 'create', null),
    send: async (facts, startBefore) => {
      const sum = automatic(facts);
      if (sum === 0n) return done(null);
      return created(key, await api.create(path(facts), { description: neutralName, value: rawAmount(-sum, document.currency) }, startBefore));
    },
    find: async (facts, taken) => pick(key, await api.list(path(facts)), taken, (row) => text(row, 'description') === neutralName),
  };
}

export function taxStep({ api, request: { document } }: StepContext, tax: DocumentTax): PosStep {
  const key = `tax:${tax.key}`;
  return {
    ...base(key, 'create', [tax.title, tax.rate, tax.amount], { matter: { kind: 'tax', key: tax.key } }),
    send: async (facts, startBefore) => created(key, await api.create(path(facts), { description: entryName(tax), value: rawAmount(tax.amount, document.currency) }, startBefore)),
    find: async (facts, taken) =>
      pick(key, await api.list(path(facts)), taken, (row) => text(row, 'description') === entryName(tax) && amount(row, 'value', document.currency) === tax.amount),
  };
}
