import { describe, expect, it } from 'vitest';
import type { PosFacts } from './pos-facts';
import { allMet, judgePrerequisites, type AccessAnswer, type Proof } from './prerequisites';

const known = <T>(value: T) => ({ kind: 'known' as const, value, readAt: 0 });
const facts = (more: Partial<PosFacts> = {}): PosFacts => ({
  connectingUser: known(null), employees: known([]), paymentTypes: known([]), customFields: known([]), products: known([]),
  locations: known([{ id: '1', name: 'Shop', active: true }]), stations: known([{ id: '1', name: 'Register', locationId: '1', active: false }]), ...more,
});
const unknown = (kind: 'forbidden' | 'throttled') => ({ kind: 'unknown' as const, error: kind === 'forbidden' ? { kind, right: 'employees' } : { kind, until: 0 } });
const judge = (proof: Proof, answer: Partial<AccessAnswer> = {}) => {
  const [row] = judgePrerequisites([{ code: 'x', text: { en: '', fr: '' }, proof }], { error: null, missingRights: null, facts: facts(), ...answer });
  return row?.right ? `${row.result} ${row.right}` : row?.result;
};
const rights: Proof = { kind: 'rights', parts: ['locations', 'employees'] };

describe('a prerequisite', () => {
  it.each<[string, Proof, Partial<AccessAnswer>, string]>([
    ['access that was granted', { kind: 'access' }, {}, 'met'],
    ['access that was refused', { kind: 'access' }, { error: { kind: 'unauthorised' }, facts: null }, 'not-met'],
    ['access that a right is missing for', { kind: 'access' }, { error: { kind: 'forbidden', right: 'login' }, facts: null }, 'not-met login'],
    ['access to a silent POS', { kind: 'access' }, { error: { kind: 'unreachable', detail: '' }, facts: null }, 'unknown'],
    ['rights, all granted', rights, { missingRights: [] }, 'met'],
    ['rights of which some are missing', rights, { missingRights: ['a', 'b'] }, 'not-met a, b'],
    ['rights that the POS does not tell, all of use', rights, {}, 'met'],
    ['rights of which one shows by a refusal', rights, { missingRights: [], facts: facts({ employees: unknown('forbidden') }) }, 'not-met employees'],
    ['rights that cannot be asked for now', rights, { facts: facts({ locations: unknown('throttled') }) }, 'unknown'],
    ['rights behind access that was refused', rights, { error: { kind: 'unauthorised' }, facts: null }, 'unknown'],
    ['a location', { kind: 'exists', part: 'locations' }, {}, 'met'],
    ['a station that is inactive', { kind: 'exists', part: 'stations' }, {}, 'not-met'],
    ['people who may not be read', { kind: 'exists', part: 'employees' }, { facts: facts({ employees: unknown('forbidden') }) }, 'not-met employees'],
    ['what only a person sees', { kind: 'person' }, {}, 'by-person'],
  ])('%s', (_name, proof, answer, told) => expect(judge(proof, answer)).toBe(told));

  it('that is missing or could not be asked stands in the way; what only a person sees does not', () => {
    const row = (result: 'met' | 'not-met' | 'unknown' | 'by-person') => ({ code: 'x', result, right: null });
    expect([['met', 'by-person'], ['met', 'unknown'], ['not-met']].map((results) => allMet(results.map((one) => row(one as 'met'))))).toEqual([true, false, false]);
  });
});
