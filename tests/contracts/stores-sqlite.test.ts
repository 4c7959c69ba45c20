import { prismaStores } from '~/adapters/store/prisma/stores';
import { freshSqlite } from '../support/sqlite';
import { storesContract } from './stores.contract';

storesContract('sqlite', async () => {
  const { db, close } = await freshSqlite();
  return { stores: prismaStores(db), close };
});
