import { z } from 'zod';
import type { Deps } from '~/pipeline/deps';
import { linkItem, type LinkRefusal } from '~/pipeline/link-item';

/** `id`: one of the items offered, or "other", which means what is typed under `number`. */
const form = z.object({ sku: z.string().trim().min(1).max(255), id: z.string().default('other'), number: z.string().trim().max(100).default('') });

interface LinkAnswer {
  readonly done: 'linked' | null;
  readonly refusal: LinkRefusal | 'required' | null;
  readonly label: string;
  readonly orders: number;
}

const refused = (refusal: LinkRefusal | 'required'): LinkAnswer => ({ done: null, refusal, label: '', orders: 0 });

export async function linkByForm(deps: Deps, installationId: string, posted: FormData, by: string): Promise<LinkAnswer> {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) throw new Response('Not a link', { status: 400 });
  const { sku, id, number } = read.data;
  if (id === 'other' && number === '') return refused('required');
  const outcome = await linkItem(deps, { installationId, sku, by, item: id === 'other' ? { number } : { id } });
  return outcome.kind === 'refused' ? refused(outcome.reason) : { done: 'linked', refusal: null, label: outcome.label, orders: outcome.orders };
}
