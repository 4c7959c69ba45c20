import { value } from '../context';
import type { Endpoint } from '../context';
import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { listPage } from '../listing';
import type { Listing } from '../listing';
import { invalid, notFound } from '../refusal';
import type { GiftCard, GiftCardAdjustment, JsonObject } from '../rows';
import { amount, times } from '../views';

function cardView(draft: Draft, card: GiftCard): JsonObject {
  return { id: card.id, number: card.number, balance: amount(draft, card.balance), ...times(card) };
}

function cards(draft: Draft): Listing<GiftCard> {
  return { rows: draft.all('gift_cards'), view: (card) => cardView(draft, card), words: (card) => card.number };
}

function adjustments(draft: Draft): Listing<GiftCardAdjustment> {
  return {
    rows: draft.all('gift_card_adjustments'),
    view: (one) => ({
      id: one.id,
      gift_card_id: one.gift_card_id,
      reason_id: one.reason_id,
      delta_balance: amount(draft, one.delta_balance),
      ...times(one),
    }),
  };
}

function reasonOf(fields: Fields): number {
  return fields.requiredRef('reason_id', 'reason_codes');
}

/** Numbers are kept upper-case and without spaces; other signs are refused. */
function normal(number: string): string {
  return number.replace(/\s+/g, '').toUpperCase();
}

export const giftCardEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/gift_cards', run: ({ draft, query }) => value(listPage(draft, query, cards(draft))) },
  {
    method: 'GET',
    path: '/gift_cards/:number',
    run: ({ draft, params }) => {
      const card = draft.all('gift_cards').find((one) => one.number === normal(params.number ?? ''));
      if (!card) throw notFound();
      return value(cardView(draft, card));
    },
  },
  {
    method: 'POST',
    path: '/gift_cards',
    run: ({ draft, fields }) => {
      const number = normal(fields.required('number'));
      if (number !== '' && !/^[A-Z0-9]+$/.test(number)) fields.fault('number', 'must be letters and digits');
      if (draft.all('gift_cards').some((card) => card.number === number)) fields.fault('number', 'has already been taken');
      const balance = fields.amount('balance') ?? 0;
      if (balance < 0) fields.fault('balance', 'must be greater than or equal to 0');
      if (balance !== 0) reasonOf(fields);
      fields.check();
      const card = draft.insert('gift_cards', { number, balance });
      return { kind: 'created', id: card.id, path: `/gift_cards/${card.id}`, value: cardView(draft, card) };
    },
  },
  { method: 'GET', path: '/gift_card/adjustments', run: ({ draft, query }) => value(listPage(draft, query, adjustments(draft))) },
  {
    method: 'POST',
    path: '/gift_card/adjustments',
    run: ({ draft, fields }) => {
      const card = draft.find('gift_cards', fields.requiredRef('gift_card_id', 'gift_cards'));
      const reason_id = reasonOf(fields);
      const delta = fields.amount('delta_balance') ?? fields.fault('delta_balance', "can't be blank") ?? 0;
      fields.check();
      if (!card || card.balance + delta < 0) throw invalid({ delta_balance: 'is more than the balance' });
      draft.update('gift_cards', card, { balance: card.balance + delta });
      const one = draft.insert('gift_card_adjustments', { gift_card_id: card.id, reason_id, delta_balance: delta });
      return { kind: 'created', id: one.id, path: `/gift_card/adjustments/${one.id}`, value: adjustments(draft).view(one) };
    },
  },
];
