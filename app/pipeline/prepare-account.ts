import type { PosGateway } from '~/ports/pos-gateway';
import type { Deps } from './deps';
import { patiently } from './patiently';
import { takeLock } from './take-lock';

type Prepared = Awaited<ReturnType<PosGateway['prepareAccount']>>;

/** The first call that hangs ends the preparation; the others take as long as one more together. */
const hangingCalls = 2;

/**
 * What an account needs to have is made without a journal, by one hand at a time. Where an answer was lost, nobody tries again until what
 * was sent has landed or never will: whoever came sooner would not find it, and would make it twice.
 */
export async function prepareAccount(deps: Deps, gateway: PosGateway, account: string): Promise<Prepared | 'under-way'> {
  const { timing, stores: { locks } } = deps;
  const { kind, requestTimeoutMs, settleMs } = gateway.manifest;
  const requestMs = timing.requestTimeoutMs ?? requestTimeoutMs;
  const name = `pos-prepare:${kind}:${account}`;
  const token = await takeLock(deps, name, hangingCalls * requestMs + requestMs + (timing.settleMs ?? settleMs));
  if (token === null) return 'under-way';
  const prepared = await patiently(deps, () => gateway.prepareAccount());
  if (prepared.ok || prepared.error.kind !== 'in-doubt') await locks.release(name, token);
  return prepared;
}
