import { describe, expect, it } from 'vitest';
import { PLACE, sell, stocked } from './test-client';

const line = (more: Record<string, unknown> = {}) => ({ itemID: 1001, unitQuantity: 1, ...more });
const sale = (lines: unknown, more: Record<string, unknown> = {}) => ({ ...PLACE, taxCategoryID: 0, SaleLines: { SaleLine: lines }, ...more });
const pay = (amount: number | string, paymentTypeID = 2) => ({ completed: true, SalePayments: { SalePayment: { amount, paymentTypeID } } });

describe('a completed sale in one request', () => {
  it('answers the whole sale as strings, one line as an object, and takes the goods', async () => {
    const client = stocked();
    const { status, body } = await sell(client, 2, { referenceNumber: 'S-1042', referenceNumberSource: 'Tillbridge' });
    expect(status).toBe(200);
    expect(body['@attributes']).toEqual({ count: '1' });
    expect(body.Sale).toMatchObject({ saleID: '30001', completed: 'true', total: '25', balance: '0', customerID: '0', ticketNumber: '220000030001', referenceNumber: 'S-1042' });
    expect(body.Sale.SaleLines.SaleLine).toMatchObject({ saleLineID: '400001', itemID: '1001', unitQuantity: '2', tax: 'false' });
    expect(body.Sale.SalePayments.SalePayment).toMatchObject({ amount: '25', PaymentType: { name: 'Check' } });
    const shelves = (await client.get('Item/1001?load_relations=["ItemShops"]')).body.Item.ItemShops.ItemShop;
    expect(shelves.map((shelf: { shopID: string; qoh: string }) => [shelf.shopID, shelf.qoh])).toEqual([['0', '18'], ['1', '8'], ['2', '10']]);
  });

  it('takes lines in the recorded form too, and answers several as an array', async () => {
    const client = stocked();
    const { body } = await client.post('Sale', { ...sale([]), SaleLines: [{ SaleLine: line() }, { SaleLine: line({ itemID: '1002' }) }], ...pay('22.49') });
    expect(body.Sale.SaleLines.SaleLine).toHaveLength(2);
    expect(body.Sale.total).toBe('22.49');
  });

  it('refuses payments that do not come to the total, and leaves nothing behind', async () => {
    const client = stocked();
    const { status, body } = await client.post('Sale', sale(line(), pay(12)));
    expect(status).toBe(400);
    expect(body).toMatchObject({ httpCode: '400', httpMessage: 'Bad Request', errorClass: 'Exception' });
    expect((await client.get('Sale')).body.Sale).toBeUndefined();
    expect((await client.post('Sale', sale(line(), pay(13)))).status).toBe(400);
    client.control('/settings', { semanticStatus: 422 });
    expect((await client.post('Sale', sale(line(), pay(12)))).status).toBe(422);
    client.control('/settings', { unbalanced: 'left-open' });
    expect((await client.post('Sale', sale(line(), pay(12)))).body.Sale).toMatchObject({ completed: 'false', balance: '0.5' });
  });

  it('gives change on cash alone', async () => {
    const { body } = await stocked().post('Sale', sale(line(), pay(15, 1)));
    expect(body.Sale).toMatchObject({ completed: 'true', change: '2.5', calcPayments: '12.5' });
  });

  it('takes tax from category and class, to all decimals on lines and to the cent on the sale', async () => {
    const client = stocked();
    const { body } = await client.post('Sale', { ...sale([line({ itemID: 1002 }), line({ itemID: 1002, taxClassID: 2 }), line({ itemID: 1002, tax: false })]), taxCategoryID: 1 });
    const [taxed, labour, free] = body.Sale.SaleLines.SaleLine;
    expect(taxed).toMatchObject({ calcTax1: '0.4995', calcTax2: '0.1998', calcTotal: '10.6893' });
    expect(labour).toMatchObject({ calcTax1: '0', calcTotal: '9.99' });
    expect(free).toMatchObject({ tax: 'false', calcTotal: '9.99' });
    expect(body.Sale).toMatchObject({ calcTax1: '0.5', calcTax2: '0.2', total: '30.67', taxTotal: '0.7' });
  });

  it("falls back to the shop's tax category, and keeps a tax-inclusive total", async () => {
    const client = stocked();
    const plain = await client.post('Sale', { ...PLACE, SaleLines: { SaleLine: line() } });
    expect(plain.body.Sale).toMatchObject({ taxCategoryID: '1', total: '13.38' });
    const inclusive = await client.post('Sale', { ...sale(line()), taxCategoryID: 3 });
    expect(inclusive.body.Sale).toMatchObject({ isTaxInclusive: 'true', total: '12.5', calcTax1: '2.08', calcSubtotal: '10.42' });
  });

  it('discounts a line by an amount or a part of it, not by both', async () => {
    const client = stocked();
    const amount = await client.post('Sale', sale(line({ unitQuantity: 2, discountAmount: '5' })));
    expect(amount.body.Sale).toMatchObject({ calcDiscount: '5', total: '20' });
    const percent = await client.post('Sale', sale(line({ unitQuantity: 2, discountPercent: 0.1 })));
    expect(percent.body.Sale.total).toBe('22.5');
    expect((await client.post('Sale', sale(line({ discountAmount: 1, discountPercent: 0.1 })))).status).toBe(400);
    client.control('/settings', { discountAmountPer: 'unit' });
    expect((await client.post('Sale', sale(line({ unitQuantity: 2, discountAmount: '5' })))).body.Sale.total).toBe('15');
  });

  it('keeps notes, a line without an item, and an address to ship to', async () => {
    const client = stocked();
    const { body } = await client.post('Sale', {
      ...sale({ unitQuantity: 1, unitPrice: '-3.10', Note: { note: 'Rebate' } }),
      SaleNotes: { InternalNote: { note: 'order 1' } },
      ShipTo: { firstName: 'Ada', Contact: { Addresses: { ContactAddress: { city: 'Bath' } } } },
    });
    const read = await client.get(`Sale/${body.Sale.saleID}?load_relations=["SaleNotes","SaleLines.Note","ShipTo.Contact"]`);
    expect(read.body.Sale).toMatchObject({
      total: '-3.1',
      SaleNotes: { InternalNote: { note: 'order 1' } },
      SaleLines: { SaleLine: { itemID: '0', Note: { note: 'Rebate' } } },
      ShipTo: { firstName: 'Ada', Contact: { Addresses: { ContactAddress: { city: 'Bath' } } } },
    });
  });

  it('has a completeTime in the past, never in the future', async () => {
    const client = stocked();
    expect((await sell(client, 1, { completeTime: '2026-11-01T08:00:00-0500' })).body.Sale.completeTime).toBe('2026-11-01T13:00:00+00:00');
    expect((await sell(client, 1, { completeTime: '2026-11-24T10:00:01+00:00' })).status).toBe(400);
  });

  it('finds an item by a printed code, not by a custom SKU', async () => {
    const client = stocked();
    expect((await client.post('Sale', sale({ itemCode: '210000001001', unitQuantity: 1 }))).body.Sale.SaleLines.SaleLine.itemID).toBe('1001');
    expect((await client.post('Sale', sale({ itemCode: 'MUG', unitQuantity: 1 }))).status).toBe(400);
  });
});

