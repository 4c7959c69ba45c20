import { presentBacklog } from '~/presenters/backlog';
import { start } from './plan';
import type { OutageWorld } from './world';

/** What a shop's page said of its backlog. */
export interface Shown { readonly at: number; readonly shop: number; readonly due: number; readonly finishAt: number | null }

export async function lookAtPages({ stores, installations, timeline }: OutageWorld): Promise<readonly Shown[]> {
  const at = timeline.now;
  return Promise.all(installations.map(async (id, shop) => {
    const { due, finishAt } = await presentBacklog(stores, id, await stores.connections.current(id), start + at);
    return { at, shop, due, finishAt: finishAt === null ? null : finishAt - start };
  }));
}
