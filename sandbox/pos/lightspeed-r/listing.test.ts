import { describe, expect, it } from 'vitest';
import { sell, stocked, testClient } from './test-client';
import type { Json, TestClient } from './test-client';

async function customers(client: TestClient, names: readonly string[]): Promise<void> {
  for (const firstName of names) {
    client.clock.now += 60_000;
    await client.post('Customer', { firstName, Contact: { Emails: { ContactEmail: { address: `${firstName}@shop.example` } } } });
  }
}
const names = (body: Json) => [body.Customer ?? []].flat().map((row: { firstName: string }) => row.firstName);

describe('a list', () => {
  it('has no key for nothing, an object for one record and an array for several', async () => {
    const client = testClient();
    expect((await client.get('Customer')).body).toEqual({ '@attributes': { next: '', previous: '' } });
    await customers(client, ['Ada']);
    expect((await client.get('Customer')).body.Customer.firstName).toBe('Ada');
    await customers(client, ['Bea']);
    expect((await client.get('Customer')).body.Customer).toHaveLength(2);
  });

  it('goes through pages by whole addresses, forwards and back, and new rows shift nothing', async () => {
    const client = testClient();
    await customers(client, ['Ada', 'Bea', 'Cid', 'Dan', 'Eve']);
    const first = await client.get('Customer?limit=2&sort=-customerID');
    expect(names(first.body)).toEqual(['Eve', 'Dan']);
    expect(first.body['@attributes'].previous).toBe('');
    await customers(client, ['Fay']);
    const second = await client.send(first.body['@attributes'].next, 'GET');
    expect(names(second.body)).toEqual(['Cid', 'Bea']);
    const third = await client.send(second.body['@attributes'].next, 'GET');
    expect(names(third.body)).toEqual(['Ada']);
    expect(third.body['@attributes'].next).toBe('');
    expect(names((await client.send(third.body['@attributes'].previous, 'GET')).body)).toEqual(['Cid', 'Bea']);
  });

  it('sorts by few fields, keeps equals apart in its cursors, and says which it knows', async () => {
    const client = testClient();
    client.clock.now += 1;
    for (const firstName of ['X', 'X', 'X']) await client.post('Customer', { firstName });
    let url = 'https://api.lightspeedapp.com/API/V3/Account/123456/Customer.json?limit=1&sort=firstName';
    const seen: string[] = [];
    for (let pages = 0; url !== '' && pages < 9; pages += 1) {
      const { body } = await client.send(url, 'GET');
      seen.push(body.Customer.customerID);
      url = body['@attributes'].next;
    }
    expect(seen).toEqual(['20001', '20002', '20003']);
    const refused = await client.get('Customer?sort=company');
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain('lastName');
    expect((await client.get('Customer?offset=100')).status).toBe(400);
    expect((await client.get('Customer?after=nonsense')).status).toBe(400);
  });

  it.each([
    ['firstName=ada', ['Ada']],
    ['firstName=~,%25a', ['Ada', 'Bea']],
    ['firstName=!~,%25a', ['Cid']],
    ['firstName=!%3D,Ada', ['Bea', 'Cid']],
    ['customerID=IN,[20001,20003]', ['Ada', 'Cid']],
    ['customerID=IN,20002', ['Bea']],
    ['customerID=%3E,20001', ['Bea', 'Cid']],
    ['customerID=%3E%3C,20001,20002', ['Ada', 'Bea']],
    ['timeStamp=%3E%3D,2026-11-24T10:02:00-0000', ['Bea', 'Cid']],
    ['timeStamp=%3C,2026-11-24T05:02:00-0500', ['Ada']],
    ['or=firstName%3DAda|firstName%3D~,C%25', ['Ada', 'Cid']],
    ['load_relations=["Contact"]&Contact.email=bea@shop.example', ['Bea']],
  ])('filters by %s', async (query, expected) => {
    const client = testClient();
    await customers(client, ['Ada', 'Bea', 'Cid']);
    expect(names((await client.get(`Customer?${query}`)).body)).toEqual(expected);
  });

  it('searches a relation only when it is loaded, and refuses fields that nothing has', async () => {
    const client = testClient();
    await customers(client, ['Ada']);
    expect((await client.get('Customer?Contact.email=x')).status).toBe(400);
    expect((await client.get('Customer?frstName=Ada')).status).toBe(400);
    client.control('/settings', { unknownFilter: 'ignored' });
    expect(names((await client.get('Customer?frstName=Zoe')).body)).toEqual(['Ada']);
    expect((await client.get(`Customer?customerID=IN,${JSON.stringify(Array.from({ length: 101 }, (_none, at) => at))}`)).status).toBe(400);
    expect((await client.get('Customer?load_relations=["Nothing"]')).status).toBe(400);
  });

  it('hides what is archived unless asked, and by id as the switch says', async () => {
    const client = testClient();
    const ids = (body: Json) => [body.Employee ?? []].flat().map((row: { employeeID: string }) => row.employeeID);
    expect(ids((await client.get('Employee')).body)).toEqual(['1', '2', '4', '5', '6']);
    expect(ids((await client.get('Employee?archived=only')).body)).toEqual(['3']);
    expect(ids((await client.get('Employee?archived=true')).body)).toHaveLength(6);
    expect((await client.get('Employee/3')).body.Employee.archived).toBe('true');
    client.control('/settings', { archivedById: '404' });
    expect((await client.get('Employee/3')).body.message).toBe("Object of type 'Employee' not found with primary ID '3'.");
    expect((await client.get('Employee/3?archived=true')).status).toBe(200);
  });

  it('finds sales by their reference, or does not, as the switch says', async () => {
    const client = stocked();
    await sell(client, 1, { referenceNumber: 'A', referenceNumberSource: 'Tillbridge' });
    await sell(client, 1, { referenceNumber: 'B', referenceNumberSource: 'Tillbridge' });
    const search = 'Sale?referenceNumber=B&referenceNumberSource=Tillbridge';
    expect((await client.get(search)).body.Sale.saleID).toBe('30002');
    expect((await client.get('Sale?referenceNumber=C')).body.Sale).toBeUndefined();
    client.control('/settings', { referenceFilter: 'ignored' });
    expect((await client.get(search)).body.Sale).toHaveLength(2);
  });

  it('loads relations by name, deep ones with those above them', async () => {
    const client = stocked();
    await sell(client);
    const plain = (await client.get('Sale/30001')).body.Sale;
    expect(plain.SaleLines).toBeUndefined();
    const { Sale } = (await client.get('Sale/30001?load_relations=["SaleLines.Item","SalePayments.PaymentType"]')).body;
    expect(Sale.SaleLines.SaleLine.Item.customSku).toBe('MUG');
    expect(Sale.SalePayments.SalePayment.PaymentType.name).toBe('Check');
    const rights = (await client.get('Employee/6?load_relations=["EmployeeRole.EmployeeRights"]')).body.Employee.EmployeeRole.EmployeeRights.EmployeeRight;
    expect(rights.map((right: { name: string }) => right.name)).toContain('register');
    expect((await client.get('SaleLine?saleID=30001')).body.SaleLine.itemID).toBe('1001');
    expect((await client.get('Sale?count=1')).body).toEqual({ '@attributes': { count: '1' } });
  });
});
