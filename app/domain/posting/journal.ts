import type { PosError } from './pos-error';
import type { StepState } from './step';

/** What the journal's decisions need of a step. */
export interface StepRecord {
  readonly state: StepState;
  readonly prepares: boolean;
  readonly error: PosError | null;
}

export const isInDoubt = (steps: readonly StepRecord[]): boolean => steps.some((step) => step.state === 'sending');

/** Nothing but customer, addresses and required products is in the POS, or may be: of the document itself nothing was sent that was not refused. */
export const isOnlyPrepared = (steps: readonly StepRecord[]): boolean => steps.every((step) => step.prepares || step.state === 'planned' || (step.state === 'refused' && step.error?.kind !== 'already-exists'));

/** The document may be frozen anew under its number. A doubt about what was only prepared would be lost by it. */
export const isThawable = (steps: readonly StepRecord[]): boolean => !isInDoubt(steps) && isOnlyPrepared(steps);

/** The POS has given a definite no, or a record that was made is gone: the steps not yet made are planned afresh. */
export const needsAmending = (steps: readonly StepRecord[]): boolean => !isInDoubt(steps) && steps.some((step) => step.state === 'refused' || step.state === 'void');
