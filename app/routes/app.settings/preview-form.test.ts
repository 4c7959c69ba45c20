import { describe, expect, it } from 'vitest';
import { readOrderForm } from '~/presenters/settings/order-form';
import { anOrder } from '../../../tests/support/orders';
import { openTill } from '../../../tests/support/till';
import { previewForm } from './preview-form';

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ version: '0', moment: 'paid', orders: 'on', fulfilled: 'on', unfulfilled: 'on', shopifyPos: 'on', startDate: '', numberPrefix: 'S-', taxes: 'posted', ...fields })) form.set(name, value);
  return form;
};

describe('the order settings tried before they are saved', () => {
  it('answer with their effect and the fields as they were posted, and save nothing', async () => {
    const till = await openTill();
    await till.place(anOrder({ closedAt: 1 }));
    await till.work();
    const before = await till.stores.installations.settings(till.installation.id);
    const tried = await previewForm(till.deps, till.installation, readOrderForm(formOf({ intent: 'preview', ignoreTags: 'draft, b2b' })));
    // "Download archived orders" is not ticked, hence off.
    expect(tried?.effect).toMatchObject({ fallOut: { orders: 1, amounts: [{ currency: 'USD', amount: '10.00' }] }, switches: { archived: { orders: 1 } } });
    expect(tried?.fields).toMatchObject({ numberPrefix: 'S-', download: { archived: false, ignoreTags: 'draft, b2b' } });
    expect(await till.stores.installations.settings(till.installation.id)).toEqual(before);
    await till.close();
  });

  it('wait while a field is wrong', async () => {
    const till = await openTill();
    for (const [name, value] of [['startDate', 'soon'], ['numberPrefix', 'no spaces'], ['moment', 'never']] as const) expect(await previewForm(till.deps, till.installation, readOrderForm(formOf({ [name]: value })))).toBeNull();
    await till.close();
  });
});
