import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refreshPos } from '~/pipeline/refresh-pos';
import { presentPosData } from '~/presenters/pos-data';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const refresh = () => refreshPos(till.deps, till.installation.id);
const page = () => presentPosData(till.stores, till.installation, till.clock.now());

describe('Refresh POS data', () => {
  it('[P13] reloads the lists and shows what changed since they were read', async () => {
    const readAt = till.clock.now();
    till.clock.advance(60_000);
    expect(await refresh()).toEqual({ kind: 'refreshed', changes: [], since: readAt, unread: [] });
    const field = till.pos.control('POST', '/custom-fields', { group_id: 'customer', name: 'Birthday', required: true }).body as { id: number };
    till.pos.control('POST', '/locations/Main Street', { active: false });
    till.clock.advance(60_000);
    const outcome = await refresh();
    expect(outcome).toMatchObject({ kind: 'refreshed', since: readAt + 60_000, changes: [{ part: 'locations', kind: 'changed', name: 'Main Street', changes: [{ field: 'active', from: 'true', to: 'false' }] }, { part: 'customFields', kind: 'added', name: 'Birthday' }] });
    till.pos.control('POST', `/custom-fields/${field.id}`, { required: false });
    expect(await refresh()).toMatchObject({ changes: [{ part: 'customFields', kind: 'changed', name: 'Birthday', changes: [{ field: 'required', from: 'true', to: 'false' }] }] });
    const { parts } = await page();
    expect(parts.find((one) => one.part === 'locations')).toMatchObject({ readAt: till.clock.now() });
    expect((await till.stores.work.due(till.clock.now(), 9)).map((row) => row.name)).toContain('checks');
  });
  it('[P14] is closed while the POS is offline, with the reason, and asks nothing', async () => {
    expect(await page()).toMatchObject({ closed: null });
    const current = await till.stores.connections.current(till.installation.id);
    if (!current) throw new Error('not connected');
    await till.stores.connections.changeCircuit(current.account.id, current.account.circuit, { kind: 'open', since: till.clock.now(), probeAt: till.clock.now() + 60_000, failures: 3 });
    const calls = (): number => (till.pos.control('GET', '/calls').body as { total: number }).total;
    const before = calls();
    expect(await page()).toMatchObject({ closed: 'unreachable' });
    expect(await refresh()).toEqual({ kind: 'refused', reason: 'unreachable' });
    expect(calls()).toBe(before);
  });
});
