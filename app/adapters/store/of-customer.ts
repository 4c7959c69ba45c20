import type { Decision } from '~/domain/settings/decision';
import type { Verdict } from '~/domain/verdict/verdict';

type Params = Readonly<Record<string, string>>;

/** The steps that know who bought: what they learned are ids of persons and addresses in the POS. */
export const isOfCustomer = (step: string | undefined): boolean => step === 'customer' || (step?.startsWith('address:') ?? false);

/** Timeline params that may speak of the customer where their step does; a note may name anybody. */
const told: readonly string[] = ['told', 'id', 'message', 'field', 'note'];

/** Null where nothing is to be blanked. */
export function blankedParams(params: Params): Params | null {
  const names = isOfCustomer(params.step) ? told : ['note'];
  if (!names.some((name) => params[name])) return null;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, names.includes(name) ? '' : value]));
}

/** What staff wrote beside a decision is free text. Null where they wrote nothing. */
export function withoutNotes(decision: Decision, verdict: Verdict): { decision: Decision; verdict: Verdict } | null {
  const { cause } = verdict;
  if (!decision.note && !cause?.params.note) return null;
  return { decision: { ...decision, note: decision.note === null ? null : '' }, verdict: { ...verdict, cause: cause && { ...cause, params: { ...cause.params, ...(cause.params.note ? { note: '' } : {}) } } } };
}
