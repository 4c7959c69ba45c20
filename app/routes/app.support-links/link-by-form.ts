import { z } from 'zod';
import { lifetimes, type Lifetime } from '~/domain/support-link';
import type { Deps } from '~/pipeline/deps';
import { makeSupportLink, revokeSupportLink } from '~/pipeline/support-links';
import { orderNumber } from '~/presenters/order-number';

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('create'),
    scope: z.enum(['app', 'order']),
    lifetime: z.enum(Object.keys(lifetimes) as [Lifetime, ...Lifetime[]]),
    masked: z.literal('on').optional(),
    order: z.string().trim().max(100).default(''),
    /** The order that the page was opened for. */
    orderId: z.string().regex(/^\d{1,20}$/).optional(),
  }),
  z.object({ intent: z.literal('revoke'), link: z.string().max(100) }),
]);

type Refusal = 'order-needed' | 'unknown-order' | 'several-orders' | 'too-many';
interface Answer {
  readonly done: 'revoked' | null;
  readonly made: { readonly token: string; readonly endsAt: number } | null;
  readonly refusal: Refusal | null;
}
const refused = (refusal: Refusal): Answer => ({ done: null, made: null, refusal });

/** One posted intent → one use case, in the name of who asks. What no form of ours sends is answered 400. */
export async function supportLinkByForm(deps: Deps, installationId: string, posted: FormData, by: string): Promise<Answer> {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) throw new Response('Unknown intent', { status: 400 });
  const wish = read.data;
  if (wish.intent === 'revoke') {
    const revoked = await revokeSupportLink(deps, installationId, wish.link, by);
    return { done: revoked ? 'revoked' : null, made: null, refusal: null };
  }
  const order = wish.scope === 'app' ? { id: null } : await orderNamed(deps, installationId, wish.order, wish.orderId ?? null);
  if (typeof order === 'string') return refused(order);
  const outcome = await makeSupportLink(deps, { installationId, orderId: order.id, lifetime: wish.lifetime, masked: wish.masked === 'on', by });
  return outcome.kind === 'refused' ? refused(outcome.reason) : { done: null, made: { token: outcome.token, endsAt: outcome.link.endsAt }, refusal: null };
}

/** Two are enough to know that it is not the only one. */
const looked = 50;

/** By the number that Shopify shows, with or without its #; where several have it, the one that the page was opened for. */
async function orderNamed({ stores }: Deps, installationId: string, name: string, opened: string | null): Promise<{ readonly id: string } | Refusal> {
  if (name === '') return 'order-needed';
  const { rows } = await stores.orders.list({ installationId, text: name, limit: looked });
  const fitting = rows.filter((row) => [row.name, row.name?.replace(/^#/, ''), orderNumber(row)].includes(name));
  const [one, other] = fitting;
  const known = fitting.find((row) => orderNumber(row) === opened);
  if (!one) return 'unknown-order';
  return other && !known ? 'several-orders' : { id: orderNumber(known ?? one) };
}
