import type { Instant } from '~/domain/time';
import type { Deps } from './deps';
import type { JobOutcome } from './job-outcome';
import { ringWork } from './ring-work';

const dayMs = 86_400_000;
/** A lock that only a clock's jump has ended must not go with the others: what was sent under it may still land. Found by seed 7012819 of the simulation. */
const lapsedDays = 30;

/** One row for the whole house: whichever process is free keeps it, once a day. */
export async function scheduleHousekeeping(deps: Deps, dueAt: Instant): Promise<void> {
  await ringWork(deps, [{ key: 'housekeeping:all', name: 'housekeeping', installationId: 'tillbridge', dueAt }]);
}

/** What is past its time goes, and secrets under an old key are sealed anew. */
export async function keepHouse(deps: Deps): Promise<JobOutcome> {
  const { stores, clock, keep } = deps;
  const before = (days: number): Instant => clock.now() - days * dayMs;
  const pruned = await stores.retention.prune({ deliveries: before(keep.deliveries), timeline: before(keep.timeline), problems: before(keep.problems), privacy: before(keep.privacy), supportLinks: before(keep.supportLinks), locks: before(lapsedDays) }, clock.now());
  const { resealed, unopened } = await resealCredentials(deps);
  deps.log.info('housekeeping.done', { ...pruned, resealed, unopened });
  return { dueAt: clock.now() + dayMs, attempts: 0, error: null };
}

/** Shopify's tokens rotate by themselves within hours; a POS token may last for years, and would keep an old key in use as long. */
async function resealCredentials({ stores, cipher }: Deps): Promise<{ resealed: number; unopened: number }> {
  let [resealed, unopened] = [0, 0];
  for (const { id, sealedCredentials } of await stores.connections.allCurrent()) {
    if (!cipher.isOld(sealedCredentials)) continue;
    const plain = cipher.open(sealedCredentials);
    if (plain === null) unopened += 1;
    else if (await stores.connections.reseal(id, sealedCredentials, cipher.seal(plain))) resealed += 1;
  }
  return { resealed, unopened };
}
