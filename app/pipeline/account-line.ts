import type { Deps } from './deps';

/** More would only hold workers that other shops could use. */
const mostWaiting = 2;

/**
 * Lines up for a POS account inside this process. Null: enough are waiting already, come back later.
 * The caller must call the returned function when done, whatever happened.
 */
export async function joinLine(deps: Deps, accountId: string): Promise<(() => void) | null> {
  const line = deps.memory.lines.get(accountId) ?? { waiting: 0, tail: Promise.resolve() };
  deps.memory.lines.set(accountId, line);
  if (line.waiting >= mostWaiting) return null;
  line.waiting += 1;
  const ahead = line.tail;
  let leave!: () => void;
  line.tail = new Promise<void>((resolve) => (leave = resolve));
  await ahead;
  return () => {
    line.waiting -= 1;
    leave();
  };
}
