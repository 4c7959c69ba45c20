import type { ControlAnswer } from '../../shared/control';
import { givenIn } from '../../shared/desk';
import { patchRow, rowOf, tableOf } from '../../shared/desk-rows';
import { Draft } from '../draft';
import { Fields } from '../fields';
import { fixtureState } from '../fixtures';
import { notFound } from '../refusal';
import { changeField, createField } from '../resources/custom-fields';
import { close } from '../resources/orders';
import type { JsonObject, TableName } from '../rows';
import type { State } from '../state';
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
  const object = givenIn(body) as JsonObject;
  const fields = new Fields(draft, object);
  const [name = '', second = '', third = ''] = parts;
  switch (`${method} ${name}`) {
    case 'POST reset':
      return { status: 200, body: { ok: true }, state: fixtureState({ account: state.account, currency: state.currency, now }) };
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

function removeRow(draft: Draft, table: TableName, key: string): void {
  draft.remove(table, rowOf(draft, table, key).id);
}
