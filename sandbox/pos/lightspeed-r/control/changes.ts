import type { ControlAnswer } from '../../shared/control';
import { givenIn } from '../../shared/desk';
import { patchRow, rowOf, tableOf } from '../../shared/desk-rows';
import { Draft } from '../draft';
import { CLIENT_ID, fixtureState, OWNER } from '../fixtures';
import { addressBack, grantCode } from '../oauth/consent';
import { issue } from '../oauth/tokens';
import type { JsonObject, TableName } from '../rows';
import type { Grant, State } from '../state';
import { putItems } from './items';
import { personOf } from './reads';

/** Tables that a scenario may change directly, by the name it stands under in the address. */
const ALIASES = new Map<string, TableName>([
  ['employees', 'Employee'],
  ['shops', 'Shop'],
  ['registers', 'Register'],
  ['customers', 'Customer'],
  ['payment-types', 'PaymentType'],
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
  const [name = '', second = '', third = ''] = parts;
  switch (`${method} ${name}`) {
    case 'POST reset':
      return { status: 200, body: { ok: true }, state: afresh(state, now) };
    case 'POST clients':
      draft.patch({ clients: { ...state.clients, [String(object.client_id ?? CLIENT_ID)]: clientOf(state, object) } });
      return done(draft.state.clients);
    case 'POST authorise':
      return done(authorise(draft, object), 201);
    case 'POST connect':
      return done(issue(draft, grantFor(draft, object), null), 201);
    case 'POST tokens':
      // The merchant's own switch under Client API Access; `valid` again brings every connection back.
      draft.patch({ grants: state.grants.map((one) => ({ ...one, revoked: object.valid === false })) });
      return done();
    case 'POST users': {
      const { active, ...rest } = object;
      const fields = typeof active === 'boolean' ? { archived: !active, lockOut: !active, ...rest } : rest;
      return done(personOf(patchRow(draft, 'Employee', second, fields)));
    }
    case 'POST items':
      if (second !== '') return done(patchRow(draft, 'Item', second, object));
      return done(putItems(draft, body), 201);
    case 'POST records':
      return done(patchRow(draft, tableOf(draft, second), third, object));
    case 'DELETE records':
      draft.remove(tableOf(draft, second), rowOf(draft, tableOf(draft, second), third).id);
      return done();
    default: {
      const table = method === 'POST' ? ALIASES.get(name) : undefined;
      return table ? done(patchRow(draft, table, second, object)) : null;
    }
  }
}

/** As at the start; who is connected stays connected, as no shop's clear-out ends a connection. */
function afresh(state: State, now: number): State {
  const { clients, codes, grants, access, refresh, currency } = state;
  const { registers, timeFactor } = state.switches;
  const fixture = fixtureState({ currency, registers, now });
  return { ...fixture, clients, codes, grants, access, refresh, switches: { ...fixture.switches, timeFactor } };
}

function clientOf(state: State, body: JsonObject) {
  const before = state.clients[String(body.client_id ?? CLIENT_ID)];
  const text = (name: string, otherwise: string) => (typeof body[name] === 'string' ? body[name] : otherwise);
  return {
    secret: text('client_secret', before?.secret ?? ''),
    name: text('name', before?.name ?? 'Client'),
    redirectUri: text('redirect_uri', before?.redirectUri ?? ''),
  };
}

/** What the consent page would do for an employee who approves. */
function authorise(draft: Draft, body: JsonObject): { code: string; location: string } {
  const ask = Object.fromEntries(Object.entries({ client_id: CLIENT_ID, scope: 'employee:all', ...body }).map(([key, one]) => [key, String(one)]));
  const code = grantCode(draft, ask, employeeOf(draft, body));
  return { code, location: addressBack(draft, ask, { code }) };
}

function grantFor(draft: Draft, body: JsonObject): Grant {
  const grant: Grant = {
    id: draft.nextId('grants'),
    client: String(body.client_id ?? CLIENT_ID),
    employeeID: employeeOf(draft, body),
    scope: String(body.scope ?? 'employee:all'),
    revoked: false,
    refreshes: [],
  };
  draft.patch({ grants: [...draft.state.grants, grant] });
  return grant;
}

const employeeOf = (draft: Draft, body: JsonObject): number =>
  body.employee === undefined ? OWNER : rowOf(draft, 'Employee', String(body.employee)).id;
