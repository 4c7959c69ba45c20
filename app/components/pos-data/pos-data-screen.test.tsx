import { describe, expect, it } from 'vitest';
import { pageMadeAt, renderOnServer, textOf } from '../testing/server-render';
import { PosDataScreen, type PosDataView } from './pos-data-screen';
import type { ChangesView } from './changes-card';

const open: PosDataView = { closed: null, parts: [{ part: 'locations', count: 3, readAt: pageMadeAt - 120_000 }, { part: 'employees', count: null, readAt: null }] };
const show = async (view: Partial<PosDataView>, changes: ChangesView | null = null, language: 'en' | 'fr' = 'en') => renderOnServer(<PosDataScreen view={{ ...open, ...view }} changes={changes} refusal={null} />, { language, address: '/app/pos-data' });

describe('POS data', () => {
  it('[P13] shows what a refresh has found to be different', async () => {
    const changes: ChangesView = {
      since: pageMadeAt - 120_000, unread: [],
      changes: [{ part: 'locations', kind: 'added', name: 'Outlet', changes: [] }, { part: 'customFields', kind: 'changed', name: 'Birthday', changes: [{ field: 'required', from: 'true', to: 'false' }] }],
    };
    expect(textOf(await show({}, changes))).toMatch(/What changed.*Locations.*New: Outlet.*Custom fields.*Changed: Birthday – required: yes → no/s);
    expect(textOf(await show({}, changes, 'fr'))).toMatch(/Nouveau\s: Outlet.*Modifié\s: Birthday – obligatoire\s: oui → non/s);
    expect(textOf(await show({}))).toMatch(/Locations.*3 records.*Employees.*Not read yet/s);
  });
  it('[P14] is disabled while the POS is offline, with the reason in text', async () => {
    const html = await show({ closed: 'unreachable' });
    expect(html).toMatch(/<button[^>]*( disabled=""|aria-disabled="true")/);
    expect(textOf(html)).toMatch(/Your POS can’t be reached, so its lists can’t be refreshed now\./);
    expect(await show({})).not.toMatch(/<button[^>]*( disabled=""|aria-disabled="true")/);
  });
});
