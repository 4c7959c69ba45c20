import { stillLoose } from '../posting/repair';
import type { CheckInput } from './check-input';
import { failedRow, iso, row } from './check-rows';
import type { CheckResult } from './check';

/** A switch that a fix loosened and has not put back yet: background work tries on, and until then it is said. */
export function loosenedFields({ repair }: CheckInput): readonly CheckResult[] {
  const loose = repair ? stillLoose(repair) : [];
  if (!repair || loose.length === 0) return [row('loosened-fields', 'not-applicable')];
  return loose.map(({ subject, name, sentAt }) => failedRow('loosened-fields', { cause: { code: 'N-FIELD-LOOSENED', params: { field: name, since: iso(sentAt ?? repair.startedAt) } }, subject }));
}
