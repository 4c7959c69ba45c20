import type { Fact } from '~/domain/checks/pos-facts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** What a Select offers. `inactive` marks what may no longer be chosen but still stands in the settings. */
export interface Option {
  readonly value: string;
  readonly name: string;
  readonly inactive: boolean;
}

/** Active entries, and the chosen one even where it is inactive or gone. Null = the POS did not list them. */
export function optionsOf(
  fact: Fact<readonly Listed[]> | undefined,
  chosen: readonly (string | null)[],
): readonly Option[] | null {
  if (fact?.kind !== 'known') return null;
  const kept = new Set(chosen.filter((id) => id !== null));
  const listed = fact.value
    .filter((one) => one.active || kept.has(one.id))
    .map((one) => ({ value: one.id, name: one.name, inactive: !one.active }));
  const gone = [...kept]
    .filter((id) => !fact.value.some((one) => one.id === id))
    .map((id) => ({ value: id, name: id, inactive: true }));
  return [...listed, ...gone];
}

