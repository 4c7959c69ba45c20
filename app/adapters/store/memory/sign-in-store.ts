import type { SignInStore } from '~/ports/sign-in-store';
import type { Memory } from './memory';
import { moment, promised } from './shared';

export const memorySignInStore = (memory: Memory): SignInStore => promised<SignInStore>({
  begin: (signIn) => void memory.signIns.set(signIn.id, { ...signIn, expiresAt: moment(signIn.expiresAt), sealedCredentials: null, answered: false }),

  answer(id, now) {
    const row = memory.signIns.get(id);
    if (!row || row.answered || row.expiresAt <= moment(now)) return null;
    memory.signIns.set(id, { ...row, answered: true });
    const { answered: _, ...signIn } = row;
    return signIn;
  },

  keep(id, sealedCredentials, expiresAt) {
    const row = memory.signIns.get(id);
    if (row) memory.signIns.set(id, { ...row, sealedCredentials, expiresAt: moment(expiresAt) });
  },

  granted(id, { installationId, by }, now) {
    const row = memory.signIns.get(id);
    if (!row || row.installationId !== installationId || row.startedBy !== by || row.expiresAt <= moment(now) || row.sealedCredentials === null) return null;
    const { answered: _, sealedCredentials, ...signIn } = row;
    return { ...signIn, sealedCredentials };
  },

  forget: (id) => void memory.signIns.delete(id),
});
