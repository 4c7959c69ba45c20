/**
 * Shopify's search syntax as far as orders need it: `field:value`, comparators `:> :>= :< :<=`, quotes, AND (also by a space), OR,
 * NOT or a leading `-`, parentheses. A bare word looks in the name. Unknown fields are ignored and named in `unknown`, as Shopify does.
 */
export interface Facts {
  /** The field's values of one record, or null for a field that does not exist. Times and numbers compare, the rest must be equal. */
  (field: string): readonly string[] | null;
}

export interface Search {
  readonly matches: (facts: Facts) => boolean;
  readonly unknown: (facts: Facts) => readonly string[];
}

type Test = (facts: Facts, unknown: Set<string>) => boolean;
const TOKEN = /\s*(\(|\)|-?[A-Za-z_]+:(?:>=|<=|>|<)?(?:"[^"]*"|'[^']*'|[^\s()]+)|"[^"]*"|'[^']*'|[^\s()]+)/gy;

export function parseSearch(query: string): Search {
  const tokens = [...query.matchAll(TOKEN)].flatMap((match) => match[1] ?? []);
  let at = 0;
  const peek = () => tokens[at];

  const either = (): Test => {
    const sides = [both()];
    while (peek()?.toUpperCase() === 'OR') {
      at += 1;
      sides.push(both());
    }
    return (facts, unknown) => sides.map((side) => side(facts, unknown)).some(Boolean);
  };
  const both = (): Test => {
    const sides: Test[] = [];
    for (let token = peek(); token !== undefined && token !== ')' && token.toUpperCase() !== 'OR'; token = peek()) {
      if (token.toUpperCase() === 'AND') at += 1;
      else sides.push(one());
    }
    return (facts, unknown) => sides.map((side) => side(facts, unknown)).every(Boolean);
  };
  const one = (): Test => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token.toUpperCase() === 'NOT') {
      const inner = one();
      return (facts, unknown) => !inner(facts, unknown);
    }
    if (token === '(') {
      const inner = either();
      at += 1;
      return inner;
    }
    return term(token);
  };

  const whole = either();
  return {
    matches: (facts) => whole(facts, new Set()),
    unknown: (facts) => {
      const unknown = new Set<string>();
      whole(facts, unknown);
      return [...unknown];
    },
  };
}

function term(token: string): Test {
  const match = /^(-?)([A-Za-z_]+):(>=|<=|>|<)?(.*)$/s.exec(token);
  if (!match) {
    const word = bare(token).toLowerCase();
    return (facts) => (facts('name') ?? []).some((name) => name.toLowerCase().includes(word));
  }
  const [, minus, field = '', sign, raw = ''] = match;
  const wanted = bare(raw);
  return (facts, unknown) => {
    const values = facts(field);
    if (values === null) {
      unknown.add(field);
      return true;
    }
    const hit = values.some((value) => fits(value, sign, wanted));
    return minus === '-' ? !hit : hit;
  };
}

function bare(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

function fits(value: string, sign: string | undefined, wanted: string): boolean {
  if (sign === undefined) {
    return wanted === '*'
      ? value !== ''
      : comparable(value) === comparable(wanted) || value.toLowerCase() === wanted.toLowerCase();
  }
  const [one, other] = [comparable(value), comparable(wanted)];
  if (typeof one !== typeof other) return false;
  if (sign === '>') return one > other;
  if (sign === '>=') return one >= other;
  return sign === '<' ? one < other : one <= other;
}

/** Digits as bigint, moments as milliseconds, the rest as lower-case text. */
function comparable(text: string): bigint | string {
  if (/^\d+$/.test(text)) return BigInt(text);
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? text.toLowerCase() : BigInt(at);
}
