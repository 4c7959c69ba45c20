import { employeeCause, unfit } from './causes-of-facts';
import type { CheckInput } from './check-input';
import { judged, row, unknownRow } from './check-rows';
import type { CheckResult } from './check';
import { expected } from './seen-orders';

/** Who made the connection and in whose name sales are made are two people, each with an answer of their own. */
export const peopleChecks = (input: CheckInput): readonly CheckResult[] => [connectingUser(input), ...assignedEmployee(input)];

function connectingUser({ facts, settings, closed, seen }: CheckInput): CheckResult {
  const fact = facts?.connectingUser;
  if (fact?.kind !== 'known') return unknownRow('connecting-user', fact, closed);
  if (fact.value === null) return row('connecting-user', 'could-not-check');
  const why = unfit(fact.value, settings);
  const params = { employee: fact.value.name, ...(why ? { why } : {}) };
  return why ? row('connecting-user', 'failed', params, { cause: { code: 'E-CONNECTING-USER', params }, expected: expected(seen) }) : row('connecting-user', 'passed', params);
}

function assignedEmployee({ facts, settings, manifest, closed, seen }: CheckInput): readonly CheckResult[] {
  const { employeeId } = settings.pos;
  const pos = manifest?.name ?? '';
  if (manifest?.assignedEmployee === 'never') return [row('assigned-employee', 'not-applicable', { reason: 'never', pos })];
  if (manifest?.assignedEmployee === 'optional' && employeeId === null) return [row('assigned-employee', 'not-applicable', { reason: 'optional', pos })];
  if (facts?.employees.kind !== 'known') return [unknownRow('assigned-employee', facts?.employees, closed)];
  const employee = facts.employees.value.find((one) => one.id === employeeId)?.name ?? employeeId ?? '';
  return judged('assigned-employee', employeeCause(settings, facts, manifest?.assignedEmployee), { employee }, { expected: expected(seen) });
}
