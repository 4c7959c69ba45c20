import { describe, expect, it } from 'vitest';
import type { Deps } from './deps';
import { joinLine } from './account-line';
import { newProcessMemory } from './process-memory';

const deps = { memory: newProcessMemory() } as Deps;

describe('the line for a POS account', () => {
  it('lets one through at a time, in the order of coming, and leaves nothing behind', async () => {
    const seen: string[] = [];
    const visit = async (name: string): Promise<void> => {
      const leave = await joinLine(deps, 'a');
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(`${name} out`);
      leave();
    };
    await Promise.all(['1', '2', '3', '4'].map(visit));
    expect(seen).toEqual(['1', '2', '3', '4'].flatMap((name) => [`${name} in`, `${name} out`]));
    await Promise.resolve();
    expect(deps.memory.lines.size).toBe(0);
  });
  it('does not let one account wait for another', async () => {
    const leaveA = await joinLine(deps, 'a');
    const leaveB = await joinLine(deps, 'b');
    leaveA();
    leaveB();
    expect(deps.memory.lines.size).toBe(0);
  });
});
