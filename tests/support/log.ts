import type { Log } from '~/ports/log';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silentLog };
