import type { Draft } from './draft';
import { fromMinor } from './money';
import type { JsonObject, JsonValue, Minor, Row } from './rows';

/** Yes-or-no fields, spelled with the question mark that the real API gives them (or as the switch says). */
export function predicates(draft: Draft, flags: Readonly<Record<string, boolean>>): JsonObject {
  const style = draft.switches.predicates;
  const shown: Record<string, JsonValue> = {};
  for (const [name, flag] of Object.entries(flags)) {
    if (style !== 'plain') shown[`${name}?`] = flag;
    if (style !== 'question') shown[name] = flag;
  }
  return shown;
}

export function amount(draft: Draft, value: Minor): number {
  return fromMinor(value, draft.state.currency);
}

export function times(row: Row): JsonObject {
  return {
    created_at: row.created_at,
    updated_at: row.updated_at,
    local_created_at: row.created_at,
    local_updated_at: row.updated_at,
  };
}
