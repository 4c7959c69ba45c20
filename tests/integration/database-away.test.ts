import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { openDb } from '~/db.server';
import { webhookDoor } from '~/webhooks.server';
import { missingPrograms, startPostgres } from '../support/servers';
import { openTill } from '../support/till';

const secret = 'secret';
const shop = 'test.myshopify.com';

describe.skipIf(missingPrograms().includes('postgresql'))('a database that goes away', () => {
  it('is answered with 503, so that Shopify repeats, for every delivery that waits for it', async () => {
    const till = await openTill();
    const database = await startPostgres();
    const db = openDb(database.url);
    const stores = prismaStores(db);
    await stores.installations.install(shop, 1);
    const server = createServer(webhookDoor({ ...till.deps, stores }, secret));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const deliver = (id: number): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = `{"id":${id}}`;
        const headers = { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-webhook-id': `w${id}`, 'x-shopify-api-version': '2026-07', 'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') };
        send({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, method: 'POST', headers }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject).end(body);
      });
    try {
      expect(await Promise.all(Array.from({ length: 30 }, (_, id) => deliver(id)))).toEqual(Array<number>(30).fill(200));
      expect((await stores.work.backlog(null, Date.now(), 'order')).due).toBe(30);
      await database.stop();
      expect(await Promise.all(Array.from({ length: 30 }, (_, id) => deliver(100 + id)))).toEqual(Array<number>(30).fill(503));
    } finally {
      server.close();
      server.closeAllConnections();
      await db.$disconnect();
      await till.close();
    }
  });

  it('is waited for by a program that starts meanwhile, longer than its libraries try', async () => {
    const database = await startPostgres();
    await database.crash();
    const env = { ...process.env, DATABASE_URL: database.url, REDIS_URL: '', APP_URL: 'https://app.example', SHOPIFY_API_KEY: 'key', SHOPIFY_API_SECRET: secret, ENCRYPTION_KEYS: randomBytes(32).toString('base64') };
    const program = spawn(process.execPath, ['--import', 'tsx', 'app/entry.worker.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<string>((resolve) => program.once('exit', (code) => resolve(`ended with ${code}`)));
    const says = async (text: string): Promise<string> => {
      while (!said.includes(text)) await new Promise((resolve) => setTimeout(resolve, 50));
      return text;
    };
    try {
      expect(await Promise.race([says('schedules.wait'), ended])).toBe('schedules.wait');
      // Shopify's session storage looks twice in ten seconds for its table.
      expect(await Promise.race([new Promise((resolve) => setTimeout(resolve, 11_000, 'still there')), ended])).toBe('still there');
      await database.revive();
      expect(await Promise.race([says('worker.ready'), ended])).toBe('worker.ready');
      program.kill('SIGTERM');
      expect(await ended).toBe('ended with 0');
    } finally {
      program.kill('SIGKILL');
      await database.stop();
    }
  });
});
