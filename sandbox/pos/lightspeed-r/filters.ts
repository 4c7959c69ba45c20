import { decode } from './query';
import type { Query } from './query';
import { malformed } from './refusal';

const OPERATORS = ['>=', '<=', '><', '!=', '!~', '=', '>', '<', '~', 'IN'] as const;
type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

const RESERVED = new Set('load_relations limit sort after before count archived or'.split(' '));
const REMOVED = new Set(['offset', 'orderby', 'orderby_desc']);

/** All of the first, and one of each list of the second. */
export function conditionsOf(query: Query): { all: readonly Condition[]; either: readonly Condition[] } {
  const all: Condition[] = [];
  for (const [field, value] of query) {
    if (REMOVED.has(field)) throw malformed(`'${field}' is not supported since V3.`);
    if (!RESERVED.has(field)) all.push(conditionOf(field, value));
  }
  const either = (query.get('or') ?? '')
    .split('|')
    .filter((part) => part !== '')
    .map((part) => {
      const mark = part.indexOf('=');
      if (mark < 0) throw malformed('or must hold conditions, with = written as %3D.');
      return conditionOf(part.slice(0, mark), decode(part.slice(mark + 1)));
    });
  return { all, either };
}

/** The operator stands before a comma: `>,5`. */
function conditionOf(field: string, text: string): Condition {
  const operator = OPERATORS.find((one) => text.startsWith(`${one},`));
  if (!operator) return { field, operator: '=', values: [text] };
  const rest = text.slice(operator.length + 1);
  if (operator === 'IN') return { field, operator, values: listOf(field, rest) };
  if (operator === '><') return { field, operator, values: rest.split(',') };
  return { field, operator, values: [rest] };
}

function listOf(field: string, text: string): readonly string[] {
  const values = text.startsWith('[') ? fromJson(field, text) : text.split(',');
  if (values.length > 100) throw malformed(`${field}: at most 100 values may be passed to IN.`);
  return values;
}

function fromJson(field: string, text: string): readonly string[] {
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    throw malformed(`${field}: IN needs a list.`);
  }
}

const COMPARED_AS_TEXT = new Set<Operator>(['=', '!=', '~', '!~', 'IN']);

/** A test of one value; what can be made ready once is, because it then runs over a whole table. */
export function testOf({ operator, values }: Condition, caseSensitive: boolean): (actual: string) => boolean {
  const same = (text: string) => (caseSensitive || !COMPARED_AS_TEXT.has(operator) ? text : text.toLowerCase());
  const [first = '', second = ''] = values.map(same);
  const set = new Set(values.map(same));
  const pattern = patternOf(first);
  switch (operator) {
    case '=':
      return (actual) => same(actual) === first;
    case '!=':
      return (actual) => same(actual) !== first;
    case '~':
      return (actual) => pattern.test(same(actual));
    case '!~':
      return (actual) => !pattern.test(same(actual));
    case 'IN':
      return (actual) => set.has(same(actual));
    case '>':
      return (actual) => orderOf(actual, first) > 0;
    case '>=':
      return (actual) => orderOf(actual, first) >= 0;
    case '<':
      return (actual) => orderOf(actual, first) < 0;
    case '<=':
      return (actual) => orderOf(actual, first) <= 0;
    case '><':
      return (actual) => orderOf(actual, first) >= 0 && orderOf(actual, second) <= 0;
  }
}

function patternOf(text: string): RegExp {
  const expression = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
  return new RegExp(`^${expression}$`, 's');
}

/** Numbers by value, times by instant, else as text. */
export function orderOf(a: string, b: string): number {
  const [left, right] = [valueOf(a), valueOf(b)];
  if (left !== null && right !== null) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}

function valueOf(text: string): number | null {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
