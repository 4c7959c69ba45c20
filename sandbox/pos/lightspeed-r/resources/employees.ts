import type { Body } from '../body';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { malformed } from '../refusal';
import type { Employee, EmployeeRole, JsonValue } from '../rows';
import { part, toOne } from '../shape';
import type { Shape } from '../shape';
import { oneOrMany } from '../values';

function rightsView(rights: readonly string[]): JsonValue {
  return oneOrMany(
    'EmployeeRight',
    rights.map((name, at) => ({ employeeRightID: at + 1, name })),
  );
}

const roleShape: Shape<EmployeeRole> = {
  name: 'EmployeeRole',
  key: 'employeeRoleID',
  sortable: ['employeeRoleID'],
  view: (_draft, row) => ({ employeeRoleID: row.id, name: row.name }),
  relations: { EmployeeRights: { ...part<EmployeeRole>((_draft, row) => rightsView(row.rights)), many: true } },
};

export const employeeShape: Shape<Employee> = {
  name: 'Employee',
  key: 'employeeID',
  sortable: ['employeeID', 'timeStamp'],
  view: (_draft, row) => ({
    employeeID: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    lockOut: row.lockOut,
    archived: row.archived,
    timeStamp: row.timeStamp,
    contactID: 0,
    clockInEmployeeHoursID: 0,
    employeeRoleID: row.employeeRoleID,
    limitToShopID: row.limitToShopID,
    lastShopID: 0,
    lastSaleID: 0,
    lastRegisterID: 0,
  }),
  relations: {
    EmployeeRole: toOne(roleShape, (draft, row) => draft.find('EmployeeRole', row.employeeRoleID)),
  },
};

function written(draft: Draft, body: Body, before: Employee | null) {
  const firstName = body.text('firstName') ?? before?.firstName ?? '';
  const lastName = body.text('lastName') ?? before?.lastName ?? '';
  if (`${firstName}${lastName}`.trim() === '') throw malformed('Employee not created. An Employee must have a name.');
  return {
    firstName,
    lastName,
    lockOut: body.flag('lockOut') ?? before?.lockOut ?? false,
    archived: body.flag('archived') ?? before?.archived ?? false,
    employeeRoleID: body.row(draft, 'employeeRoleID', 'EmployeeRole')?.id ?? before?.employeeRoleID ?? 0,
    limitToShopID: body.has('limitToShopID') ? (body.row(draft, 'limitToShopID', 'Shop')?.id ?? 0) : (before?.limitToShopID ?? 0),
  };
}

const NEEDS = ['admin_employees'];
const row = (context: Context) => rowOf(context, 'Employee', employeeShape);

export const employeeEndpoints: readonly Endpoint[] = [
  ...readsOf('Employee', employeeShape, NEEDS),
  {
    method: 'POST',
    path: '/Employee',
    needs: NEEDS,
    run: (context) => single(context, employeeShape, context.draft.insert('Employee', written(context.draft, context.body, null))),
  },
  {
    method: 'PUT',
    path: '/Employee/:employeeID',
    needs: NEEDS,
    run: (context) => {
      const before = row(context);
      return single(context, employeeShape, context.draft.update('Employee', before, written(context.draft, context.body, before)));
    },
  },
  {
    method: 'DELETE',
    path: '/Employee/:employeeID',
    needs: NEEDS,
    // "Archive and Disable Login" is one button.
    run: (context) => single(context, employeeShape, context.draft.update('Employee', row(context), { archived: true, lockOut: true })),
  },
];
