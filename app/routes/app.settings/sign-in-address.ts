import type { Deps } from '~/pipeline/deps';
import { grantedAccess, type SignInReturn } from '~/pipeline/sign-in';
import type { SignInState } from '~/presenters/settings/connection-page';
import type { ConnectingPerson } from './connect-by-form';

/** How a sign-in's return is told to the connection page, in its address. */
export function signInQuery(pos: string, back: Exclude<SignInReturn, { kind: 'unknown' }>): string {
  return String(new URLSearchParams(back.kind === 'granted' ? { pos, signIn: back.id, focus: 'token' } : { pos, signInFailed: back.reason }));
}

export async function signInOf(deps: Deps, { installation, by }: ConnectingPerson, query: URLSearchParams): Promise<SignInState | null> {
  const kind = query.get('pos') ?? '';
  const [id, failed] = [query.get('signIn'), query.get('signInFailed')];
  if (!deps.pos.offered().some((one) => one.kind === kind)) return null;
  if (failed === 'refused' || failed === 'unreachable') return { kind, failed };
  if (id === null) return null;
  const granted = await grantedAccess(deps, id, { installationId: installation.id, by });
  return granted?.kind === kind ? { kind, id } : { kind, failed: 'too-late' };
}
