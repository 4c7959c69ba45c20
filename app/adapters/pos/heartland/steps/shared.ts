import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { PlanRequest } from '~/ports/pos-gateway';
import { cannotTell, none, one } from '../../shared/step-results';
import type { HeartlandApi } from '../api';
import type { WireRecord } from '../wire';
import { idOf } from '../wire';

export { base, cannotTell, created, done, failed, need, none, one } from '../../shared/step-results';

export interface StepContext {
  readonly api: HeartlandApi;
  readonly request: PlanRequest;
}

/** The first fitting child that no other step holds: the same item may stand on two lines. */
export function pick(key: string, rows: Result<readonly WireRecord[], PosError>, taken: ReadonlySet<string>, fits: (row: WireRecord) => boolean): FindOutcome {
  if (!rows.ok) return cannotTell(rows.error);
  const row = rows.value.filter((candidate) => fits(candidate) && !taken.has(idOf(candidate))).sort(byId)[0];
  return row ? one(idOf(row), { [`${key}.id`]: idOf(row) }) : none;
}

/** Ids are numbers written as text: the shorter is the lower. */
export const byId = (a: WireRecord, b: WireRecord): number => idOf(a).length - idOf(b).length || (idOf(a) < idOf(b) ? -1 : 1);

/** A step that is made anew each time its open document is changed in place. */
export const revised = (key: string, { revision }: Pick<PosDocument, 'revision'>): string => (revision === 0 ? key : `${key}#${revision}`);
