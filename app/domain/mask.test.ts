import { describe, expect, it } from 'vitest';
import { maskPeople } from './mask';

const words = { person: '[name hidden]', text: '[hidden]' };
const masked = <T>(view: T, names: readonly string[] = ['Marie Dubois', 'Ana']): T => maskPeople(view, names, words);

describe('a view without people', () => {
  it('hides who did something, what they wrote, and whom the POS knows, at any depth', () => {
    expect(masked({ decision: { kind: 'handled', by: 'user 7', at: 1, note: 'Ana Smith called' }, list: [{ connectedBy: 'user 8', userName: 'Marie Dubois' }] })).toEqual({
      decision: { kind: 'handled', by: '[name hidden]', at: 1, note: '[hidden]' }, list: [{ connectedBy: '[name hidden]', userName: '[name hidden]' }],
    });
  });

  it('finds names inside other texts as whole words, whatever their case, and e-mail addresses', () => {
    expect(masked({ message: 'marie dubois is archived; write to ana@example.com', title: 'Banana analysis by Ana.' })).toEqual({
      message: '[name hidden] is archived; write to [hidden]', title: 'Banana analysis by [name hidden].',
    });
    expect(masked('Ana (shop)', ['Ana (shop)', '', 'A'])).toBe('[name hidden]');
  });

  it('leaves orders, amounts, SKUs and all that pages are built from', () => {
    const view = { name: '#1042', total: '10.50', params: { sku: 'ANA-123-456-7890', order: '#1042', at: '2026-11-20T09:00:00.000Z' }, code: 'E-EMP-ARCHIVED', status: 'blocked', count: 3, gone: null, yes: true, savedBy: 'Tillbridge', note: '' };
    expect(masked(view, ['blocked', 'E-EMP-ARCHIVED'])).toEqual(view);
  });

  it('hides customers’ numbers and staff chosen in a fix where a line of the timeline tells them', () => {
    const line = (code: string, params: Record<string, string>) => masked({ code, params });
    expect(line('notice.others', { told: '56, 57' }).params).toEqual({ told: '[hidden]' });
    expect(line('step.adopted', { step: 'customer', id: '100055' }).params).toEqual({ step: 'customer', id: '[hidden]' });
    expect(line('step.refused', { step: 'address:billing', message: 'Elm Street is too long', field: 'line_1' }).params).toEqual({ step: 'address:billing', message: '[hidden]', field: 'line_1' });
    expect(line('step.adopted', { step: 'order', id: '55' }).params).toEqual({ step: 'order', id: '55' });
    expect(line('person.fixed', { by: 'user 7', fix: 'employee-made', what: 'Zoe New' }).params).toEqual({ by: '[name hidden]', fix: 'employee-made', what: '[name hidden]' });
    expect(line('person.fixed', { by: 'user 7', fix: 'payment', what: 'Card' }).params).toEqual({ by: '[name hidden]', fix: 'payment', what: 'Card' });
    expect(masked({ kind: 'person', text: 'C-1001' })).toEqual({ kind: 'person', text: '[name hidden]' });
  });

  it('changes nothing in the view that it is given', () => {
    const view = { by: 'user 7', params: { note: 'x' } };
    masked(view);
    expect(view).toEqual({ by: 'user 7', params: { note: 'x' } });
  });
});
