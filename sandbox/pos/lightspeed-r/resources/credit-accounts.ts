import type { Context, Endpoint } from '../context';
import { showAmount } from '../decimals';
import { list, single } from '../listing';
import { readsOf } from '../reads';
import { malformed, rule } from '../refusal';
import type { CreditAccount } from '../rows';
import type { Shape } from '../shape';

/** The code is masked in every answer unless the token has a right of its own for it. */
const shapeFor = (context: Pick<Context, 'may'> | null): Shape<CreditAccount> => ({
  name: 'CreditAccount',
  key: 'creditAccountID',
  sortable: ['creditAccountID', 'timeStamp', 'customerID'],
  view: (_draft, row) => ({
    creditAccountID: row.id,
    name: row.name,
    code: context?.may('customers_view_gift_card_numbers') ? row.code : row.code.replace(/.(?=.{4})/g, '*'),
    creditLimit: 0,
    description: row.description,
    giftCard: row.giftCard,
    archived: row.archived,
    timeStamp: row.timeStamp,
    customerID: row.customerID,
    balance: showAmount(row.balance),
  }),
  relations: {},
  search: { code: (_draft, row) => [row.code] },
});

const NEEDS = ['register', 'customers'];
const [, one] = readsOf('CreditAccount', shapeFor(null), NEEDS);

function create(context: Context): CreditAccount {
  const { draft, body } = context;
  const code = body.text('code') ?? '';
  if (code !== '' && !/^\d{8,32}$/.test(code)) throw malformed('code must have 8 to 32 digits.');
  if (code !== '' && draft.all('CreditAccount').some((row) => row.code === code)) throw rule('A gift card with this code already exists.');
  const customerID = body.row(draft, 'customerID', 'Customer')?.id ?? 0;
  if (code === '' && customerID === 0) throw malformed('A CreditAccount needs a code or a customer.');
  return draft.insert('CreditAccount', {
    name: body.text('name') ?? '',
    description: body.text('description') ?? '',
    code,
    giftCard: code !== '',
    archived: false,
    customerID,
    balance: 0,
  });
}

export const creditAccountEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/CreditAccount',
    needs: NEEDS,
    run: (context) => {
      // Gift cards answer only when they are asked for.
      const cards = context.query.get('giftCard') === 'true';
      return list(context, shapeFor(context), context.draft.all('CreditAccount').filter((row) => cards || !row.giftCard));
    },
  },
  ...(one ? [one] : []),
  { method: 'POST', path: '/CreditAccount', needs: NEEDS, run: (context) => single(context, shapeFor(context), create(context)) },
];
