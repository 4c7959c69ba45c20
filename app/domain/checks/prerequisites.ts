import type { Copy } from '../copy';
import type { PosError } from '../posting/pos-error';
import type { PosFacts } from './pos-facts';

/** What shows that a prerequisite is met. */
export type Proof =
  /** The POS answers and lets us in. */
  | { readonly kind: 'access' }
  /** None of the rights we need is missing, where the POS tells which ones were granted, and these parts can be read. */
  | { readonly kind: 'rights'; readonly parts: readonly (keyof PosFacts)[] }
  /** At least one that is active. */
  | { readonly kind: 'exists'; readonly part: 'locations' | 'stations' | 'employees' | 'paymentTypes' }
  /** Only a person can know. */
  | { readonly kind: 'person' };

export interface Prerequisite {
  readonly code: string;
  readonly text: Copy;
  readonly proof: Proof;
}

/** unknown: it could not be asked now. by-person: we cannot see it, and nothing waits for it. */
export type PrerequisiteResult = 'met' | 'not-met' | 'unknown' | 'by-person';

export interface PrerequisiteRow {
  readonly code: string;
  readonly result: PrerequisiteResult;
  /** The right that is missing, in the POS's own word. */
  readonly right: string | null;
}

/** What the POS said to the new access: of who it is, and of what the account holds. */
export interface AccessAnswer {
  readonly error: PosError | null;
  /** Null: the POS does not tell. */
  readonly missingRights: readonly string[] | null;
  readonly facts: PosFacts | null;
}

type Judged = Omit<PrerequisiteRow, 'code'>;

export const judgePrerequisites = (prerequisites: readonly Prerequisite[], answer: AccessAnswer): readonly PrerequisiteRow[] =>
  prerequisites.map(({ code, proof }) => ({ code, ...judge(proof, answer) }));

/** Nothing that was asked for is known to be missing, and at least the access itself was proven. */
export const allMet = (rows: readonly PrerequisiteRow[]): boolean => rows.every(({ result }) => result !== 'not-met' && result !== 'unknown');

function judge(proof: Proof, answer: AccessAnswer): Judged {
  const { error, missingRights, facts } = answer;
  switch (proof.kind) {
    case 'person':
      return plain('by-person');
    case 'access':
      return error === null ? plain('met') : refusedBy(error);
    case 'rights':
      if (error !== null || !facts) return plain('unknown');
      return missingRights && missingRights.length > 0 ? { result: 'not-met', right: missingRights.join(', ') } : readable(proof.parts, facts);
    case 'exists': {
      const fact = error === null && facts ? facts[proof.part] : null;
      if (!fact) return plain('unknown');
      if (fact.kind === 'unknown') return refusedBy(fact.error);
      return plain(fact.value.some((one) => one.active) ? 'met' : 'not-met');
    }
  }
}

function readable(parts: readonly (keyof PosFacts)[], facts: PosFacts): Judged {
  const refusals = parts.map((part) => facts[part]).flatMap((fact) => (fact?.kind === 'unknown' ? [refusedBy(fact.error)] : []));
  return refusals.find((one) => one.result === 'not-met') ?? refusals[0] ?? plain('met');
}

/** A POS that is silent or asks us to wait has refused nothing. */
function refusedBy(error: PosError): Judged {
  if (error.kind === 'forbidden') return { result: 'not-met', right: error.right };
  return plain(error.kind === 'unreachable' || error.kind === 'throttled' || error.kind === 'in-doubt' ? 'unknown' : 'not-met');
}

const plain = (result: PrerequisiteResult): Judged => ({ result, right: null });
