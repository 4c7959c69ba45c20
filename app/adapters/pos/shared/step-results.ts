import { createHash } from 'node:crypto';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome, PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';

/** Of the body's amounts and ids, never of names and addresses. */
export const hashOf = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))).digest('hex');

export const done = (externalId: string | null, facts: StepFacts = {}): SendOutcome => ({ kind: 'done', externalId, facts });
export const failed = (error: PosError): SendOutcome => ({ kind: 'failed', error });
export const one = (externalId: string, facts: StepFacts = {}): FindOutcome => ({ kind: 'one', externalId, facts });
export const none: FindOutcome = { kind: 'none' };
export const cannotTell = (error: PosError): FindOutcome => ({ kind: 'cannot-tell', error });

/** What an earlier step learned. A plan's steps run in order, so a gap is a bug. */
export function need(facts: StepFacts, name: string): string {
  const value = facts[name];
  if (value === undefined) throw new Error(`no earlier step told ${name}`);
  return value;
}

/** The result of a create as the step's outcome; the id is kept under `<key>.id` for later steps. */
export const created = (key: string, result: Result<string, PosError>): SendOutcome => (result.ok ? done(result.value, { [`${key}.id`]: result.value }) : failed(result.error));

export type StepBase = Pick<PosStep, 'key' | 'kind' | 'bodyHash' | 'isDocument' | 'prepares' | 'shared' | 'matter'>;
export const base = (key: string, kind: PosStep['kind'], parts: unknown, more: Partial<StepBase> = {}): StepBase => ({ key, kind, bodyHash: hashOf([key, parts]), isDocument: false, prepares: false, ...more });
