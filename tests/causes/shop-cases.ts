import type { Order } from '~/domain/order/order';
import type { DownloadSettings } from '~/domain/settings/settings';
import { aPayment } from '../support/orders';
import { twoBelts, type CauseCase } from './cause-case';
import { hour, minute } from './place';
import type { Stand } from './stand';

/** What another app, or nobody, does first: three orders show it, and the other setting frees them. */
function pattern(code: CauseCase['code'], how: string, kept: Partial<DownloadSettings>, more: (stand: Stand) => Partial<Order>, mend: Readonly<Record<string, unknown>>): CauseCase {
  let held: readonly Order[] = [];
  return {
    code, how, names: ['3'],
    strike: async (stand) => {
      await stand.choose((settings) => ({ ...settings, download: { ...settings.download, ...kept } }));
      held = await stand.place(...twoBelts(stand, () => more(stand), 3));
      await stand.pass(26 * hour, hour);
      return [];
    },
    fix: async (stand) => {
      const row = await stand.failing(code);
      if (row?.fixTo !== `/app/settings/orders?focus=${Object.keys(mend)[0] ?? ''}`) throw new Error(`leads to ${row?.fixTo ?? 'nowhere'}`);
      await stand.saveOrders(mend);
      await stand.settle();
      for (const order of held) await stand.expectGone(order);
      await stand.checkAgain();
    },
  };
}

/** What is told of the shop as a whole, on the page of checks. */
export const shopCases: readonly CauseCase[] = [];
void minute;
void aPayment;
