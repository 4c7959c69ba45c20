import type { Draft } from './draft';
import type { JsonObject, JsonValue, Row } from './rows';
import { oneOrMany } from './values';

/** How a kind of record looks on the wire, and what may be loaded, searched and sorted. */
export interface Shape<R extends Row> {
  readonly name: string;
  readonly key: string;
  readonly sortable: readonly string[];
  view(draft: Draft, row: R): JsonObject;
  readonly relations: Readonly<Record<string, Relation<R>>>;
  /** Fields that only a search knows, such as `itemCode`, or `Contact.email` (whose relation has to be loaded). */
  readonly search?: Readonly<Record<string, (draft: Draft, row: R) => readonly string[]>>;
}

/** What a relation costs depends on its kind and on those above it. */
export interface RelationTree {
  readonly many: boolean;
  readonly inner: Readonly<Record<string, RelationTree>>;
}

export interface Relation<R> extends RelationTree {
  /** Null leaves it out, as for a key of 0. */
  load(draft: Draft, row: R, deeper: readonly string[]): JsonValue | null;
}

export function toOne<R extends Row, C extends Row>(shape: Shape<C>, find: (draft: Draft, row: R) => C | null): Relation<R> {
  return {
    many: false,
    inner: shape.relations,
    load: (draft, row, deeper) => {
      const found = find(draft, row);
      return found && shown(draft, shape, found, deeper);
    },
  };
}

export function toMany<R extends Row, C extends Row>(shape: Shape<C>, find: (draft: Draft, row: R) => readonly C[]): Relation<R> {
  return {
    many: true,
    inner: shape.relations,
    load: (draft, row, deeper) =>
      oneOrMany(
        shape.name,
        find(draft, row).map((one) => shown(draft, shape, one, deeper)),
      ),
  };
}

/** A relation without records of its own to load from, such as a contact or a note. */
export function part<R>(load: (draft: Draft, row: R) => JsonValue | null): Relation<R> {
  return { many: false, inner: {}, load };
}

/** The record with the relations named, `SaleLines.Item` through `SaleLines`. */
export function shown<R extends Row>(draft: Draft, shape: Shape<R>, row: R, relations: readonly string[]): JsonObject {
  const view: Record<string, JsonValue> = { ...shape.view(draft, row) };
  for (const name of new Set(relations.map((path) => path.split('.')[0] ?? ''))) {
    const deeper = relations.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
    const value = shape.relations[name]?.load(draft, row, deeper);
    if (value !== null && value !== undefined) view[name] = value;
  }
  return view;
}
