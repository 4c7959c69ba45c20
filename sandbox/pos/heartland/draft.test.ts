import { describe, expect, it } from 'vitest';
import { Draft } from './draft';
import { fixtureState } from './fixtures';
import type { PaymentType } from './rows';
import type { State } from './state';

const draftOf = (state: State): Draft => new Draft(state, 0, () => 0.5);
const named = (draft: Draft, name: string): readonly number[] => draft.having('payment_types', 'name', (type: PaymentType) => type.name, name).map((type) => type.id);
const cheque = { name: 'Cheque', active: true, accept_on_orders: true };

describe('what is found by its value', () => {
  it('follows what is added, changed and removed', () => {
    const draft = draftOf(fixtureState({ now: 0 }));
    expect(named(draft, 'Cash')).toEqual([100_031]);
    const { id } = draft.insert('payment_types', cheque);
    const again = draft.insert('payment_types', cheque);
    expect(named(draft, 'Cheque')).toEqual([id, again.id]);
    draft.update('payment_types', again, { name: 'Cash' });
    expect([named(draft, 'Cheque'), named(draft, 'Cash')]).toEqual([[id], [100_031, again.id]]);
    draft.remove('payment_types', id);
    expect(named(draft, 'Cheque')).toEqual([]);
  });

  it('is that of each state, whichever was asked or changed last', () => {
    const state = fixtureState({ now: 0 });
    expect(named(draftOf(state), 'Cheque')).toEqual([]);
    const changed = draftOf(state);
    const { id } = changed.insert('payment_types', cheque);
    // As after a refusal: the state before goes on.
    expect(named(draftOf(state), 'Cheque')).toEqual([]);
    expect(named(draftOf(changed.state), 'Cheque')).toEqual([id]);
    const other = draftOf(state);
    other.remove('payment_types', 100_031);
    expect([named(other, 'Cash'), named(draftOf(state), 'Cash'), named(draftOf(changed.state), 'Cash')]).toEqual([[], [100_031], [100_031]]);
  });
});