describe('a sale in two steps', () => {
  it('is open until it is paid and completed, and only then takes the goods', async () => {
    const client = stocked();
    const { saleID, total } = (await client.post('Sale', { ...PLACE, SaleLines: { SaleLine: line() } })).body.Sale;
    expect(client.control('/ledger', {}, 'GET').stock[0].onHand).toBe(10);
    const done = await client.put(`Sale/${saleID}`, pay(total));
    expect(done.body.Sale).toMatchObject({ saleID, completed: 'true', balance: '0' });
    expect(client.control('/ledger', {}, 'GET').stock[0].onHand).toBe(9);
  });

  it('is archived while open; completed, it can only be voided, which puts everything back', async () => {
    const client = stocked();
    const open = (await client.post('Sale', sale(line()))).body.Sale.saleID;
    expect((await client.call('DELETE', `Sale/${open}`)).body.Sale.archived).toBe('true');
    const { saleID } = (await sell(client)).body.Sale;
    expect((await client.call('DELETE', `Sale/${saleID}`)).status).toBe(400);
    expect((await client.put(`Sale/${saleID}`, { SaleLines: { SaleLine: line() } })).status).toBe(400);
    expect((await client.put(`Sale/${saleID}`, { voided: true })).body.Sale).toMatchObject({ voided: 'true', calcPayments: '0' });
    expect(client.control('/ledger', {}, 'GET').stock[0].onHand).toBe(10);
  });
});

