/** What a page shows, without people: staff, employees and customers by name or number, e-mail, and what staff wrote. Orders, amounts and SKUs stay. */
import { emailPattern, namesPattern } from './redact';

export interface MaskWords {
  /** What stands for a person, and for anything else that is hidden. */
  readonly person: string;
  readonly text: string;
}

/** Fields whose whole value is a person's, whoever is meant. */
const people: ReadonlySet<string> = new Set(['by', 'createdBy', 'revokedBy', 'connectedBy', 'mutedBy', 'savedBy', 'userName', 'employee']);
const writings: ReadonlySet<string> = new Set(['note']);
/** What the catalogues and addresses are built from; a word hidden in one of them would break the page. */
const structure: ReadonlySet<string> = new Set(['code', 'kind', 'status', 'state', 'result', 'rule', 'group', 'section', 'label', 'id', 'orderId']);
/** The app itself signs what nobody did. */
const ourselves = 'Tillbridge';

/** `names`: what the POS calls its people, wherever in a text they stand. */
export function maskPeople<T>(view: T, names: readonly string[], words: MaskWords): T {
  const known = namesPattern(names);
  const scrub = (text: string): string => {
    const without = text.replace(emailPattern, words.text);
    return known ? without.replace(known, words.person) : without;
  };

  function maskField(key: string, value: unknown): unknown {
    if (typeof value !== 'string' || value === '') return walk(value);
    if (people.has(key)) return value === ourselves ? value : words.person;
    if (writings.has(key)) return words.text;
    return structure.has(key) ? value : scrub(value);
  }

  function walk(value: unknown): unknown {
    if (typeof value === 'string') return scrub(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const masked = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskField(key, part)]));
    return ofPeople(masked, words);
  }

  return walk(view) as T;
}

/** Fields that are a person's only by what stands beside them. */
function ofPeople(fields: Record<string, unknown>, words: MaskWords): Record<string, unknown> {
  if (fields.kind === 'person' && typeof fields.text === 'string') return { ...fields, text: words.person };
  const { code, params } = fields;
  if (typeof params !== 'object' || params === null) return fields;
  const told = params as Readonly<Record<string, string>>;
  const hidden = (...keys: readonly string[]): Record<string, unknown> => ({ ...fields, params: { ...told, ...Object.fromEntries(keys.filter((key) => told[key]).map((key) => [key, words.text])) } });
  if (code === 'notice.others' || code === 'notice.default') return hidden('told');
  // Ids of a customer's records in the POS, and what it said about them.
  if (/^(customer|address)\b/.test(told.step ?? '')) return hidden('id', 'message', 'told');
  if (code === 'person.fixed' && told.fix?.startsWith('employee')) return { ...fields, params: { ...told, what: words.person } };
  return fields;
}
