import type { ControlAnswer } from '../../shared/control';
import { FAULT_KINDS, readFault } from '../../shared/faults';
import { NO_CALLS } from '../../shared/turn';
import { Draft } from '../draft';
import { Fields, isObject } from '../fields';
import { fixtureState } from '../fixtures';
import { invalid, notFound } from '../refusal';
import { changeField, createField } from '../resources/custom-fields';
import { close } from '../resources/orders';
import type { JsonObject, JsonValue, TableName, Tables } from '../rows';
import type { State } from '../state';
import { SWITCH_NAMES } from '../switches';
import { putItems } from './items';

/** Tables that a scenario may change directly, by the name it stands under in the address. */
const ALIASES = new Map<string, TableName>([
  ['users', 'users'],
  ['locations', 'locations'],
  ['stations', 'stations'],
  ['customers', 'customers'],
  ['payment-types', 'payment_types'],
]);

export function changeControl(
  state: State,
  method: string,
  parts: readonly string[],
  body: unknown,
  now: number,
  rng: () => number,
): ControlAnswer<State> | null {
  const draft = new Draft(state, now, rng);
  const done = (value: unknown = { ok: true }, status = 200): ControlAnswer<State> => ({ status, body: value, state: draft.state });
  const object = (isObject(body as JsonValue) ? body : {}) as JsonObject;
  const fields = new Fields(draft, object);
  const [name = '', second = '', third = ''] = parts;
  switch (`${method} ${name}`) {
    case 'POST reset':
      return { status: 200, body: { ok: true }, state: fixtureState({ account: state.account, currency: state.currency, now }) };
    case 'POST faults': {
      const fault = readFault(object);
      if (!fault) throw invalid({ kind: `must be one of ${FAULT_KINDS.join(', ')}` });
      draft.patch({ faults: [...state.faults, fault] });
      return done(fault, 201);
    }
    case 'DELETE faults':
      draft.patch({ faults: [] });
      return done();
    case 'DELETE calls':
      draft.patch({ calls: NO_CALLS });
      return done();
    case 'POST settings':
      draft.patch({ switches: { ...state.switches, ...readSwitches(object) } });
      return done(draft.switches);
    case 'POST account-settings':
      draft.patch({ settings: { ...state.settings, ...object } });
      return done(draft.state.settings);
    case 'POST tokens':
      setToken(draft, fields);
      return done();
    case 'POST items':
      if (second !== '') return done(patchRow(draft, 'items', second, object));
      return done(putItems(draft, body), 201);
    case 'POST custom-fields':
      if (second === '') return done(createField(draft, fields), 201);
      return done(changeField(draft, rowOf(draft, 'custom_fields', second), fields));
    case 'POST orders':
      return done(touchOrder(draft, second, third));
    case 'DELETE orders':
      removeRow(draft, 'orders', second);
      return done();
    case 'POST records':
      return done(patchRow(draft, tableOf(draft, second), third, object));
    case 'DELETE records':
      removeRow(draft, tableOf(draft, second), third);
      return done();
    default: {
      const table = method === 'POST' ? ALIASES.get(name) : undefined;
      return table ? done(patchRow(draft, table, second, object)) : null;
    }
  }
}

function readSwitches(body: JsonObject): Partial<State['switches']> {
  const unknown = Object.keys(body).filter((name) => !SWITCH_NAMES.some((known) => known === name));
  if (unknown.length > 0) throw invalid(Object.fromEntries(unknown.map((name) => [name, 'is not a switch'])));
  return body as Partial<State['switches']>;
}

function setToken(draft: Draft, fields: Fields): void {
  const token = fields.required('token');
  const valid = fields.flag('valid') ?? true;
  const user = fields.ref('user_id', 'users');
  fields.check();
  const before = draft.state.tokens[token];
  const user_id = user ?? before?.user_id ?? draft.all('users')[0]?.id ?? 0;
  draft.patch({ tokens: { ...draft.state.tokens, [token]: { user_id, valid } } });
}

function touchOrder(draft: Draft, id: string, what: string): unknown {
  const order = rowOf(draft, 'orders', id);
  if (what === 'void') return close(draft, order, true);
  if (what === 'close') return close(draft, order, false);
  throw notFound();
}

function tableOf(draft: Draft, name: string): TableName {
  if (!Object.hasOwn(draft.state.tables, name)) throw notFound();
  return name as TableName;
}

/** By id, or by login or name for people. */
function rowOf<K extends TableName>(draft: Draft, table: K, key: string): Tables[K] {
  const byId = draft.find(table, Number(key));
  if (byId) return byId;
  const wanted = key.toLowerCase();
  const named = draft.all(table).find((row) => namesOf(row).includes(wanted));
  if (!named) throw notFound();
  return named;
}

function namesOf(row: object): string[] {
  const one = row as Record<string, unknown>;
  const names = [one.name, one.login, one.public_id, one.key, `${String(one.first_name ?? '')} ${String(one.last_name ?? '')}`];
  return names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase());
}

/** Changes only fields that the row already has; a misspelt one is refused rather than stored. */
function patchRow<K extends TableName>(draft: Draft, table: K, key: string, body: JsonObject): Tables[K] {
  const row = rowOf(draft, table, key);
  const strange = Object.keys(body).filter((name) => !Object.hasOwn(row, name) || name === 'id');
  if (strange.length > 0) throw invalid(Object.fromEntries(strange.map((name) => [name, 'is not a field'])));
  return draft.update(table, row, body as unknown as Partial<Tables[K]>);
}

function removeRow(draft: Draft, table: TableName, key: string): void {
  draft.remove(table, rowOf(draft, table, key).id);
}
