import { value } from '../context';
import type { Context, Endpoint } from '../context';
import { listPage } from '../listing';
import type { Listing } from '../listing';
import { listOf, textOf } from '../query';
import type { JsonObject, Movement, Row } from '../rows';
import { amount, times } from '../views';
import { itemView } from './items';

interface Level extends Row {
  readonly item_id: number | null;
  readonly location_id: number | null;
  readonly on_hand: number;
  readonly committed: number;
  readonly cost: number;
}

/** One row per combination of the groups asked for; without a group, one row for everything. */
function levels({ draft, user, query }: Context): Listing<Level> {
  const groups = listOf(query.group);
  const found = new Map<string, Level>();
  for (const [key, stock] of Object.entries(draft.state.stock)) {
    const [item = 0, location = 0] = key.split(':').map(Number);
    if (user.location_ids && !user.location_ids.includes(location)) continue;
    if (textOf(query.item_id) !== null && Number(query.item_id) !== item) continue;
    if (textOf(query.location_id) !== null && Number(query.location_id) !== location) continue;
    const item_id = groups.includes('item_id') ? item : null;
    const location_id = groups.includes('location_id') ? location : null;
    const before = found.get(`${item_id}:${location_id}`);
    found.set(`${item_id}:${location_id}`, {
      id: before?.id ?? found.size + 1,
      created_at: '',
      updated_at: '',
      item_id,
      location_id,
      on_hand: (before?.on_hand ?? 0) + stock.on_hand,
      committed: (before?.committed ?? 0) + stock.committed,
      cost: draft.find('items', item)?.cost ?? 0,
    });
  }
  const empty = (level: Level) => level.on_hand === 0 && level.committed === 0;
  const hideEmpty = textOf(query.exclude_empty_locations) === 'true';
  return {
    rows: [...found.values()].filter((level) => !(hideEmpty && empty(level))),
    view: (level): JsonObject => ({
      item_id: level.item_id,
      location_id: level.location_id,
      qty: level.on_hand,
      qty_on_hand: level.on_hand,
      qty_committed: level.committed,
      qty_available: level.on_hand - level.committed,
      qty_on_po: 0,
      qty_in_transit: 0,
      unit_cost: amount(draft, level.cost),
    }),
    includes: {
      item: (level) => {
        const item = level.item_id === null ? null : draft.find('items', level.item_id);
        return item ? itemView(draft, item) : null;
      },
    },
  };
}

function movements({ draft }: Context): Listing<Movement> {
  return { rows: draft.all('movements'), view: (one) => ({ ...one, ...times(one) }) };
}

export const stockEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/inventory/values',
    run: (context) => {
      // The two are spent on choosing the rows; as conditions they would miss rows that are not grouped by them.
      const { item_id: _item, location_id: _location, ...query } = context.query;
      return value(listPage(context.draft, query, levels(context)));
    },
  },
  {
    method: 'GET',
    path: '/inventory/transactions',
    run: (context) => value(listPage(context.draft, context.query, movements(context))),
  },
];
