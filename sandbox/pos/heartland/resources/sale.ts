import type { Context } from '../context';
import { requireLocation } from '../context';
import { acceptCustom, customText, requireUnique } from '../custom-values';
import type { Draft } from '../draft';
import { invalid } from '../refusal';
import type { Custom, Order, Transaction } from '../rows';

const GROUP = 'sales.transaction';
export type SaleKind = 'order' | 'invoice' | 'ticket';

/** Station and source location, which every sale needs, at places where the user may work. */
export function readPlace(context: Context, location: number | null): { station_id: number; source_location_id: number } {
  const { draft, fields } = context;
  const station_id = fields.requiredRef('station_id', 'stations');
  const station = draft.find('stations', station_id);
  const source_location_id = location ?? fields.requiredRef('source_location_id', 'locations');
  if (station && !station.active) fields.fault('station_id', 'is not active');
  if (draft.find('locations', source_location_id)?.active === false) fields.fault('source_location_id', 'is not active');
  if (draft.switches.stationMustMatchLocation && station && station.location_id !== source_location_id) {
    fields.fault('station_id', 'does not belong to the location');
  }
  fields.check();
  requireLocation(context, source_location_id);
  return { station_id, source_location_id };
}

/** Custom values of a sale, unique among all sales; `own` is the record being changed. */
export function readSaleCustom(draft: Draft, values: Custom, before: Custom, own: Order | Transaction | null): Custom {
  const custom = acceptCustom(draft, GROUP, values, before);
  requireUniqueSale(draft, custom, own);
  return custom;
}

export function requireUniqueSale(draft: Draft, custom: Custom, own: Order | Transaction | null): void {
  requireUnique(draft, GROUP, custom, (field, value) =>
    (['orders', 'transactions'] as const).some((table) =>
      draft.having(table, `custom@${field}`, customText(field), value).some((one) => one !== own),
    ),
  );
}

const numberOf = (sale: Order | Transaction): string => sale.public_id;

/** The number a sale asked for, once it is known to be free, or the next of its kind. */
export function numberFor(draft: Draft, kind: SaleKind, asked: string | null, own: number | null): string {
  if (asked === null || asked.trim() === '') return String(draft.nextId(`${kind}_numbers`));
  if (!draft.switches.uniquePublicIds) return asked;
  const shared = draft.switches.numberSpace === 'shared';
  const taken =
    ((shared || kind === 'order') &&
      draft.having('orders', 'public_id', numberOf, asked).some((order) => kind !== 'order' || order.id !== own)) ||
    draft
      .having('transactions', 'public_id', numberOf, asked)
      .some(
        (one) =>
          one.id !== own &&
          (shared || (one.type === 'Invoice') === (kind === 'invoice')) &&
          (shared || kind !== 'order'),
      );
  if (taken) throw invalid({ public_id: 'has already been taken' });
  return asked;
}
