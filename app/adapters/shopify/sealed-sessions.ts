import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Cipher } from '~/ports/cipher';

/** Shopify's session storage with the tokens sealed: access and refresh tokens open the shop and are never stored in clear. */
export function sealedSessions(inner: SessionStorage, cipher: Cipher): SessionStorage {
  const change = (session: Session, turn: (text: string) => string | undefined): Session => {
    const copy = new Session(session.toObject());
    copy.accessToken = session.accessToken === undefined ? undefined : turn(session.accessToken);
    copy.refreshToken = session.refreshToken === undefined ? undefined : turn(session.refreshToken);
    return copy;
  };
  const seal = (session: Session): Session => change(session, (text) => (text === '' ? '' : cipher.seal(text)));
  // What no key opens is as good as no token: the next page load exchanges a new one.
  const open = (session: Session): Session => change(session, (text) => (text === '' ? '' : (cipher.open(text) ?? undefined)));
  return {
    storeSession: (session) => inner.storeSession(seal(session)),
    loadSession: async (id) => {
      const session = await inner.loadSession(id);
      return session && open(session);
    },
    deleteSession: (id) => inner.deleteSession(id),
    deleteSessions: (ids) => inner.deleteSessions(ids),
    findSessionsByShop: async (shop) => (await inner.findSessionsByShop(shop)).map(open),
  };
}
