import { stillLoose, type Repair } from '../posting/repair';
import type { CheckResult } from './check';

/** A switch that a fix loosened and has not put back yet: background work tries on, and until then it is said. */
export function loosenedCheck(repairs: readonly Repair[]): readonly CheckResult[] {
  const row = { code: 'loosened-fields', group: 'prerequisites' } as const;
  const loose = repairs.flatMap((repair) => stillLoose(repair).map(({ subject, name, sentAt }) => ({ subject, params: { field: name, since: new Date(sentAt ?? repair.startedAt).toISOString() } })));
  if (loose.length === 0) return [{ ...row, subject: '', result: 'not-applicable', params: {}, cause: null }];
  return loose.map(({ subject, params }) => ({ ...row, subject, result: 'failed', params, cause: { code: 'N-FIELD-LOOSENED', params } }));
}
