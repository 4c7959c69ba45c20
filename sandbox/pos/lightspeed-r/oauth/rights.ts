import type { Draft } from '../draft';
import type { Employee } from '../rows';

/** What a token may do is what its scope says and its authoriser may do; the latter can change at any time. */
export function mayOf(draft: Draft, scope: string, employee: Employee): (right: string) => boolean {
  const scopes = new Set(scope.split(/[\s+]+/).map((one) => one.replace(/^employee:/, '')));
  const rights = new Set(draft.find('EmployeeRole', employee.employeeRoleID)?.rights ?? []);
  return (right) => broader(right).some((one) => scopes.has(one)) && broader(right).some((one) => rights.has(one));
}

/** The right itself and those that hold it. */
function broader(right: string): readonly string[] {
  const whole = right.replace(/_read$/, '');
  const more = right.startsWith('admin') ? ['admin'] : right.startsWith('inventory') ? ['inventory', 'inventory_base'] : [];
  const masked = right === 'customers_view_gift_card_numbers' ? [] : [whole];
  return [right, ...masked, ...more, 'all'];
}
