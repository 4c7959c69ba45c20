import type { Session } from '@shopify/shopify-api';
import { mintIdToken } from '../../sandbox/shopify/auth/id-token';
import { KEY, SECRET, testShop } from '../../sandbox/shopify/test-shop';
import { adminGate } from '~/admin.server';
import { readEnv } from '~/env.server';
import type { Deps } from '~/pipeline/deps';
import { makeShopify } from '~/shopify.server';
import { silentLog } from './log';
import { shopDomain as shop } from './shopify';

/** Shopify's real library in front of the simulated shop's token endpoint: who may come in, and as whom. */
export const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const env = readEnv({ SHOPIFY_API_KEY: KEY, SHOPIFY_API_SECRET: SECRET, ENCRYPTION_KEYS: Buffer.alloc(32).toString('base64'), APP_URL: 'https://app.example' });

export function openGate(deps: Deps) {
  const stand = testShop();
  const sessions = new Map<string, Session>();
  const warnings: string[] = [];
  let exchanges = 0;
  const shopify = makeShopify({
    env,
    log: { ...silentLog, warn: (_event, fields) => void warnings.push(JSON.stringify(fields)) },
    fetch: async (_input, init) => {
      exchanges += 1;
      // The simulated shop's clock stands; the library's does not.
      const { subject_token: _given, ...fields } = JSON.parse(String(init?.body)) as Record<string, string>;
      const answer = await stand.exchange(fields);
      return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/json' } });
    },
    sessions: {
      storeSession: (session) => Promise.resolve(sessions.set(session.id, session).size > 0), loadSession: (id) => Promise.resolve(sessions.get(id)), deleteSession: (id) => Promise.resolve(sessions.delete(id)),
      deleteSessions: (ids) => Promise.resolve(ids.map((id) => sessions.delete(id)).length > 0), findSessionsByShop: (name) => Promise.resolve([...sessions.values()].filter((session) => session.shop === name)),
    },
    afterAuth: () => Promise.resolve(),
  });
  return { shopify, gate: adminGate(deps, shopify), warnings, exchanges: () => exchanges };
}

export const token = (more: Partial<Parameters<typeof mintIdToken>[0]> = {}): string => mintIdToken({ shop, apiKey: KEY, apiSecret: SECRET, userId: '7', life: 60, now: Date.now(), ...more });
