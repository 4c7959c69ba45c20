import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One folder a case:
 *   order.json      the order as Shopify's webhooks carry it (`edits` beside it for what REST has no words for)
 *   posted.json     the same order as it was when its sale went to the POS, where changes came later
 *   settings.json   what differs from the default settings
 *   pos.json        items and custom fields that the POS has beside one item for each SKU
 *   documents.json  the verdict, what is posted, and the stock that moves: what a bookkeeper would expect
 *   README.md       why, in a paragraph
 */
export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
  /** REST texts in the order in which the app saw them. */
  readonly readings: readonly string[];
  readonly settings: Readonly<Record<string, object>>;
  readonly pos: { readonly items?: readonly object[]; readonly customFields?: readonly object[] };
}

const here = import.meta.dirname;

export const goldenNames = (): readonly string[] => readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

export function readCase(name: string): GoldenCase {
  const folder = path.join(here, name);
  const text = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const optional = (file: string): object => (existsSync(path.join(folder, file)) ? (JSON.parse(text(file)) as object) : {});
  const files = ['posted.json', 'order.json'].filter((file) => existsSync(path.join(folder, file)));
  if (!files.includes('order.json')) throw new Error(`${folder} holds no order.json`);
  return { name, folder, readings: files.map(text), settings: optional('settings.json') as GoldenCase['settings'], pos: optional('pos.json') };
}

/** Items that answer to a SKU by a field of theirs: their own number → the SKU. */
export const otherNumbers = ({ pos }: GoldenCase): Readonly<Record<string, string>> =>
  Object.fromEntries((pos.items ?? []).map((item) => item as { public_id: string; custom?: Record<string, string> }).flatMap(({ public_id: number, custom }) => Object.values(custom ?? {}).map((sku) => [number, sku] as const)));
