import { value } from '../context';
import type { Endpoint } from '../context';
import type { Draft } from '../draft';
import { shown, listPage } from '../listing';
import type { Listing } from '../listing';
import { invalid, notFound } from '../refusal';
import type { JsonObject, ReasonCode, User } from '../rows';
import { predicates, times } from '../views';

function userView(draft: Draft, user: User): JsonObject {
  return {
    id: user.id,
    login: user.login,
    email: user.login,
    first_name: user.first_name,
    last_name: user.last_name,
    ...predicates(draft, { active: user.active }),
    ...times(user),
  };
}

function users(draft: Draft): Listing<User> {
  return {
    rows: draft.all('users'),
    view: (user) => userView(draft, user),
    words: (user) => `${user.first_name} ${user.last_name} ${user.login}`,
  };
}

function reasons(draft: Draft, list: string): Listing<ReasonCode> {
  return {
    rows: draft.all('reason_codes').filter((reason) => reason.list === list),
    view: (reason) => ({ id: reason.id, name: reason.name, ...times(reason) }),
  };
}

/** Who the token is, people, account switches, reason codes. */
export const accountEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/system/whoami', run: ({ draft, user }) => value(userView(draft, user)) },
  { method: 'GET', path: '/system/host', run: ({ draft }) => value({ host: `${draft.state.account}.retail.heartland.us` }) },
  { method: 'GET', path: '/users', run: ({ draft, query }) => value(listPage(draft, query, users(draft))) },
  {
    method: 'GET',
    path: '/users/:id',
    run: ({ draft, query, params }) => {
      const user = draft.find('users', Number(params.id));
      if (!user) throw notFound();
      return value(shown(user, users(draft), query));
    },
  },
  {
    method: 'GET',
    path: '/settings/:key',
    run: ({ draft, params }) => {
      const key = params.key ?? '';
      if (!Object.hasOwn(draft.state.settings, key)) throw notFound();
      return value({ value: draft.state.settings[key] ?? null });
    },
  },
  {
    method: 'PUT',
    path: '/settings/:key',
    run: ({ draft, params, fields }) => {
      const next = fields.body.value;
      if (next === undefined) throw invalid({ value: "can't be blank" });
      draft.patch({ settings: { ...draft.state.settings, [params.key ?? '']: next } });
      return { kind: 'updated', value: { value: next } };
    },
  },
  {
    method: 'GET',
    path: '/reason_codes/:list',
    run: ({ draft, query, params }) => {
      if (!/^(gift_card|inventory)_adjustment_reasons$/.test(params.list ?? '')) throw notFound();
      return value(listPage(draft, query, reasons(draft, params.list ?? '')));
    },
  },
];
