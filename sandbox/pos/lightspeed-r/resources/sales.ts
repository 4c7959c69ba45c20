import type { Context, Endpoint } from '../context';
import { found, list, single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { rule } from '../refusal';
import type { Sale, SaleLine } from '../rows';
import { refuseOverRefund, writtenLine } from '../sale/lines';
import { refundSale } from '../sale/refund';
import { saleLineShape, salePaymentShape, saleShape, shipToShape } from '../sale/shapes';
import { changeSale, createSale } from '../sale/write';

const READ = ['register', 'register_read'];
const WRITE = ['register'];
/** What a write answers with, whatever it was asked to load. */
const ANSWER = ['Customer', 'Shop', 'TaxCategory.TaxCategoryClasses', 'SaleLines', 'SalePayments.PaymentType', 'ShipTo'];

const sale = (context: Context) => rowOf(context, 'Sale', saleShape);
const lines = (context: Context) => context.draft.all('Sale').flatMap((one) => one.lines).sort((a, b) => a.id - b.id);
const payments = (context: Context) => context.draft.all('Sale').flatMap((one) => one.payments).sort((a, b) => a.id - b.id);

function archive(context: Context): Sale {
  const before = sale(context);
  if (before.completed) throw rule('A completed Sale cannot be archived.');
  return context.draft.update('Sale', before, { archived: true });
}

/** The line of the address, with its sale, which must still be open. */
function openLine(context: Context): { owner: Sale; line: SaleLine } {
  const id = Number(context.params.saleLineID);
  const owner = context.draft.all('Sale').find((one) => one.lines.some((line) => line.id === id)) ?? null;
  const line = found(context, saleLineShape, owner?.lines.find((one) => one.id === id) ?? null);
  return { owner: open(owner as Sale), line };
}

function open(owner: Sale): Sale {
  if (owner.completed || owner.archived) throw rule('Lines of a completed or archived Sale cannot be changed.');
  return owner;
}

function store(context: Context, owner: Sale, changed: readonly SaleLine[]): void {
  refuseOverRefund(context.draft, context.draft.update('Sale', owner, { lines: changed }));
}

function createLine(context: Context): SaleLine {
  const owner = context.body.row(context.draft, 'saleID', 'Sale');
  if (!owner) throw rule('A SaleLine must have a saleID.');
  const line = writtenLine(context, open(owner), context.body, null);
  store(context, owner, [...owner.lines, line]);
  return line;
}

function changeLine(context: Context): SaleLine {
  const { owner, line } = openLine(context);
  const next = writtenLine(context, owner, context.body, line);
  store(context, owner, owner.lines.map((one) => (one === line ? next : one)));
  return next;
}

function removeLine(context: Context): SaleLine {
  const { owner, line } = openLine(context);
  store(context, owner, owner.lines.filter((one) => one !== line));
  return line;
}

export const saleEndpoints: readonly Endpoint[] = [
  ...readsOf('Sale', saleShape, READ),
  { method: 'POST', path: '/Sale', needs: WRITE, cost: 2, run: (context) => single(context, saleShape, createSale(context, context.body), ANSWER) },
  { method: 'PUT', path: '/Sale/:saleID', needs: WRITE, cost: 2, run: (context) => single(context, saleShape, changeSale(context, sale(context), context.body), ANSWER) },
  { method: 'DELETE', path: '/Sale/:saleID', needs: WRITE, cost: 2, run: (context) => single(context, saleShape, archive(context)) },
  { method: 'POST', path: '/Sale/:sale/refund', needs: WRITE, cost: 10, run: (context) => single(context, saleShape, refundSale(context), ANSWER) },
  { method: 'GET', path: '/SaleLine', needs: READ, relations: saleLineShape.relations, run: (context) => list(context, saleLineShape, lines(context)) },
  {
    method: 'GET',
    path: '/SaleLine/:saleLineID',
    needs: READ,
    relations: saleLineShape.relations,
    run: (context) => single(context, saleLineShape, found(context, saleLineShape, lines(context).find((one) => String(one.id) === context.params.saleLineID) ?? null)),
  },
  { method: 'POST', path: '/SaleLine', needs: WRITE, cost: 2, run: (context) => single(context, saleLineShape, createLine(context)) },
  { method: 'PUT', path: '/SaleLine/:saleLineID', needs: WRITE, cost: 2, run: (context) => single(context, saleLineShape, changeLine(context)) },
  { method: 'DELETE', path: '/SaleLine/:saleLineID', needs: WRITE, cost: 2, run: (context) => single(context, saleLineShape, removeLine(context)) },
  { method: 'GET', path: '/SalePayment', needs: READ, relations: salePaymentShape.relations, run: (context) => list(context, salePaymentShape, payments(context)) },
  {
    method: 'GET',
    path: '/SalePayment/:salePaymentID',
    needs: READ,
    relations: salePaymentShape.relations,
    run: (context) => single(context, salePaymentShape, found(context, salePaymentShape, payments(context).find((one) => String(one.id) === context.params.salePaymentID) ?? null)),
  },
  ...readsOf('ShipTo', shipToShape, [...READ, 'customers']),
];
