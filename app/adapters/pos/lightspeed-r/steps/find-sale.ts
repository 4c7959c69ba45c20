import type { FindOutcome } from '~/domain/posting/step';
import type { LightspeedApi } from '../api';
import { text, type WireRecord } from '../wire';
import { cannotTell, none } from './shared';

export interface Sought {
  readonly number: string;
  /** The document's id. */
  readonly document: string;
  /** Of one of its sales. */
  readonly suffix: string;
}

/**
 * A match needs our reference. The number alone may be somebody else's, and that is for a person to say.
 * Rows are compared here once more: a filter that is ignored would let anything come back. A sale that somebody archived is ours as well:
 * it is not made a second time.
 */
export async function findSale(api: LightspeedApi, { number, document, suffix }: Sought, asFound: (row: WireRecord) => FindOutcome): Promise<FindOutcome> {
  const reference = `${document}${suffix}`;
  const rows = await api.list('Sale', { referenceNumberSource: reference }, { relations: ['SaleLines'], archived: true });
  if (!rows.ok) return cannotTell(rows.error);
  const ours = rows.value.filter((row) => text(row, 'referenceNumberSource') === reference);
  if (ours.length > 1) return { kind: 'many', externalIds: ours.map((row) => text(row, 'saleID')) };
  if (ours[0]) return asFound(ours[0]);
  const same = await api.list('Sale', { referenceNumber: number });
  if (!same.ok) return cannotTell(same.error);
  const numbered = same.value.filter((row) => text(row, 'referenceNumber') === number);
  const others = numbered.filter((row) => !isOf(document, row));
  return others.length === 0 ? none : { kind: 'many', externalIds: others.map((row) => text(row, 'saleID')) };
}

/** One of the document's own sales. */
export const isOf = (document: string, row: WireRecord): boolean => {
  const reference = text(row, 'referenceNumberSource');
  return reference.startsWith(document) && /^(-\d+)?$/.test(reference.slice(document.length));
};
