import { createHash } from 'node:crypto';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome, PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { PlanRequest } from '~/ports/pos-gateway';
import type { HeartlandApi } from '../api';
import type { WireRecord } from '../wire';
import { idOf } from '../wire';

export interface StepContext {
  readonly api: HeartlandApi;
  readonly request: PlanRequest;
}

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

/** The first fitting child that no other step holds: the same item may stand on two lines. */
export function pick(key: string, rows: Result<readonly WireRecord[], PosError>, taken: ReadonlySet<string>, fits: (row: WireRecord) => boolean): FindOutcome {
  if (!rows.ok) return cannotTell(rows.error);
  const row = rows.value.filter((candidate) => fits(candidate) && !taken.has(idOf(candidate))).sort(byId)[0];
  return row ? one(idOf(row), { [`${key}.id`]: idOf(row) }) : none;
}

/** Ids are numbers written as text: the shorter is the lower. */
export const byId = (a: WireRecord, b: WireRecord): number => idOf(a).length - idOf(b).length || (idOf(a) < idOf(b) ? -1 : 1);

export type StepBase = Pick<PosStep, 'key' | 'kind' | 'bodyHash' | 'isDocument' | 'prepares'>;
export const base = (key: string, kind: PosStep['kind'], parts: unknown, more: Partial<StepBase> = {}): StepBase => ({ key, kind, bodyHash: hashOf([key, parts]), isDocument: false, prepares: false, ...more });

/** A step that is made anew each time its open document is changed in place. */
export const revised = (key: string, { revision }: Pick<PosDocument, 'revision'>): string => (revision === 0 ? key : `${key}#${revision}`);