describe('refunds', () => {
  it('turns a whole sale round, by id or by ticket number', async () => {
    const client = stocked();
    await sell(client, 2);
    const { body } = await client.post('Sale/220000030001/refund', { ...PLACE, SalePayments: { SalePayment: { paymentTypeID: 2 } } });
    expect(body.Sale).toMatchObject({ completed: 'true', total: '-25', calcPayments: '-25' });
    expect(body.Sale.SaleLines.SaleLine).toMatchObject({ unitQuantity: '-2', parentSaleLineID: '400001' });
    expect(client.control('/ledger', {}, 'GET').stock[0].onHand).toBe(10);
    expect((await client.post('Sale/30001/refund', { ...PLACE, SalePayments: { SalePayment: { paymentTypeID: 2 } } })).status).toBe(400);
  });

  it('refunds parts by parent line, and never more than was sold', async () => {
    const client = stocked();
    await sell(client, 3);
    const back = (units: number) =>
      client.post('Sale', { ...sale({ itemID: 1001, unitQuantity: -units, parentSaleLineID: 400_001 }), ...pay(-12.5 * units) });
    expect((await back(2)).body.Sale.total).toBe('-25');
    expect((await back(2)).status).toBe(400);
    expect((await back(1)).status).toBe(200);
    expect((await back(1)).status).toBe(400);
  });
});

describe('what stops a sale', () => {
  it.each([
    ['an archived employee', { employeeID: 3 }, { archivedEmployee: 'accepted', lockedEmployee: 'accepted' }],
    ['a locked employee', { employeeID: 4 }, { lockedEmployee: 'accepted' }],
    ['an employee of another shop', { employeeID: 5 }, { limitedEmployee: 'accepted' }],
    ['a register of another shop', { registerID: 100 }, { registerOfOtherShop: 'accepted' }],
    ['no employee at all', { employeeID: 0 }, { missingPlace: 'accepted' }],
    ['an archived payment type', { SalePayments: { SalePayment: { amount: 12.5, paymentTypeID: 7 } } }, { archivedPaymentType: 'accepted' }],
    ['a reference that is too long', { referenceNumber: 'x'.repeat(256) }, { referenceTooLong: 'cut' }],
  ])('%s, unless the switch says otherwise', async (_name, more, switches) => {
    const client = stocked();
    expect((await sell(client, 1, more)).status).toBe(400);
    client.control('/settings', switches);
    expect((await sell(client, 1, more)).status).toBe(200);
  });

  it.each([
    ['a closed register', '/registers/1', { open: false }, { closedRegister: 'accepted' }],
    ['an archived item', '/items/1001', { archived: true }, { archivedItem: 'accepted' }],
    ['a serialized item', '/items/1001', { itemType: 'serialized' }, { serializedItem: 'accepted' }],
  ])('%s, unless the switch says otherwise', async (_name, path, change, switches) => {
    const client = stocked();
    client.control(path, change);
    expect((await sell(client, 1)).status).toBe(400);
    client.control('/settings', switches);
    expect((await sell(client, 1)).status).toBe(200);
  });

  it('a payment type that needs a customer, where there is none', async () => {
    const client = stocked();
    const { customerID } = (await client.post('Customer', { firstName: 'Ada' })).body.Customer;
    const payment = { SalePayments: { SalePayment: { amount: 12.5, paymentTypeID: 4 } } };
    expect((await sell(client, 1, payment)).status).toBe(400);
    expect((await sell(client, 1, { ...payment, customerID })).status).toBe(200);
  });
});

describe('gift cards', () => {
  it('are filled and spent through payments of sales, never below nothing', async () => {
    const client = stocked();
    const { creditAccountID, code } = (await client.post('CreditAccount', { code: '2312345678904', name: 'Gift Card' })).body.CreditAccount;
    expect(code).toBe('2312345678904');
    const fill = { ...PLACE, completed: true, SalePayments: { SalePayment: [{ amount: 20, paymentTypeID: 2 }, { amount: -20, paymentTypeID: 5, creditAccountID }] } };
    expect((await client.post('Sale', fill)).body.Sale).toMatchObject({ total: '0', completed: 'true' });
    const spend = { SalePayments: { SalePayment: { amount: 12.5, paymentTypeID: 5, creditAccountID } } };
    expect((await sell(client, 1, spend)).status).toBe(200);
    expect((await sell(client, 1, spend)).status).toBe(400);
    expect((await client.get('CreditAccount?giftCard=true&code=2312345678904')).body.CreditAccount.balance).toBe('7.5');
    expect((await client.get('CreditAccount')).body.CreditAccount).toBeUndefined();
  });
});
