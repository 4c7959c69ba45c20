import type { Body } from '../body';
import type { Draft } from '../draft';
import { malformed, rule } from '../refusal';
import type { Employee, Register, Sale, Shop } from '../rows';

/** Who sells, at which register of which shop; refused as the till would refuse it, or as the switches say. */
export function placeOf(draft: Draft, body: Body, before: Sale | null): Pick<Sale, 'employeeID' | 'registerID' | 'shopID'> {
  const { switches } = draft;
  const shop = body.row(draft, 'shopID', 'Shop') ?? find(draft, 'Shop', before?.shopID, 'shopID');
  const register = body.row(draft, 'registerID', 'Register') ?? find(draft, 'Register', before?.registerID, 'registerID');
  const employee = body.row(draft, 'employeeID', 'Employee') ?? find(draft, 'Employee', before?.employeeID, 'employeeID');
  if (shop.archived) throw rule(`Shop ${shop.id} is archived.`);
  if (register.archived) throw rule(`Register ${register.id} is archived.`);
  if (register.shopID !== shop.id && switches.registerOfOtherShop === 'refused') {
    throw rule(`Register ${register.id} does not belong to Shop ${shop.id}.`);
  }
  if (!register.open && switches.closedRegister === 'refused') throw rule(`Register ${register.id} is closed.`);
  if (employee.archived && switches.archivedEmployee === 'refused') throw rule(`Employee ${employee.id} is archived.`);
  if (employee.lockOut && switches.lockedEmployee === 'refused') throw rule(`Employee ${employee.id} is locked out.`);
  const elsewhere = employee.limitToShopID !== 0 && employee.limitToShopID !== shop.id;
  if (elsewhere && switches.limitedEmployee === 'refused') throw rule(`Employee ${employee.id} is limited to another shop.`);
  return { employeeID: employee.id, registerID: register.id, shopID: shop.id };
}

function find(draft: Draft, table: 'Shop', id: number | undefined, name: string): Shop;
function find(draft: Draft, table: 'Register', id: number | undefined, name: string): Register;
function find(draft: Draft, table: 'Employee', id: number | undefined, name: string): Employee;
function find(draft: Draft, table: 'Shop' | 'Register' | 'Employee', id: number | undefined, name: string): Shop | Register | Employee {
  const known = id ? draft.find(table, id) : draft.switches.missingPlace === 'accepted' ? draft.all(table)[0] : null;
  if (!known) throw malformed(`A Sale must have a valid ${name}.`);
  return known;
}
