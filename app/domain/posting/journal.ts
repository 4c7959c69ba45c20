import type { PosError } from './pos-error';
import type { StepState } from './step';

/** What the journal's decisions need of a step. */
export interface StepRecord {
  readonly state: StepState;
  readonly prepares: boolean;
  readonly error: PosError | null;
}

export const isInDoubt = (steps: readonly StepRecord[]): boolean => steps.some((step) => step.state === 'sending');

/** Nothing but customer, addresses and required products exists in the POS: the document may be frozen anew under its number. */
export const isThawable = (steps: readonly StepRecord[]): boolean => !isInDoubt(steps) && steps.every((step) => step.prepares || step.state === 'planned' || (step.state === 'refused' && step.error?.kind !== 'already-exists'));

/** The POS has given a definite no, or a record that was made is gone: the steps not yet made are planned afresh. */
export const needsAmending = (steps: readonly StepRecord[]): boolean => !isInDoubt(steps) && steps.some((step) => step.state === 'refused' || step.state === 'void');
