import { describe, expect, it } from 'vitest';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { openDb } from '~/db.server';
import { storesContract } from '../contracts/stores.contract';
import { missingPrograms, startPostgres } from '../support/servers';

if (missingPrograms().includes('postgresql')) {
  // Named rather than hidden; with CI=true the test command counts it as a failure.
  describe.skip('stores: postgresql (postgresql is not installed)', () => it('runs', () => expect.fail()));
} else {
  storesContract('postgresql', async () => {
    const server = await startPostgres();
    const db = openDb(server.url);
    return {
      stores: prismaStores(db),
      close: async () => {
        await db.$disconnect();
        await server.stop();
      },
    };
  });
}
