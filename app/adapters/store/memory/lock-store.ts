import type { LockStore } from '~/ports/lock-store';
import { newId, type Memory } from './memory';
import { moment, promised } from './shared';

export const memoryLockStore = (memory: Memory): LockStore => promised<LockStore>({
  take(name, now, leaseMs, lapsed = true) {
    const held = memory.locks.get(name);
    if (held && held.until > moment(lapsed ? now : 0)) return null;
    const token = newId(memory, 'lock');
    memory.locks.set(name, { token, until: moment(now + leaseMs) });
    return token;
  },

  release(name, token) {
    if (memory.locks.get(name)?.token === token) memory.locks.delete(name);
  },
});
