import { sellsElsewhere } from '~/domain/checks/causes-of-facts';
import type { PosPerson } from '~/domain/checks/pos-facts';
import { fail, ok } from '~/domain/result';
import { fixSettings, refused, type Fixer, type FixKind, type FixOutcome } from './apply-fix';
import { askPos } from './ask-pos';
import type { Deps } from './deps';
import { rereadFacts } from './gather-facts';
import { tellPos } from './tell-pos';

/** Who is credited with online orders from now on. Asked of the POS at this moment: an archived person is never saved. */
export async function pickEmployee(deps: Deps, fixer: Fixer, employeeId: string): Promise<FixOutcome> {
  const person = await personNow(deps, fixer.installationId, employeeId);
  if (!person.ok) return refused(person.error);
  if (person.value === null) return refused('gone');
  const { settings } = await deps.stores.installations.settings(fixer.installationId);
  if (sellsElsewhere(person.value.onlyAt, settings)) return refused('elsewhere');
  return person.value.active ? assign(deps, fixer, 'employee', employeeId, person.value.name) : refused('archived');
}

/** Only where the POS makes people by its API; its guide leads there otherwise. */
export async function createEmployee(deps: Deps, fixer: Fixer, name: string): Promise<FixOutcome> {
  const wanted = name.trim();
  if (wanted === '') return refused('not-allowed');
  const made = await tellPos(deps, fixer.installationId, (gateway) => gateway.fixes?.createEmployee?.(wanted) ?? Promise.resolve(fail({ kind: 'forbidden', right: 'employees' })));
  if (!made.ok) return refused(made.error === 'access' ? 'cannot' : made.error);
  return (await personNow(deps, fixer.installationId, made.value.value)).ok ? assign(deps, fixer, 'employee-made', made.value.value, wanted) : refused('unreachable');
}

/** As the POS says now, else as it was read last; null where neither is known. */
export async function readPerson(deps: Deps, installationId: string, id: string): Promise<PosPerson | 'gone' | null> {
  const now = await personNow(deps, installationId, id);
  if (now.ok) return now.value ?? 'gone';
  const connection = await deps.stores.connections.current(installationId);
  const facts = connection && (await deps.stores.connections.facts(connection.account.id));
  return facts?.employees.kind === 'known' ? (facts.employees.value.find((one) => one.id === id) ?? 'gone') : null;
}

async function personNow(deps: Deps, installationId: string, id: string) {
  const connection = await deps.stores.connections.current(installationId);
  const answer = await askPos(deps, installationId, async (gateway) => {
    const { employees } = await rereadFacts(deps, connection?.account.id ?? '', gateway, ['employees']);
    return employees.kind === 'known' ? ok(employees.value.find((one) => one.id === id) ?? null) : fail(employees.error);
  });
  return answer.ok ? ok(answer.value.value) : answer;
}

const assign = (deps: Deps, fixer: Fixer, fix: FixKind, employeeId: string, name: string): Promise<FixOutcome> =>
  fixSettings(deps, fixer, { fix, what: name, turn: (settings) => ({ ...settings, pos: { ...settings.pos, employeeId } }), mends: [{ code: 'E-EMP-ARCHIVED' }] });
