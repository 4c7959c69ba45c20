import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInDoubt, isThawable, needsAmending, type StepRecord } from './journal';
import { posNumber } from './pos-number';
import { adviceFor, giveUpAfterMs, temporarySchedule } from './retry';

describe('the POS number', () => {
  it.each([['S-', '#1042', 'S-1042'], ['S-', 'EU #1042/A', 'S-EU-1042-A'], ['', '#1042', '1042'], ['WEB-', '--10--42--', 'WEB-10-42'], ['S-', '№ 7 été', 'S-7-t']])('%s and %s make %s', (prefix, name, number) => {
    expect(posNumber(prefix, name, 40)).toBe(number);
  });
  it('keeps the end of a name that is too long, and its length', () => {
    expect(posNumber('S-', `#${'9'.repeat(60)}1`, 12)).toBe(`S-${'9'.repeat(9)}1`);
    fc.assert(fc.property(fc.string(), fc.integer({ min: 5, max: 50 }), (name, length) => {
      expect(posNumber('S-', name, length).length).toBeLessThanOrEqual(length);
      expect(posNumber('S-', name, length)).toMatch(/^S-[A-Za-z0-9-]*$/);
    }));
  });
});

describe('when it is tried again', () => {
  const unreachable = { kind: 'unreachable', detail: '' } as const;
  const at = (attempts: number, troubleSince: number | null, now: number) => adviceFor(unreachable, { attempts, troubleSince, now });
  it('follows the schedule, and gives up after three days', () => {
    let now = 0;
    const tries: number[] = [];
    for (let attempts = 0; ; attempts += 1) {
      const advice = at(attempts, attempts === 0 ? null : 0, now);
      if (advice.kind !== 'later') {
        expect(advice.kind).toBe('gave-up');
        break;
      }
      now = advice.at;
      tries.push(now);
    }
    expect(tries.slice(0, 7)).toEqual(temporarySchedule.slice(0, 7).map((_, index) => temporarySchedule.slice(0, index + 1).reduce((sum, ms) => sum + ms, 0)));
    expect(now).toBe(giveUpAfterMs);
    expect(tries).toHaveLength(10);
  });
  it.each([
    [{ kind: 'throttled', until: 77 } as const, { kind: 'later', at: 77 }], [{ kind: 'unauthorised' } as const, { kind: 'person' }], [{ kind: 'in-doubt', detail: '' } as const, { kind: 'reconcile' }],
    [{ kind: 'rejected', code: 'x', field: null, customField: false, message: '' } as const, { kind: 'person' }],
  ])('%j: %j', (error, advice) => expect(adviceFor(error, { attempts: 9, troubleSince: 0, now: 10 ** 12 })).toEqual(advice));
});

describe('what a journal allows', () => {
  const step = (state: StepRecord['state'], prepares = false, error: StepRecord['error'] = null): StepRecord => ({ state, prepares, error });
  it.each<[string, StepRecord[], [boolean, boolean, boolean]]>([
    ['nothing sent', [step('planned', true), step('planned')], [false, true, false]],
    ['a customer made', [step('done', true), step('planned')], [false, true, false]],
    ['the order made', [step('done', true), step('done'), step('planned')], [false, false, false]],
    ['the order refused', [step('done', true), step('refused', false, { kind: 'unauthorised' }), step('planned')], [false, true, true]],
    ['a line refused', [step('done'), step('refused', false, { kind: 'missing-reference', externalId: '1', what: 'item' })], [false, false, true]],
    ['a customer in doubt', [step('sending', true), step('planned')], [true, false, false]],
    ['a record gone', [step('void', true), step('done')], [false, false, true]],
  ])('%s', (_name, steps, wanted) => expect([isInDoubt(steps), isThawable(steps), needsAmending(steps)]).toEqual(wanted));
});
