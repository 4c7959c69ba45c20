import type { Draft } from './draft';
import { forbidden, unauthorised } from './refusal';
import type { User } from './rows';
import type { WireRequest } from '../shared/wire';

/** The token's user, if both are alive and the user may do this. A token dies with its user. */
export function authenticate(draft: Draft, request: WireRequest, path: string): User {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const known = token === undefined ? undefined : draft.state.tokens[token];
  const user = known?.valid ? draft.find('users', known.user_id) : null;
  if (!user?.active) throw unauthorised();
  const right = rightFor(path);
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (user.denied.includes(right) || (writes && user.denied.includes(`${right}:write`)))
    throw forbidden(writes ? `${right}:write` : right);
  return user;
}

/** `sales/orders`, `customers`, `inventory`: what a user's rights are named after. */
export function rightFor(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts[0] === 'sales' ? `sales/${parts[1] ?? ''}` : (parts[0] ?? '');
}
