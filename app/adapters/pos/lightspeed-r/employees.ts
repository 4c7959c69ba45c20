import type { PosError } from '~/domain/posting/pos-error';
import { ok, type Result } from '~/domain/result';
import type { LightspeedApi } from './api';
import { asPerson } from './facts';
import { text } from './wire';

/** An active employee of that name, who may sell in every shop; a second click finds the first one's. Names have two parts here. */
export async function findOrCreateEmployee(api: LightspeedApi, name: string): Promise<Result<string, PosError>> {
  const known = await api.list('Employee');
  if (!known.ok) return known;
  const found = known.value.map(asPerson).find((person) => person.name === name && person.active && person.onlyAt === undefined);
  if (found) return ok(found.id);
  const [firstName = name, ...rest] = name.split(' ');
  const made = await api.create('Employee', { firstName, lastName: rest.join(' ') || firstName });
  return made.ok ? ok(text(made.value, 'employeeID')) : made;
}
