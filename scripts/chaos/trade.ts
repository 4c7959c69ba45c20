import { millionths } from '../check/decimal';
import { control, Refusal } from '../lib/control';
import { changes, orderForm, price, type Change } from './orders';
import type { Random } from './random';

interface Detail {
  readonly id: string;
  readonly outstanding: string;
  readonly currentTotal: string;
  readonly lines: readonly { readonly id: string; readonly kind: string; readonly currentQuantity: number }[];
}

export interface Traded {
  readonly placed: number;
  /** How many of each later change were made; some make no sense any more when their turn comes. */
  readonly changes: Readonly<Record<string, number>>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A shop's day in short: orders come singly and in bursts over the window, and many change afterwards. */
export async function trade(shopUrl: string, random: Random, orders: number, windowMs: number, progress: (placed: number) => void): Promise<Traded> {
  const made: Record<string, number> = {};
  const stories: Promise<void>[] = [];
  const moments = Array.from({ length: orders }, () => random.next() * windowMs).sort((a, b) => a - b);
  // A third come together with the one before, as after a newsletter.
  const at = moments.map((moment, index) => (index > 0 && random.chance(33) ? (moments[index - 1] ?? moment) : moment)).sort((a, b) => a - b);
  const startedAt = Date.now();
  for (const [index, moment] of at.entries()) {
    await pause(Math.max(0, startedAt + moment - Date.now()));
    const own = random.branch(`order ${index}`);
    const form = orderForm(own);
    const { id } = await control<{ id: string }>(`${shopUrl}/_control/orders/build`, form);
    stories.push(live(`${shopUrl}/_control/orders/${id}`, own, changes(own, form), Math.max(4_000, windowMs / 6), made));
    progress(index + 1);
  }
  await Promise.all(stories);
  return { placed: at.length, changes: made };
}

/** Changes follow one another at a distance that may be nothing, so that some meet the order on its way. */
async function live(url: string, random: Random, row: readonly Change[], withinMs: number, made: Record<string, number>): Promise<void> {
  for (const change of row) {
    await pause(random.next() ** 2 * withinMs);
    try {
      if (await apply(url, change, random)) made[change.kind] = (made[change.kind] ?? 0) + 1;
    } catch (error) {
      // 422: the shop has no such thing to do for this order any more.
      if (!(error instanceof Refusal && error.status === 422)) throw error;
    }
  }
}

async function apply(url: string, change: Change, random: Random): Promise<boolean> {
  const detail = await control<Detail>(url);
  const left = detail.lines.filter((one) => one.kind !== 'TIP' && one.currentQuantity > 0);
  const chosen = 'next' in change ? left[Math.floor(change.next * left.length)] : undefined;
  switch (change.kind) {
    case 'settle': {
      const owed = millionths(detail.outstanding);
      if (owed > 0n) await control(`${url}/pay`, {});
      if (owed < 0n) await control(`${url}/refund`, { lines: [], amount: detail.outstanding.replace('-', '') });
      return owed !== 0n;
    }
    case 'refund':
    case 'edit-remove': {
      if (!chosen) return false;
      const quantity = random.whole(1, chosen.currentQuantity);
      const units = left.reduce((sum, one) => sum + one.currentQuantity, 0);
      // A shop that takes everything out of an order cancels it; a refund does that here too.
      if (change.kind === 'edit-remove' && quantity === units) return false;
      if (change.kind === 'refund') await control(`${url}/refund`, { lines: [{ lineId: chosen.id, quantity }], restock: change.restock });
      else await control(`${url}/edit`, { change: [{ lineId: chosen.id, quantity: chosen.currentQuantity - quantity }] });
      return true;
    }
    case 'goodwill':
      await control(`${url}/refund`, { lines: [], amount: price(random, 200) });
      return true;
    case 'edit-add':
      await control(`${url}/edit`, { add: [change.line] });
      return true;
    case 'tag':
      await control(`${url}/tag`, { add: ['vip'] });
      return true;
    case 'cancel':
      await control(`${url}/cancel`, { reason: 'customer', refund: true, restock: true });
      return true;
    default:
      await control(`${url}/${change.kind}`, {});
      return true;
  }
}
