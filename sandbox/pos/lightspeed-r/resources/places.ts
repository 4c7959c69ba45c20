import type { Endpoint } from '../context';
import { single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { rule } from '../refusal';
import type { Register, Shop } from '../rows';
import { toMany, toOne } from '../shape';
import type { Shape } from '../shape';
import { taxCategoryShape } from './taxes';

export const registerShape: Shape<Register> = {
  name: 'Register',
  key: 'registerID',
  sortable: ['registerID'],
  view: (_draft, row) => ({
    registerID: row.id,
    name: row.name,
    open: row.open,
    openTime: row.timeStamp,
    archived: row.archived,
    tipEnabled: false,
    openEmployeeID: row.openEmployeeID,
    shopID: row.shopID,
    ccTerminalID: 0,
  }),
  relations: {},
};

export const shopShape: Shape<Shop> = {
  name: 'Shop',
  key: 'shopID',
  sortable: ['shopID'],
  view: (_draft, row) => ({
    shopID: row.id,
    name: row.name,
    serviceRate: 0,
    timeZone: row.timeZone,
    taxLabor: false,
    labelTitle: 'Shop Name',
    labelMsrp: false,
    archived: row.archived,
    timeStamp: row.timeStamp,
    companyRegistrationNumber: '',
    vatNumber: '',
    contactID: 0,
    taxCategoryID: row.taxCategoryID,
    receiptSetupID: 1,
    ccGatewayID: 0,
    priceLevelID: 1,
  }),
  relations: {
    TaxCategory: toOne(taxCategoryShape, (draft, row) => draft.find('TaxCategory', row.taxCategoryID)),
    Registers: toMany(registerShape, (draft, row) => draft.all('Register').filter((one) => one.shopID === row.id)),
  },
};


/** Opening and closing is a person's work at the till; the API does it with requests of their own. */
function turn(open: boolean, right: string): Endpoint {
  return {
    method: 'POST',
    path: `/Register/:registerID/${open ? 'open' : 'close'}`,
    needs: [right, 'register'],
    run: (context) => {
      const before = rowOf(context, 'Register', registerShape);
      if (before.open === open) throw rule(`The register is already ${open ? 'open' : 'closed'}.`);
      const openEmployeeID = open ? context.authoriser.id : 0;
      return single(context, registerShape, context.draft.update('Register', before, { open, openEmployeeID }));
    },
  };
}

export const placeEndpoints: readonly Endpoint[] = [
  ...readsOf('Shop', shopShape),
  ...readsOf('Register', registerShape),
  turn(true, 'register_open'),
  turn(false, 'register_close'),
];
