import type { Attribute, Order } from '../order/order';

/** What customers and staff wrote, as text for the POS. It may hold personal data: read afresh for each attempt, never frozen or logged. */
export interface Remarks {
  /** The order's note and attributes; null where there are none. */
  readonly order: string | null;
  /** Attributes of single lines by Shopify line id, for example an engraving. */
  readonly lines: Readonly<Record<string, string>>;
}

/** Attributes whose key begins with an underscore are an app's own and hidden everywhere in Shopify. */
const told = (attributes: readonly Attribute[]): string[] =>
  attributes.filter(({ key, value }) => !key.startsWith('_') && value.trim() !== '').map(({ key, value }) => `${key}: ${value.trim()}`);

export function remarksOf(order: Order): Remarks {
  const whole = [...(order.note?.trim() ? [order.note.trim()] : []), ...told(order.attributes)].join('\n');
  const lines = order.lines.map((line) => [line.id, told(line.attributes).join(', ')] as const).filter(([, text]) => text !== '');
  return { order: whole === '' ? null : whole, lines: Object.fromEntries(lines) };
}

/** At most so many characters; a cut shows, and never splits a letter that is written with two units. */
export function cutText(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
