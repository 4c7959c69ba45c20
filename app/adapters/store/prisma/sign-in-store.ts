import type { SignIn as Row } from '@prisma/client';
import type { Db } from '~/db.server';
import type { SignIn, SignInStore } from '~/ports/sign-in-store';
import { at, wide } from './shared';

const asSignIn = ({ id, installationId, kind, startedBy, expiresAt, sealedCredentials }: Row): SignIn => ({ id, installationId, kind, startedBy, expiresAt: at(expiresAt), sealedCredentials });

export const prismaSignInStore = (db: Db): SignInStore => ({
  async begin({ expiresAt, ...signIn }) {
    await db.signIn.create({ data: { ...signIn, expiresAt: wide(expiresAt) } });
  },

  async answer(id, now) {
    const { count } = await db.signIn.updateMany({ where: { id, answered: false, expiresAt: { gt: wide(now) } }, data: { answered: true } });
    const row = count === 1 ? await db.signIn.findUnique({ where: { id } }) : null;
    return row && asSignIn(row);
  },

  async keep(id, sealedCredentials, expiresAt) {
    await db.signIn.updateMany({ where: { id }, data: { sealedCredentials, expiresAt: wide(expiresAt) } });
  },

  async granted(id, { installationId, by }, now) {
    const row = await db.signIn.findFirst({ where: { id, installationId, startedBy: by, expiresAt: { gt: wide(now) } } });
    return row?.sealedCredentials ? { ...asSignIn(row), sealedCredentials: row.sealedCredentials } : null;
  },

  async forget(id) {
    await db.signIn.deleteMany({ where: { id } });
  },
});
