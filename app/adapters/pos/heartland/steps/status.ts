import { formatMinor } from '~/domain/money/format';
import type { PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import type { HeartlandApi } from '../api';
import { amount, field, isRecord, listOf, text, type Wire, type WireRecord } from '../wire';
import { base, cannotTell, done, failed, need, none, one, revised, type StepContext } from './shared';

/** The POS's own total against ours, before the money and before anything is final. */
export function orderTotalStep({ api, request: { document } }: StepContext): PosStep {
  const ours = formatMinor(document.total, document.currency);
  return {
    ...base(revised('total', document), 'verify', ours, { matter: { kind: 'whole' } }),
    send: async (facts) => {
      const order = await api.get(`sales/orders/${need(facts, 'order.id')}`);
      if (!order.ok) return failed(order.error);
      const theirs = amount(order.value, 'total', document.currency);
      return theirs === document.total ? done(null, { 'order.total': ours }) : { kind: 'differs', ours, theirs: theirs === null ? text(order.value, 'total') : formatMinor(theirs, document.currency) };
    },
    find: () => Promise.resolve(none),
  };
}

/** An open order that was emptied by a cancellation: closing releases what is left of it. */
export function closeStep({ api }: StepContext): PosStep {
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}`;
  return {
    ...base('close', 'change', 'closed'),
    send: async (facts, startBefore) => {
      const changed = await api.change(path(facts), { status: 'closed' }, startBefore);
      return changed.ok ? readBack(api, path(facts), ['closed']) : failed(changed.error);
    },
    find: async (facts) => {
      const order = await api.get(path(facts));
      if (!order.ok) return cannotTell(order.error);
      return text(order.value, 'status') === 'closed' ? one(need(facts, 'order.id')) : none;
    },
  };
}

/** pending → open: from here on stock is committed. */
export function openStep({ api }: StepContext): PosStep {
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}`;
  return {
    ...base('open', 'change', 'open'),
    send: async (facts, startBefore) => {
      const changed = await api.change(path(facts), { status: 'open' }, startBefore);
      return changed.ok ? readBack(api, path(facts), ['open', 'closed']) : failed(changed.error);
    },
    find: async (facts) => {
      const order = await api.get(path(facts));
      if (!order.ok) return cannotTell(order.error);
      return ['open', 'closed'].includes(text(order.value, 'status')) ? one(need(facts, 'order.id')) : none;
    },
  };
}

/** A POS may accept the change and leave the record as it was; then its own words for what is missing are the reason. */
export async function readBack(api: HeartlandApi, path: string, wanted: readonly string[]): Promise<SendOutcome> {
  const record = await api.get(path);
  // The change was taken; what could not be read is whether it took effect. Calling that a failure would send it twice.
  if (!record.ok) return failed({ kind: 'in-doubt', detail: `reading back: ${record.error.kind}` });
  const status = text(record.value, 'status');
  if (wanted.includes(status)) return done(null);
  const own = missingFields(record.value);
  // What its lines miss is told with them alone.
  const lines = own.length === 0 ? await api.list(`${path}/lines`) : null;
  return { kind: 'left-pending', reason: status, fields: lines?.ok ? [...new Set(lines.value.flatMap(missingFields))] : own };
}

export function missingFields(record: WireRecord): readonly string[] {
  const prompt = field(record, 'prompt_for');
  const own = isRecord(prompt) ? listOf(field(prompt, 'missing_fields')).map(nameOf) : [];
  const lines = listOf(field(record, 'lines')).filter(isRecord).flatMap(missingFields);
  return [...new Set([...own, ...lines])].filter((name) => name !== '');
}

const nameOf = (value: Wire): string => (typeof value === 'string' ? value : isRecord(value) ? text(value, 'name') || text(value, 'key') : '');
