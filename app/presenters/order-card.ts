import type { Status } from '~/domain/verdict/verdict';
import { causeText } from '~/i18n/cause-text';
import { formatMoment } from '~/i18n/format';
import type { Language } from '~/i18n/languages';
import { textsOf, type Texts } from '~/i18n/texts';
import type { OrderRow } from '~/ports/order-store';
import { zoneOr } from './calendar';
import { fixOf } from './fix';
import { intentsOf, posLinkOf, type OrderSight } from './order';
import type { ReadStores } from './read-stores';

/** The two things that may be done from Shopify's order page; all else is done in the app. */
export const cardIntents = ['retry', 'include'] as const;
export type CardIntent = (typeof cardIntents)[number];

/** One order on Shopify's own page, in the reader's words: the extension draws it and decides nothing. */
export interface OrderCard {
  /** False: Shopify has the order, and nothing of it was heard here yet. */
  readonly known: boolean;
  readonly badge: { readonly text: string; readonly tone: 'success' | 'warning' | 'caution' | 'info' | 'critical' | 'neutral' } | null;
  readonly line: string;
  readonly posNumber: string | null;
  readonly posLink: string | null;
  readonly nextTry: string | null;
  /** Path inside the app. */
  readonly page: string;
  /** The one button of the block: an act is confirmed in the action, a page opens in the app. */
  readonly button: { readonly label: string; readonly intent: CardIntent } | { readonly label: string; readonly page: string } | null;
  /** What the action offers, with the sentence that asks for it; null = there is nothing to do from here. */
  readonly act: { readonly intent: CardIntent; readonly label: string; readonly question: string } | null;
}

const tones: Record<Status, NonNullable<OrderCard['badge']>['tone']> = {
  in_pos: 'success', partly: 'warning', pending_pos: 'warning', waiting: 'caution', confirming: 'info', blocked: 'critical', skipped: 'neutral', reconcile: 'warning', handled: 'neutral',
};

export async function presentOrderCard(stores: ReadStores, sight: Pick<OrderSight, 'installation' | 'id' | 'linkTo'>, language: Language): Promise<OrderCard> {
  const { installation, id } = sight;
  const texts = textsOf(language);
  const page = `/app/orders/${id}`;
  const key = `${installation.id}/${id}`;
  const row = /^\d{1,20}$/.test(id) ? await stores.orders.get(key) : null;
  if (!row) return { known: false, badge: null, line: texts.t('orderCard.unknown'), posNumber: null, posLink: null, nextTry: null, page, button: null, act: null };
  const zone = zoneOr(installation.timeZone);
  const { verdict } = row;
  const act = actOf(row, texts);
  return {
    known: true,
    badge: { text: texts.t(`common.status.${verdict.status}`), tone: tones[verdict.status] },
    line: lineOf(row, texts, zone),
    posNumber: row.posNumber,
    posLink: posLinkOf(await stores.journal.documents(key), sight.linkTo),
    nextTry: verdict.nextTryAt === null ? null : texts.t('order.verdict.nextTry', { when: formatMoment(verdict.nextTryAt, zone, language) }),
    page,
    button: buttonOf(row, act, texts, zone, page),
    act,
  };
}

function lineOf({ verdict, name }: OrderRow, texts: Texts, zone: string): string {
  if (verdict.cause) return causeText(texts, { ...verdict.cause, params: { order: name ?? '', ...verdict.cause.params } }, 'reason', zone) ?? '';
  return texts.t(verdict.status === 'in_pos' ? 'order.verdict.inPos' : 'order.verdict.byItself');
}

function buttonOf({ verdict }: OrderRow, act: OrderCard['act'], texts: Texts, zone: string, page: string): OrderCard['button'] {
  if (!verdict.cause) return null;
  const { first } = fixOf(verdict.cause);
  const label = causeText(texts, verdict.cause, 'fix', zone) ?? texts.t('orderCard.open');
  if (first.kind === 'link') return { label, page: first.to.startsWith('#') ? `${page}${first.to}` : first.to };
  if (first.kind === 'act' && act?.intent === first.intent) return { label, intent: act.intent };
  // The order's own Shopify page is where the reader stands; what else there is to do is told in the app.
  return { label: texts.t('orderCard.open'), page };
}

function actOf(row: OrderRow, texts: Texts): OrderCard['act'] {
  const intent = intentsOf(row).find(isCardIntent);
  return intent ? { intent, label: texts.t(`order.actions.${intent}`), question: texts.t(`orderCard.question.${intent}`, { order: row.name ?? '' }) } : null;
}

export const isCardIntent = (intent: unknown): intent is CardIntent => (cardIntents as readonly unknown[]).includes(intent);
