import { z } from 'zod';
import { bulkKinds } from '~/domain/verdict/bulk';
import type { Deps } from '~/pipeline/deps';
import { planRun, type PlanOutcome } from '~/pipeline/plan-run';
import type { Installation } from '~/ports/installation-store';
import { zoneOr } from '~/presenters/calendar';
import { queryOf, readFilter } from '~/presenters/order-filter';

const form = z.object({ kind: z.enum(bulkKinds), scope: z.enum(['ticked', 'filter']).default('ticked') });

/** "All" means the very filter that the list was made by, on every page of it. */
export async function planByForm(deps: Deps, installation: Installation, search: URLSearchParams, posted: FormData, by: string): Promise<PlanOutcome> {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) throw new Response('Unknown intent', { status: 400 });
  const { kind, scope } = read.data;
  const ticked = posted.getAll('order').flatMap((id) => (typeof id === 'string' && /^\d{1,20}$/.test(id) ? [`${installation.id}/${id}`] : []));
  const of = scope === 'filter' ? { query: queryOf(readFilter(search), installation.id, zoneOr(installation.timeZone)) } : { keys: ticked };
  return planRun(deps, { installationId: installation.id, kind, by, of });
}
