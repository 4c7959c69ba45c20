import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import type { Deps } from './deps';

/** A person is waiting: a POS that asks for a moment gets it, three times at most. */
export async function patiently<T>(deps: Deps, ask: () => Promise<Result<T, PosError>>): Promise<Result<T, PosError>> {
  let answer = await ask();
  for (let tries = 0; tries < 3 && !answer.ok && answer.error.kind === 'throttled'; tries += 1) {
    await deps.clock.sleep(Math.min(Math.max(answer.error.until - deps.clock.now(), 0), 5_000));
    answer = await ask();
  }
  return answer;
}
