import { malformed } from './refusal';
import type { RelationTree } from './shape';

export type Query = ReadonlyMap<string, string>;

/** A plus sign stands for itself: the operators and time zones of this API come unescaped often enough. */
export function parseQuery(raw: string): Query {
  const query = new Map<string, string>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const mark = pair.indexOf('=');
    query.set(decode(mark < 0 ? pair : pair.slice(0, mark)), mark < 0 ? '' : decode(pair.slice(mark + 1)));
  }
  return query;
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Paths of the relations to load. */
export function relationsOf(query: Query, known: Readonly<Record<string, RelationTree>>): readonly string[] {
  const asked = query.get('load_relations') ?? '';
  if (asked === '') return [];
  if (asked === 'all') return Object.keys(known);
  let list: unknown;
  try {
    list = JSON.parse(asked);
  } catch {
    throw malformed('load_relations must be a JSON array.');
  }
  if (!Array.isArray(list)) throw malformed('load_relations must be a JSON array.');
  return list.map((one: unknown) => {
    const path = String(one);
    if (!treesOf(path, known)) throw malformed(`Unknown relation '${path}'.`);
    return path;
  });
}

/** The relation at each step of a path; null when a step does not exist. */
export function treesOf(path: string, known: Readonly<Record<string, RelationTree>>): readonly RelationTree[] | null {
  const trees: RelationTree[] = [];
  let level = known;
  for (const name of path.split('.')) {
    const tree = Object.hasOwn(level, name) ? level[name] : undefined;
    if (!tree) return null;
    trees.push(tree);
    level = tree.inner;
  }
  return trees;
}
