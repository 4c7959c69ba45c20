import { describe, expect, it } from 'vitest';
import { stocked, testClient } from './test-client';

describe('the account', () => {
  it('is found without its number, and answers to no other', async () => {
    const client = testClient();
    const { body } = await client.send('https://api.lightspeedapp.com/API/V3/Account.json', 'GET');
    expect(body.Account).toMatchObject({ accountID: '123456', name: 'Sandbox Outfitters' });
    expect((await client.send('https://api.lightspeedapp.com/API/V3/Account/1/Shop.json', 'GET')).status).toBe(404);
    expect((await client.get('Nothing')).status).toBe(404);
    expect((await client.call('DELETE', 'Shop/1')).status).toBe(405);
  });
});

describe('items', () => {
  it('need a description alone, and have a shelf in every shop and one for all', async () => {
    const client = testClient();
    expect((await client.post('Item', { customSku: 'X' })).body.message).toBe('Item not created. An Item must have a description.');
    const { Item } = (await client.post('Item', { description: 'Shopify Shipping', customSku: 'S', itemType: 'non_inventory', tax: false })).body;
    expect(Item).toMatchObject({ itemID: '1001', systemSku: '210000001001', itemType: 'non_inventory', tax: 'false', archived: 'false' });
    expect(Item.ItemShops.ItemShop.map((shelf: { shopID: string }) => shelf.shopID)).toEqual(['0', '1', '2']);
    expect((await client.post('Item', { description: 'Y', ean: '123' })).status).toBe(400);
  });

  it('resolve many SKUs in one call', async () => {
    const client = stocked();
    const { body } = await client.get(`Item?customSku=${encodeURIComponent('IN,["MUG","CUP","NONE"]')}`);
    expect(body.Item.map((item: { customSku: string; Prices: { ItemPrice: { amount: string }[] } }) => [item.customSku, item.Prices.ItemPrice[0]?.amount])).toEqual([['MUG', '12.5'], ['CUP', '9.99']]);
    expect((await client.get('Item?itemCode=210000001002')).body.Item.customSku).toBe('CUP');
  });

  it('are archived by DELETE alone, which empties their shelves', async () => {
    const client = stocked();
    expect((await client.put('Item/1001', { archived: true })).status).toBe(400);
    expect((await client.call('DELETE', 'Item/1001')).body.Item.archived).toBe('true');
    expect((await client.get('ItemShop?itemID=1001&shopID=0')).body.ItemShop.qoh).toBe('0');
    expect((await client.get('Item')).body.Item.customSku).toBe('CUP');
  });
});

describe('customers', () => {
  it('opt out of everything unless told otherwise, and keep one contact', async () => {
    const client = testClient();
    expect((await client.post('Customer', {})).status).toBe(400);
    const contact = { noEmail: false, Emails: { ContactEmail: { address: 'ada@shop.example', useType: 'Primary' } }, Phones: { ContactPhone: [{ number: '1', useType: 'Home' }, { number: '2', useType: 'Mobile' }] } };
    const { Customer } = (await client.post('Customer', { firstName: 'Ada', lastName: 'Byron', Contact: contact })).body;
    expect(Customer.Contact).toMatchObject({ noEmail: 'false', noMail: 'true', Emails: { ContactEmail: { address: 'ada@shop.example' } } });
    expect(Customer.Contact.Phones.ContactPhone).toHaveLength(2);
    const changed = await client.put(`Customer/${Customer.customerID}`, { Contact: { Addresses: { ContactAddress: { city: 'Bath' } } } });
    expect(changed.body.Customer.Contact).toMatchObject({ Addresses: { ContactAddress: { city: 'Bath' } }, Emails: { ContactEmail: { address: 'ada@shop.example' } } });
  });
});

describe('payment types, employees and registers', () => {
  it('create and archive a payment type, never a reserved one', async () => {
    const client = testClient();
    const { PaymentType } = (await client.post('PaymentType', { name: 'Shopify' })).body;
    expect(PaymentType).toMatchObject({ paymentTypeID: '21', type: 'user defined', internalReserved: 'false' });
    expect((await client.call('DELETE', `PaymentType/${PaymentType.paymentTypeID}`)).body.PaymentType.archived).toBe('true');
    expect((await client.put('PaymentType/1', { name: 'X' })).status).toBe(400);
  });

  it('create an employee and lock them out', async () => {
    const client = testClient();
    const { employeeID } = (await client.post('Employee', { firstName: 'Online', lastName: 'Shop' })).body.Employee;
    expect((await client.put(`Employee/${employeeID}`, { lockOut: true })).body.Employee).toMatchObject({ firstName: 'Online', lockOut: 'true' });
  });

  it('open and close a register', async () => {
    const client = testClient();
    expect((await client.post('Register/1/close', {})).body.Register.open).toBe('false');
    expect((await client.post('Register/1/close', {})).status).toBe(400);
    expect((await client.get('Shop/1?load_relations=["Registers"]')).body.Shop.Registers.Register.open).toBe('false');
  });
});
