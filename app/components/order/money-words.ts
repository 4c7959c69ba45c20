import { useReader } from '../text/reader';

export interface MoneyView {
  readonly currency: string;
  /** False where Shopify could not be asked, so that its side has totals alone. */
  readonly read: boolean;
  readonly rows: readonly {
    readonly kind: 'items' | 'discounts' | 'giftCards' | 'shipping' | 'tax' | 'tip' | 'duties' | 'payments';
    readonly shopify: string | null;
    readonly pos: string | null;
  }[];
  readonly total: { readonly shopify: string | null; readonly pos: string | null };
  readonly owed: string | null;
  readonly difference: string | null;
  readonly parts: string;
  /** Figures that differ and were called equal by the tolerance; null where it did nothing. */
  readonly tolerated: Readonly<Record<string, string>> | null;
  readonly later: string | null;
  /** The two sums that stopped the order, and what lies between them; null where they agree. */
  readonly calculation?: { readonly code: 'E-SUM-MISMATCH' | 'E-POS-TOTAL' | 'E-IDENTITY'; readonly left: string; readonly right: string; readonly diff: string } | null;
}

/** What lies between the two totals, in words. */
export function useDifference({ difference, currency, total }: MoneyView): string {
  const { t, money } = useReader();
  if (total.pos === null || difference === null) return t('order.money.unsent');
  if (!/[1-9]/.test(difference)) return t('order.money.matches');
  const amount = money(difference.replace(/^-/, ''), currency);
  return difference.startsWith('-') ? t('order.money.lower', { amount }) : t('order.money.higher', { amount });
}
