import type { JsonObject } from '../rows';
import type { State } from '../state';

export function accountAnswer({ account, name }: State): JsonObject {
  const link = { '@attributes': { href: `/API/V3/Account/${account}` } };
  return { '@attributes': { count: '1' }, Account: { accountID: account, name, link } };
}
