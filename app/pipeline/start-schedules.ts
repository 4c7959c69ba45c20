import { errorText } from '~/domain/redact';
import { checksWorkKey } from './check-schedule';
import type { Deps } from './deps';
import { scheduleHousekeeping } from './housekeeping';
import { ringWork } from './ring-work';
import { sweepWorkKey } from './sweep-schedule';

const againMs = 2_000;

/**
 * At the start of a worker. A database that is away for the moment is waited for, with the door open that answers 503 meanwhile: a program
 * that ended here would only be begun again, and one that nobody begins again would take no order.
 */
export async function startSchedules(deps: Deps): Promise<void> {
  for (;;) {
    try {
      return await ringSchedules(deps);
    } catch (error) {
      deps.log.warn('schedules.wait', { error: errorText(error) });
      await deps.clock.sleep(againMs);
    }
  }
}

/** Every awake installation has its rows, and the house its daily one. Existing rows keep their time; new ones are spread, so that many shops do not ask Shopify at once. */
async function ringSchedules(deps: Deps): Promise<void> {
  const { recheckMs, sweepMs } = deps.timing;
  const now = deps.clock.now();
  const awake = (await deps.stores.installations.all()).filter((installation) => !installation.uninstalledAt);
  await ringWork(deps, awake.flatMap(({ id }, index) => [
    { key: checksWorkKey(id), name: 'checks', installationId: id, dueAt: now + recheckMs },
    { key: sweepWorkKey(id), name: 'sweep', installationId: id, dueAt: now + Math.ceil((sweepMs * (index + 1)) / awake.length) },
  ]));
  await scheduleHousekeeping(deps, now + recheckMs);
}
