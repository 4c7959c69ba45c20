import type { Deps } from './deps';

/**
 * Lines up for a POS account inside this process: one after the other, in the order of coming. Waiting here instead of coming back
 * later keeps hundreds of due orders from asking the database again and again while one of them is posted.
 * The caller must call the returned function when done, whatever happened.
 */
export async function joinLine(deps: Deps, accountId: string): Promise<() => void> {
  const ahead = deps.memory.lines.get(accountId) ?? Promise.resolve();
  let leave: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => (leave = resolve));
  const line = ahead.then(() => turn);
  deps.memory.lines.set(accountId, line);
  await ahead;
  return () => {
    leave();
    if (deps.memory.lines.get(accountId) === line) deps.memory.lines.delete(accountId);
  };
}
